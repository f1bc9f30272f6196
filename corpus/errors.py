"""What can go wrong with a document; `str(error)` is for the log, `reason` for people.

CorpusError
├── UnreadableFile      the file cannot become text: broken, empty, a scan, another encoding
└── RefusedDocument     the file is read and must not be kept: marked as a state secret
"""


class CorpusError(Exception):
    """Base of this folder's errors; `reason` is one Vietnamese sentence for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreadableFile(CorpusError):
    """No text can be had from the file; trying again without changing it will not help."""


class RefusedDocument(CorpusError):
    """The document is marked MẬT, TỐI MẬT or TUYỆT MẬT and is not taken in."""
