"""What can stop a command; `str(error)` and `reason` are one Vietnamese sentence for people.

SotayError
├── SettingsError       a setting is unknown or wrong: the person who runs it mends it
├── DataFolderError     the data folder cannot be made, written, or is in use
├── DatabaseError       the database cannot be reached, read or brought up to date
└── ScheduleError       the file of swapped working days has a slip: whoever edits it mends it
"""


class SotayError(Exception):
    """Base of this folder's errors; the command line prints `reason` and ends with status 2."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SettingsError(SotayError):
    """A setting is unknown or has a value that cannot be used; names it, never shows its value."""


class DataFolderError(SotayError):
    """The data folder cannot be used now."""


class DatabaseError(SotayError):
    """The database cannot be used now."""


class ScheduleError(SotayError):
    """The office's file of swapped working days cannot be used; names the file and the line."""
