"""One module a revision, in the order of their numbers; an applied one is never edited."""
