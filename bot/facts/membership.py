"""Which groups a unit belongs to, told from the names alone: "các sở, ban, ngành" (pure)."""

import re
from collections.abc import Iterator

from corpus.text import fold

_LEVELS = ("trung uong", "tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "phuong",
           "dac khu", "xa", "thon")  # fmt: skip
_LEVEL = "|".join(_LEVELS)
_OPENED = re.compile(r"^(?:tat ca |toan the |dong chi )*(?:cac|nhung|moi) ")
_HOLDERS = re.compile(r"^(?:thu truong|nguoi dung dau|lanh dao|giam doc|chu tich|bi thu)(?: cac)? ")
_TAIL = re.compile(
    rf" (?:(?:co )?lien quan|tren dia ban.*|trong (?:toan )?(?:{_LEVEL}|nganh)|cung cap|cac cap)$"
)
_GROUND = re.compile(rf"(?:tren dia ban|trong)(?: toan)? ({_LEVEL})$")
_JOINED = re.compile(r"\s*(?:,| va )\s*(?:cac )?")
_SPREAD = re.compile(rf"(?P<body>.+?) (?:cac )?(?P<level>{_LEVEL})$")
_ENDS_IN_LEVEL = re.compile(rf" ({_LEVEL})$")
_PROVINCE = frozenset({"tinh", "thanh pho"})
# What begins a unit's name -> what it is called in lists of kinds.
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"so (?!tay)"), ("so", "nganh")),
    (re.compile(r"ban (?!chi dao|thuong vu|chap hanh|giam doc|to chuc)"), ("ban", "nganh")),
    (re.compile(r"(?:cuc|thue|kho bac|bao hiem xa hoi|thanh tra|hai quan)\b"), ("nganh",)),
    (re.compile(r"cong an (?:tinh|thanh pho)"), ("nganh",)),
    (re.compile(r"(?:bo chi huy|bo doi bien phong|cong an)\b"), ("luc luong vu trang",)),
    (re.compile(r"phong "), ("phong", "phong ban", "phong chuyen mon")),
    (re.compile(r"(?:uy ban nhan dan|dang uy) (?:xa|phuong|dac khu|huyen|quan|thi)"),
     ("dia phuong",)),
    (re.compile(r"(?:chi bo|dang bo)\b"), ("chi bo", "dang bo", "chi")),
    (re.compile(r"(?:uy ban mat tran|hoi |doan thanh|lien doan lao dong|tinh doan|thanh doan)"),
     ("doan the", "to chuc chinh tri - xa hoi", "to chuc chinh tri xa hoi")),
    (re.compile(r"(?:hoi |doan thanh|lien doan lao dong|tinh doan|thanh doan)"),
     ("to chuc thanh vien",)),
    (re.compile(r"truong (?:mam non|tieu hoc|trung hoc|thcs|thpt)"), ("truong", "truong hoc")),
    (re.compile(r"(?:trung tam|tram y te|benh vien)\b"), ("don vi su nghiep",)),
)  # fmt: skip
_ANYBODY = frozenset({"co quan", "don vi"})  # every unit but the Party's is one
_PROVINCIAL = frozenset({"so", "nganh"})
_LOCAL = re.compile(r" (?:xa|phuong|dac khu|thi tran|huyen|quan|thi xa|thon)$")
_UNIT = re.compile(
    r"(?:so (?!tay)|ban (?!hanh)|cuc |chi cuc|thue|kho bac|bao hiem xa hoi|thanh tra|hai quan"
    r"|cong an|quan su|bo chi huy|phong |uy ban|hoi dong nhan dan"
    r"|van phong|trung tam|tram |truong |hoi |doan |lien doan|vien kiem sat|toa an|benh vien"
    r"|dai |bao |tinh doan|thanh doan)"
)
_NO_UNIT = re.compile(r"(?:ban chi dao|hai |ben |to |doan kiem tra|hoi nghi)")


def is_member(unit: str, group: str) -> bool:
    """Whether a unit, given by its key, is one of a group, given by its name as shown."""
    kinds = frozenset(_kinds(unit))
    if not kinds:
        return False
    plain = _HOLDERS.sub("", _OPENED.sub("", fold(group)))
    plain = _TAIL.sub("", _OPENED.sub("", plain))
    if " thuoc " in f" {plain} ":
        return False  # whose they are is said, and not of this unit
    if (ground := _GROUND.search(fold(group))) and not _may_lie_in(unit, ground[1]):
        return False
    items = frozenset(_items(plain))
    if _LOCAL.search(unit) and items & _PROVINCIAL:
        kinds -= _ANYBODY  # "các sở, ngành, cơ quan, đơn vị" are the province's
    return any(_fits(unit, kinds, item) for item in items)


def _may_lie_in(unit: str, level: str) -> bool:
    """Whether a unit's own level leaves open that it is of a province, or of a city."""
    own = _ENDS_IN_LEVEL.search(unit)
    provincial = own is not None and own[1] in _PROVINCE and level in _PROVINCE
    return not provincial or own is None or own[1] == level


def _kinds(unit: str) -> Iterator[str]:
    if _NO_UNIT.match(unit):
        return
    for start, kinds in _KINDS:
        if start.match(unit):
            yield from kinds
    if _UNIT.match(unit):
        yield from _ANYBODY


def _items(group: str) -> Iterator[str]:
    """Yield the members of a list of kinds; levels take the body before them along."""
    parts = [part for part in _JOINED.split(group) if part]
    spread = _SPREAD.fullmatch(parts[0]) if parts else None
    body = spread["body"] if spread else ""
    for part in parts:
        yield f"{body} {part}" if body and part in _LEVELS else part.replace(" cac ", " ")


def _fits(unit: str, kinds: frozenset[str], item: str) -> bool:
    if item in kinds or item == unit:
        return True
    ending = _ENDS_IN_LEVEL.search(item)
    if ending is None or item[: ending.start()] not in kinds:
        return False
    own = _ENDS_IN_LEVEL.search(unit)
    if own is None:  # a sở, a ban names no level: it is the province's
        return ending[1] in _PROVINCE
    return own[1] == ending[1]
