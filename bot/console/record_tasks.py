"""The commands of `sotay` that look into what is kept of conversations and say who may ask."""

import argparse
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from sqlalchemy import Engine

from bot.app import open_database
from bot.console import command_texts as texts
from bot.console.surroundings import Surroundings
from bot.data_folder import DataFolder
from bot.errors import SotayError
from bot.messages import UserId
from bot.reception.invitations import Invitations
from bot.records.audit import AuditLog
from bot.records.feedback import Asked, Feedback, Kind
from bot.schedule.dates import say_date, say_moment
from bot.typed_text import cleaned

_DONE = 0
_BROKEN = 1


def list_questions(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print questions with what became of them; never who asked."""
    with _database(here) as engine:
        found = Feedback(engine).questions(Kind(typed.kind), typed.limit)
    for asked in found:
        for line in [_as_json(asked)] if typed.json else _as_lines(here, asked):
            here.say(line)
    if not found and not typed.json:
        here.say(texts.NONE_ASKED)
    return _DONE


def _as_json(asked: Asked) -> str:
    return json.dumps(asdict(asked) | {"at": asked.at.isoformat()}, ensure_ascii=False)


def _as_lines(here: Surroundings, asked: Asked) -> Iterator[str]:
    yield texts.ASKED.format(
        at=say_moment(asked.at.astimezone(here.settings.zone)),
        platform=texts.PLATFORMS.get(asked.platform, asked.platform),
        decision=texts.DECISIONS[asked.decision],
        likes=asked.likes,
        dislikes=asked.dislikes,
        record=asked.record,
    )
    yield texts.ASKED_QUESTION.format(question=_in_one_line(asked.question))
    yield texts.ASKED_ANSWER.format(answer=_in_one_line(asked.answer))


def _in_one_line(words: str) -> str:
    return " ".join(cleaned(words).split())


def check_audit(here: Surroundings, _typed: argparse.Namespace) -> int:
    """Print whether the audit log is as it was written; status 1 when it is not."""
    with _database(here) as engine:
        verdict = AuditLog(engine).verify()
    if verdict.fault is None:
        here.say(texts.AUDIT_HOLDS.format(rows=verdict.rows, head=verdict.head))
        return _DONE
    fault = texts.AUDIT_FAULTS[verdict.fault]
    here.say(fault.format(rows=verdict.rows, broken=verdict.broken))
    return _BROKEN


def invite(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print a new code, which is seen only now, and how it is used."""
    label = _in_one_line(typed.label)
    with _database(here) as engine:
        code = Invitations(engine, secrets.choice).create(label, "terminal", here.now())
    name = texts.INVITED_NAME.format(label=label) if label else ""
    half = len(code) // 2
    here.say(texts.INVITED.format(name=name, code=f"{code[:half]}-{code[half:]}"))
    here.say(texts.INVITED_HOW)
    if here.settings.access != "paired":
        notice = texts.NOT_PAIRED.format(access=here.settings.access)
        here.notices.write(f"sotay: {notice}\n")
    return _DONE


def list_members(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print who was let in with a code, or remove one of them."""
    with _database(here) as engine:
        invitations = Invitations(engine, secrets.choice)
        if typed.remove is not None:
            _remove(invitations, typed.remove)
            here.say(texts.MEMBER_REMOVED.format(person=typed.remove))
            return _DONE
        found = invitations.members()
    for member in found:
        person = f"{member.platform}:{member.user}"
        label = member.label or texts.MEMBER_UNNAMED
        at = say_date(member.admitted_at.astimezone(here.settings.zone))
        here.say(texts.MEMBER.format(person=person, label=label, at=at))
    if not found:
        here.say(texts.NO_MEMBERS)
    return _DONE


def _remove(invitations: Invitations, person: str) -> None:
    platform, _, user = person.partition(":")
    if not invitations.remove(platform.strip().lower(), UserId(user.strip())):
        raise SotayError(texts.NO_MEMBER.format(person=person))


@contextmanager
def _database(here: Surroundings) -> Iterator[Engine]:
    DataFolder(here.settings.data_dir)  # makes it, where it is not there yet
    with open_database(here.settings) as engine:
        yield engine
