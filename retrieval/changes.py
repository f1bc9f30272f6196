"""A note in a folder that tells other processes that what is in it has changed."""

import uuid
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A file that each change replaces; without a folder there is nobody to tell."""

    folder: Path | None

    def leave(self) -> None:
        """Tell of a change."""
        if self.folder is not None:
            new = self.folder / f"changed.{uuid.uuid4().hex}"
            new.touch()
            new.replace(self.folder / "changed")

    def stamp(self) -> tuple[int, int] | None:
        """Return what differs after each change, None before the first."""
        if self.folder is None:
            return None
        try:
            status = (self.folder / "changed").stat()
        except FileNotFoundError:
            return None
        return status.st_mtime_ns, status.st_ino
