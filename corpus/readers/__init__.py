"""Files -> text, each kind of file by its reader."""
