"""Where the contents of attachments come from."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from bot.messages import PictureId
from bot.platforms.platform import FileContent
from corpus.document import DocumentId
from corpus.store import DocumentStore


class StoredFiles:
    """Documents as they were taken in, pictures as they were kept; implements `Files`."""

    def __init__(
        self, documents: DocumentStore, find_picture: Callable[[PictureId], bytes | None]
    ) -> None:
        self._documents = documents
        self._find_picture = find_picture

    def original(self, document: str) -> FileContent | None:
        """Return the file with exactly the bytes that were read, or else the text read from it."""
        identity = DocumentId(document)
        name = "van-ban"
        for source in self._documents.sources():
            if source.document == identity:
                name = source.file_name
                content = _read(Path(source.source))
                if content and hashlib.sha256(content).hexdigest() == document:
                    return FileContent(name, content)
        text = self._documents.text(identity)
        if text is None:
            return None
        return FileContent(f"{Path(name).stem}.txt", text.encode())

    def picture(self, picture: str) -> bytes | None:
        """Return the PNG."""
        return self._find_picture(PictureId(picture))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # moved or taken away since
        return None
