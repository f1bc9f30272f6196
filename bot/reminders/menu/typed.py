"""What is typed behind /nhac, as the step that it asks for (pure)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.actions import SetReminders
from bot.reminders.menu.fallback_codes import is_like_code
from bot.reminders.menu.quiet_reading import read_quiet
from bot.reminders.menu.wish_words import dump_leads, dump_quiet
from bot.reminders.speech import texts as own_texts
from bot.reminders.speech.clock import UnclearReminder, read_clock, read_leads
from bot.reminders.speech.own_reading import Draft, is_wish, read_own
from bot.reminders.speech.stopping import is_stop
from corpus.text import display, fold

_ENOUGH = frozenset({"thoi", "bo", "huy", "khong", "dung", "bo qua", "khong can"})
_STEPS: dict[str, SetReminders] = {
    words: step
    for step, forms in (
        (SetReminders("menu"), ("", "danh sach", "xem", "xem danh sach", "dang nhac gi", "menu")),
        (SetReminders("subscribe", "all"), ("tat ca", "moi viec", "toan bo", "tat ca moi viec")),
        (SetReminders("pause"), ("dung", "tam dung", "dung nhac", "tam nghi", "ngung", "tat")),
        (SetReminders("resume"), ("tiep tuc", "tiep tuc nhac", "nhac lai", "bat lai", "bat")),
        (SetReminders("end"), ("dung han", "xoa het", "huy het", "bo het", "xoa tat ca")),
        (SetReminders("wishes"), ("cach nhac", "cai dat", "thiet lap", "doi cach nhac")),
        (SetReminders("add"), ("them", "dat", "dang ky")),
        (SetReminders("add", "unit"), ("don vi",)),
        (SetReminders("add", "document"), ("van ban", "chuong trinh", "ke hoach")),
        (SetReminders("own"), ("tu dat", "loi nhac", "dat loi nhac", "nhom", "toi")),
        (SetReminders("drop"), ("xoa", "bo bot", "bo", "huy")),
        (SetReminders("preview", "30"), ("xem truoc", "sap toi", "sap toi nhac gi", "lich nhac")),
        (
            SetReminders("fallback"),
            ("du phong", "kenh du phong", "noi du phong", "nhan thay", "thoi nhan thay"),
        ),
        (SetReminders("fallback", "drop"), ("bo du phong", "bo kenh du phong", "xoa du phong")),
        (SetReminders("wish", "quiet="), ("khong gio nghi", "ca ngay lan dem", "bo gio nghi")),
    )
    for words in forms
}
_STAND_IN = re.compile(r"(?:kenh |noi |nhom )?(?:du phong|nhan thay)(?: ma)?[ :]+(?P<code>.+)")
_DAYS = re.compile(
    r"(?:xem )?(?P<n>-?\d{1,9}) ngay (?:toi|sap toi|nua)(?: (?:se )?nhac (?:nhung )?gi)?"
)
_DROP = re.compile(r"(?:xoa|bo|huy)(?: (?:muc|so|muc so))? (?P<n>\d{1,9})")
_REST = re.compile(
    r"(?:(?P<rests>tam dung|tam nghi|dung|ngung)|tiep tuc)(?: nhac)?(?: (?:muc|so|muc so))?"
    r" (?P<n>\d{1,9})"
)
_AT = re.compile(r"(?:gio|luc|gio nhac)(?: nhac)? (?P<clock>.+)")
_QUIET = re.compile(r"(?:gio nghi|im lang|khong nhan|khong nhac|nghi)(?: tu)? (?P<hours>.*\d.*)")
_BEFORE = re.compile(r"(?:bao |nhac )?truoc .*\d.*|(?:bao |nhac )?truoc (?:mot|hai|ba|bon|nam) .*")
# What nothing but these can be meant by, whatever the numbers are.
_HOURS_ALONE = re.compile(
    r"(?:(?:luc|gio|nghi|nhac|im lang|khong nhan|khong nhac|tu|den|toi|sang|trua|chieu|dem|phut"
    r"|h|g|p)(?![a-z])|[-\d:. ])+"
)
_BEFORE_ALONE = re.compile(
    r"(?:bao |nhac )?truoc [-+\d][-+\d., va]*(?:ngay|tuan|hom|thang|gio|tieng|phut)"
    r"(?: (?:va )?dung ngay)?"
)
_NAME = re.compile(r"(?:t[eê]n|đặt tên|dat ten|g[oọ]i là|goi la)\s+(?P<name>.+)", re.IGNORECASE)
_UNIT = re.compile(r"(?:đơn vị|don vi|việc của|viec cua|cho)\s+(?P<name>.+)", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:văn bản|van ban)\s+(?:số |so )?(?P<name>.+)", re.IGNORECASE)

_PLAIN = re.compile(  # without a command, for what nothing else can be meant by
    r"(?:trong )?(?P<n>\d{1,4}) ngay (?:toi|sap toi|nua)(?: o day)?(?: (?:se|bot|so tay))*"
    r" nhac (?:nhung )?(?:gi|viec gi)(?: a| vay| the)?"
    r"|(?:o day |bot |so tay )?dang nhac (?:nhung )?(?:gi|viec gi)(?: a| vay| the)?"
)
_CHARGE = re.compile(
    r"(?P<off>bo |huy |thoi )?(?:toi|em|minh) (?:la nguoi )?phu trach|bo phu trach"
)

LONGEST_TYPED = 1000  # characters; no reminder that is kept needs as many

Looked = Literal["any", "unit", "document"]


@dataclass(frozen=True, slots=True)
class DropNumber:
    """To take out what has a number in the list."""

    number: int


@dataclass(frozen=True, slots=True)
class RestNumber:
    """To let what has a number in the list rest, or go on."""

    number: int
    rests: bool


@dataclass(frozen=True, slots=True)
class Rename:
    """To call the chat by another name in lists."""

    name: str


@dataclass(frozen=True, slots=True)
class Charge:
    """To be, or not to be, the one who is written to when nobody closed what was due."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a document by a name; `why` is what is lacking should it be a reminder."""

    name: str
    what: Looked = "any"
    why: str = ""


@dataclass(frozen=True, slots=True)
class StandIn:
    """To be written to in place of the chat that a code is of."""

    code: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A change that cannot be made as it is said; `reason` says so."""

    reason: str


Listed = DropNumber | RestNumber | Rename | Charge | StandIn | Named
Typed = SetReminders | Listed | Unread | Draft | UnclearReminder


def is_enough(text: str) -> bool:
    """Whether somebody does not want to answer."""
    return fold(text).strip(" .!") in _ENOUGH


def asks_plainly(text: str) -> SetReminders | None:
    """Return what a message without a command asks about reminders; None for all others."""
    match = _PLAIN.fullmatch(fold(text).strip(" .!?"))
    if match is None:
        return None
    return SetReminders("preview", match["n"]) if match["n"] else SetReminders("menu")


def read_typed(typed: str, now: datetime) -> Typed:
    """Return what is asked for, as of `now` in the office's time zone.

    An UnclearReminder is returned, not raised, where a reminder was meant and is not plain.
    """
    text = display(typed).strip(" .!?")
    plain = fold(text)
    if plain in _STEPS:
        return _STEPS[plain]
    return _with_number(plain) or _wish(text, plain) or _named(text) or _own(text, now)


def _with_number(plain: str) -> Typed | None:
    if match := _DAYS.fullmatch(plain):
        return SetReminders("preview", match["n"])
    if match := _DROP.fullmatch(plain):
        return DropNumber(int(match["n"]))
    if match := _REST.fullmatch(plain):
        return RestNumber(int(match["n"]), rests=match["rests"] is not None)
    if (match := _STAND_IN.fullmatch(plain)) and is_like_code(match["code"]):
        return StandIn(match["code"])
    if match := _CHARGE.fullmatch(plain):
        return Charge(is_on=match["off"] is None and not plain.startswith("bo"))
    return None


def _wish(text: str, plain: str) -> Typed | None:
    """Return a change of how to remind; what does not read as one may be something else."""
    try:
        if match := _QUIET.fullmatch(plain):
            return SetReminders("wish", f"quiet={dump_quiet(read_quiet(match['hours']))}")
        if match := _AT.fullmatch(plain):
            return SetReminders("wish", f"at={read_clock(match['clock']):%H:%M}")
        if _BEFORE.fullmatch(plain):
            return SetReminders("wish", f"leads={dump_leads(read_leads(text))}")
    except UnclearReminder as unclear:
        is_alone = _HOURS_ALONE.fullmatch(plain) or _BEFORE_ALONE.fullmatch(plain)
        return Unread(unclear.reason) if is_alone else None
    return None


def _named(text: str) -> Typed | None:
    if match := _NAME.fullmatch(text):
        return Rename(match["name"])
    if match := _DOCUMENT.fullmatch(text):
        return Named(match["name"], "document")
    return None


def _own(text: str, now: datetime) -> Typed:
    """Return a reminder, or the name that it is where no day is said."""
    if is_stop(text):
        return Unread(own_texts.NO_NEW_ONE)
    wished = text if is_wish(text, now) else f"nhắc {text}"
    try:
        return read_own(wished, now)
    except UnclearReminder as unclear:
        if is_wish(wished, now):
            return unclear
        unit = _UNIT.fullmatch(text)
        if unit:
            return Named(unit["name"], "unit")
        return Named(text, why=unclear.reason)
