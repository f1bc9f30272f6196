from datetime import date

import pytest

from bot.facts.calendar import Frame, calendar_file
from tests.fakes.calendar_rules import faults
from tests.fakes.due_items import due, on_rule

FILE = calendar_file(
    [due("báo cáo", on_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"), id_="a")],
    Frame("Lịch", date(2026, 3, 1)),
)


def test_a_file_that_is_right_has_no_faults() -> None:
    assert faults(FILE) == []


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        (b"\r\n", b"\n", "a line ends otherwise than in CRLF"),
        (b"SUMMARY:", b"SUMMARY:" + b"x" * 80, "octets in a line"),
        (b"SUMMARY:", b"SUMMARY:\xc4\r\n \x91", "a character folded in two"),
        (b"SUMMARY:", b"SUMMARY:a;", "SUMMARY is not escaped"),
        (b"UID:", b"X-UID:", "VEVENT without {'UID'}"),
        (b"SEQUENCE:0", b"SEQUENCE:0\r\nSEQUENCE:1", "VEVENT with SEQUENCE twice"),
        (b"DTEND;VALUE=DATE:20260616", b"DTEND;VALUE=DATE:20260615", "DTEND is not after DTSTART"),
        (b"BYMONTH=6", b"BYMONTH=7", "the rule does not begin at DTSTART"),
        (
            b"BYMONTH=6",
            b"BYMONTH=6;UNTIL=20300101T000000Z",
            "UNTIL is of another type than DTSTART",
        ),
        (b"STATUS:TENTATIVE", b"STATUS:READ", "STATUS is READ"),
        (b"END:VALARM", b"END:ALARM", "no whole calendar"),
        (b"BEGIN:STANDARD", b"BEGIN:DAYLIGHT", "DAYLIGHT out of place"),
        (b"CALSCALE:", b"CALSCALE ", "no content line: CALSCALE GREGORIAN"),
    ],
)
def test_each_fault_is_found(right: bytes, wrong: bytes, fault: str) -> None:
    broken = FILE.replace(right, wrong)

    assert broken != FILE
    assert any(fault in found for found in faults(broken))


def test_two_events_with_one_uid_are_a_fault() -> None:
    begin, end = FILE.index(b"BEGIN:VEVENT"), FILE.index(b"END:VEVENT") + len(b"END:VEVENT\r\n")

    assert faults(FILE[:end] + FILE[begin:end] + FILE[end:]) == ["UID twice: a@so-tay"]
