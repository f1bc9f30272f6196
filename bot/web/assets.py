"""The page's own files, read once and addressed by content so that browsers keep them."""

import hashlib
import mimetypes
from dataclasses import dataclass
from importlib import resources

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of `static/`; `version` changes with its bytes."""

    name: str
    body: bytes
    media_type: str
    version: str

    @property
    def url(self) -> str:
        """The address that may be cached for ever."""
        return f"/static/{self.name}?v={self.version}"


def load_assets() -> dict[str, Asset]:
    """Read every file of `static/` that has a known web type, by name."""
    folder = resources.files("bot.web") / "static"
    return {
        file.name: _asset(file.name, file.read_bytes())
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if file.is_file() and _media_type(file.name) is not None
    }


def _asset(name: str, body: bytes) -> Asset:
    version = hashlib.sha256(body).hexdigest()[:16]
    return Asset(name, body, _media_type(name) or "application/octet-stream", version)


def _media_type(name: str) -> str | None:
    suffix = name[name.rfind(".") :] if "." in name else ""
    return _MEDIA_TYPES.get(suffix) or mimetypes.types_map.get(suffix)
