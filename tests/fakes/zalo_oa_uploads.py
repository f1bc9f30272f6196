"""Uploads to an Official Account: one multipart field, and a limit for each kind."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from tests.fakes.loopback import Call
from tests.fakes.zalo_oa_envelope import Refused

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived; `kind` is image, gif or file."""

    kind: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Limit:
    suffixes: frozenset[str]
    size: int


_LIMITS = {
    "image": _Limit(frozenset({".jpg", ".jpeg", ".png"}), _MEGABYTE),
    "gif": _Limit(frozenset({".gif"}), 5 * _MEGABYTE),
    "file": _Limit(frozenset({".pdf", ".doc", ".docx"}), 5 * _MEGABYTE),
}


def read_upload(call: Call) -> Upload:
    """Return what was uploaded; raises Refused for what the kind does not take."""
    limit = _LIMITS[call.name]
    name, content = _one_file(call)
    if PurePath(name).suffix.lower() not in limit.suffixes:
        raise Refused(-201, f"a file name that does not end in {', '.join(sorted(limit.suffixes))}")
    if not content:
        raise Refused(-201, "an empty file")
    if len(content) > limit.size:
        raise Refused(-210, f"{len(content)} bytes, more than {limit.size}")
    return Upload(call.name, name, content)


def has_no_suffix(call: Call) -> bool:
    """Return whether the file name has no ending at all: then the API answers with empty data."""
    return not PurePath(_one_file(call)[0]).suffix


def _one_file(call: Call) -> tuple[str, bytes]:
    boundary = re.fullmatch(
        r"multipart/form-data; boundary=\"?([^\";]+)\"?", call.headers.get("content-type", "")
    )
    if boundary is None:
        raise Refused(-201, "not multipart/form-data")
    parts = call.body.split(b"--" + boundary[1].encode())[1:-1]
    if len(parts) != 1:
        raise Refused(-201, f"{len(parts)} fields instead of one")
    head, _, content = parts[0].removeprefix(b"\r\n").partition(b"\r\n\r\n")
    named = re.search(r'name="file"; filename="([^"]*)"', head.decode())
    if named is None:
        raise Refused(-201, "no field `file` with a file name")
    return named[1], content.removesuffix(b"\r\n")
