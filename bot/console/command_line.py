"""What can be typed after `sotay`; a name for each thing to do comes out."""

import argparse
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from bot.console import audience_texts, fact_texts, feed_texts, remind_texts
from bot.console import command_texts as texts
from bot.facts import check_texts
from bot.typed_text import cleaned

_BAD_INPUT = 2
_MOST_LISTED = 1_000_000
_WITH_ACTIONS = frozenset(
    {"deadlines", "duties", "remind"}
)  # a second word may be what to do, or a unit


def parse(typed: Sequence[str]) -> argparse.Namespace:
    """Return what was typed; its `task` is one of the names in `bot.console.tasks.TASKS`.

    Ends the program with one sentence and status 2 when it is no command.
    """
    parser = _Parser("sotay", texts.SOTAY)
    commands = parser.add_subparsers(metavar="LỆNH", title="lệnh", required=True)

    def command(name: str, purpose: str) -> _Parser:
        return commands.add_parser(name, help=purpose, description=purpose)

    command("run", texts.RUN)
    ingest = command("ingest", texts.INGEST)
    ingest.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG_DẪN", help=texts.PATHS)
    ingest.add_argument("--rebuild", action="store_true", help=texts.REBUILD)
    ingest.add_argument("--prune", action="store_true", help=texts.PRUNE)
    ingest.add_argument("--audience", metavar="NƠI,…", help=audience_texts.INGEST)
    ask = command("ask", texts.ASK)
    ask.add_argument("question", nargs="?", metavar="CÂU_HỎI", help=texts.QUESTION)
    ask.add_argument("--jsonl", action="store_true", help=texts.JSONL)
    command("chat", texts.CHAT)
    actions = command("documents", texts.DOCUMENTS).add_subparsers(metavar="VIỆC", title="việc")
    for name, purpose in (("show", texts.SHOW), ("remove", texts.REMOVE)):
        action = actions.add_parser(name, help=purpose, description=purpose)
        action.add_argument("number", metavar="SỐ", help=texts.NUMBER)
    audience = command("audience", audience_texts.AUDIENCE)
    audience.add_argument("file", metavar="TỆP", help=audience_texts.FILE)
    audience.add_argument("members", nargs="*", metavar="NƠI", help=audience_texts.MEMBERS)
    audience.add_argument("--everyone", action="store_true", help=audience_texts.EVERYONE)
    evaluate = command("evaluate", texts.EVALUATE)
    evaluate.add_argument("questions", type=Path, metavar="TỆP", help=texts.QUESTIONS)
    evaluate.add_argument("--misses", action="store_true", help=texts.MISSES)
    _add_facts(command)
    _add_exports(command)
    _add_reminders(command)
    _add_records(command)
    found = parser.parse_args(_with_actions(typed, commands.choices))
    if found.task.startswith("remind"):  # nothing here names a file, whose bytes must stay
        vars(found).update({name: _readable(value) for name, value in vars(found).items()})
    return found


def _readable(value: object) -> object:
    """Return words without bytes that are no text, which no database takes."""
    if isinstance(value, list):
        return [_readable(one) for one in value]
    return cleaned(value) if isinstance(value, str) else value


def _with_actions(typed: Sequence[str], known: Container[str]) -> list[str]:
    """Take "deadlines review" for one word, where that is a command and no unit is called so."""
    command = " ".join(typed[:2])
    if typed and typed[0] in _WITH_ACTIONS and command in known:
        return [command, *typed[2:]]
    return list(typed)


def _add_facts(command: Callable[[str, str], "_Parser"]) -> None:
    """Add what lists duties and deadlines, and what decides about deadlines."""
    deadlines = command("deadlines", fact_texts.DEADLINES)
    deadlines.epilog = fact_texts.DEADLINES_MORE
    duties = command("duties", fact_texts.DUTIES)
    for listing in (deadlines, duties):
        listing.add_argument("unit", nargs="*", metavar="ĐƠN_VỊ", help=fact_texts.UNIT)
        listing.add_argument("--json", action="store_true", help=fact_texts.JSON)
    check = command("duties check", check_texts.COMMAND)
    check.add_argument("--json", action="store_true", help=fact_texts.JSON)
    command("deadlines review", fact_texts.REVIEW)
    for name, purpose in (("confirm", fact_texts.CONFIRM), ("reject", fact_texts.REJECT)):
        decision = command(f"deadlines {name}", purpose)
        decision.add_argument("ids", nargs="+", metavar="MÃ", help=fact_texts.ID)
    correct = command("deadlines correct", fact_texts.CORRECT)
    correct.add_argument("id", metavar="MÃ", help=fact_texts.ID)
    correct.add_argument("words", nargs="*", metavar="THỜI_HẠN", help=fact_texts.WORDS)
    correct.add_argument("--what", metavar="VIỆC", help=fact_texts.WHAT)
    for name, purpose in (
        ("who", fact_texts.WHO),
        ("to", fact_texts.TO),
        ("through", fact_texts.THROUGH),
    ):
        correct.add_argument(
            f"--{name}", action="append", default=[], metavar="ĐƠN_VỊ", help=purpose
        )


def _add_exports(command: Callable[[str, str], "_Parser"]) -> None:
    """Add what makes files of facts to take along, and calendars to subscribe to."""
    export = command("deadlines export", feed_texts.EXPORT)
    export.add_argument("--year", type=_positive, metavar="NĂM", help=feed_texts.YEAR)
    export.add_argument("--timeline", action="store_true", help=feed_texts.TIMELINE)
    duties = command("duties export", feed_texts.EXPORT_DUTIES)
    for writing in (export, duties):
        writing.add_argument("file", type=Path, metavar="TỆP", help=feed_texts.FILE)
    for making in (export, duties, command("deadlines feed", feed_texts.FEED)):
        making.add_argument("--unit", metavar="ĐƠN_VỊ", help=feed_texts.OF_UNIT)
    command("deadlines feeds", feed_texts.FEEDS)
    revoke = command("deadlines revoke", feed_texts.REVOKE)
    revoke.add_argument("number", type=_positive, metavar="SỐ", help=feed_texts.NUMBER)


def _add_reminders(command: Callable[[str, str], "_Parser"]) -> None:
    """Add what says what chats are reminded of, and how."""
    listing = (command("remind", remind_texts.REMIND), command("remind list", remind_texts.REMIND))
    for reading in (*listing, command("remind status", remind_texts.STATUS)):
        reading.add_argument("--json", action="store_true", help=remind_texts.JSON)
    plan = command("remind plan", remind_texts.PLAN)
    plan.add_argument("--days", type=_positive, default=30, metavar="SỐ", help=remind_texts.DAYS)
    plan.add_argument("--chat", metavar="NƠI", help=remind_texts.CHAT)
    plan.add_argument("--json", action="store_true", help=remind_texts.JSON)
    _add_new_reminders(command)
    _add_wishes(command("remind wishes", remind_texts.WISHES))
    remove = command("remind remove", remind_texts.REMOVE)
    for name, purpose in (("pause", remind_texts.PAUSE), ("resume", remind_texts.RESUME)):
        command(f"remind {name}", purpose).add_argument(
            "--chat", required=True, metavar="NƠI", help=remind_texts.CHAT
        )
    remove.add_argument("--chat", required=True, metavar="NƠI", help=remind_texts.CHAT)
    remove.add_argument("--all", action="store_true", help=remind_texts.END)
    remove.add_argument("number", nargs="?", type=_positive, metavar="SỐ", help=remind_texts.NUMBER)


def _add_new_reminders(command: Callable[[str, str], "_Parser"]) -> None:
    add, own = command("remind add", remind_texts.ADD), command("remind own", remind_texts.OWN)
    for making in (add, own):
        making.add_argument("--chat", required=True, metavar="NƠI", help=remind_texts.CHAT)
        making.add_argument("--label", metavar="TÊN", help=remind_texts.LABEL)
        kind = making.add_mutually_exclusive_group()
        for name, purpose in (("group", remind_texts.GROUP), ("private", remind_texts.PRIVATE)):
            kind.add_argument(
                f"--{name}", dest="kind", action="store_const", const=name, help=purpose
            )
    wanted = add.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--all", action="store_true", help=remind_texts.ALL)
    wanted.add_argument("--unit", metavar="ĐƠN_VỊ", help=remind_texts.UNIT)
    wanted.add_argument("--document", metavar="VĂN_BẢN", help=remind_texts.DOCUMENT)
    own.add_argument("--yearly", action="store_true", help=remind_texts.YEARLY)
    own.add_argument("words", nargs="+", metavar="LỜI_NHẮC", help=remind_texts.WORDS)


def _add_wishes(wishes: "_Parser") -> None:
    wishes.add_argument("--chat", required=True, metavar="NƠI", help=remind_texts.CHAT)
    for name, purpose in (
        ("leads", remind_texts.LEADS),
        ("at", remind_texts.AT),
        ("quiet", remind_texts.QUIET),
        ("unconfirmed", remind_texts.UNCONFIRMED),
        ("closers", remind_texts.CLOSERS),
        ("responsible", remind_texts.RESPONSIBLE),
        ("fallback", remind_texts.FALLBACK),
        ("label", remind_texts.LABEL),
    ):
        wishes.add_argument(f"--{name}", metavar="…", help=purpose)
    wishes.add_argument("--days-off", dest="off", metavar="…", help=remind_texts.DAYS_OFF)


def _add_records(command: Callable[[str, str], "_Parser"]) -> None:
    """Add what looks into the records of conversations and says who may ask."""
    questions = command("questions", texts.LIST_QUESTIONS)
    kind = questions.add_mutually_exclusive_group()
    for name, purpose in (("unanswered", texts.UNANSWERED), ("disliked", texts.DISLIKED)):
        kind.add_argument(
            f"--{name}", dest="kind", action="store_const", const=name, default="all", help=purpose
        )
    questions.add_argument("--json", action="store_true", help=texts.JSON)
    questions.add_argument(
        "--limit", type=_positive, default=50, metavar="SỐ", help=texts.QUESTION_LIMIT
    )
    command("audit", texts.AUDIT)
    invite = command("invite", texts.INVITE)
    invite.add_argument("--for", dest="label", default="", metavar="TÊN", help=texts.INVITE_FOR)
    members = command("members", texts.MEMBERS)
    members.add_argument("--remove", metavar="NGƯỜI", help=texts.REMOVE_MEMBER)
    command("doctor", texts.DOCTOR)


def _positive(typed: str) -> int:
    if not typed.isdecimal() or int(typed) < 1:
        raise argparse.ArgumentTypeError(texts.NOT_POSITIVE)
    return min(int(typed), _MOST_LISTED)


class _Formatter(argparse.HelpFormatter):
    """Help with its headings in Vietnamese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, texts.USAGE if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(texts.HEADINGS.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    """A command whose task is its own name, and that answers a wrong line with one sentence."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog, description=description, formatter_class=_Formatter, add_help=False)
        self.add_argument("-h", "--help", action="help", help=texts.HELP)
        self.set_defaults(task=prog.removeprefix("sotay").strip())

    def error(self, message: str) -> NoReturn:
        """End with status 2; what argparse itself says stands in brackets."""
        self.exit(_BAD_INPUT, texts.WRONG_LINE.format(details=message, program=self.prog))
