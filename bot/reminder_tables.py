"""The tables of reminders; the schema changes only through the revisions in migrations."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.tables import metadata
from corpus.columns import UtcDateTime

__all__ = [
    "awaited_words",
    "metadata",
    "own_reminders",
    "reminder_letters",
    "reminder_occasions",
    "reminder_presses",
    "reminder_pulse",
    "reminder_subscriptions",
    "reminder_targets",
    "reminder_tendings",
]

# SQLite counts rows by itself only in a column of exactly this type.
_Count = BigInteger().with_variant(Integer, "sqlite")
_PLATFORM = String(16)
_CHAT = String(128)
_PERSON = String(160)  # "platform:user"
_TARGET = "reminder_targets.id"
# Where others name ids (`sqlite_autoincrement`): SQLite would give that of a deleted row again.

# The chats that are reminded, each with how it wishes to be.
reminder_targets = Table(
    "reminder_targets",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),  # chat, clerk
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("thread", _CHAT, nullable=False),  # empty: none; a key must not hold nothing
    Column("is_group", Boolean, nullable=False),
    Column("label", Text, nullable=False),
    Column("wishes", JSON, nullable=False),
    Column("managers", JSON, nullable=False),
    Column("responsible", JSON),
    Column("fallback", JSON),
    Column("planned_through", UtcDateTime, nullable=False),
    Column("created_by", _PERSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("paused_at", UtcDateTime),
    Column("lost_at", UtcDateTime),
    Column("lost_reason", Text),
    UniqueConstraint("kind", "platform", "chat", "thread"),
    sqlite_autoincrement=True,
)

reminder_subscriptions = Table(
    "reminder_subscriptions",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("target", ForeignKey(_TARGET, ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),  # all, unit, document
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("created_by", _PERSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("target", "kind", "key"),
    sqlite_autoincrement=True,
)

own_reminders = Table(
    "own_reminders",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("target", ForeignKey(_TARGET, ondelete="CASCADE"), nullable=False),
    Column("what", Text, nullable=False),
    Column("when", JSON, nullable=False),
    Column("start", Date, nullable=False),
    Column("leads", JSON),
    Column("at", String(5)),  # "07:30"
    Column("created_by", _PERSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("paused_at", UtcDateTime),
    Index("ix_own_reminders_target", "target"),
    sqlite_autoincrement=True,
)

# Every message of reminders, with what became of it; what is sent and how stands in the outbox.
reminder_letters = Table(
    "reminder_letters",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("target", ForeignKey(_TARGET, ondelete="CASCADE"), nullable=False),
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("thread", _CHAT),
    Column("is_group", Boolean, nullable=False),
    Column("state", String(16), nullable=False),  # queued, sent, refused, …
    Column("is_late", Boolean, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("message_id", String(200)),
    Column("reason", Text),
    Column("closed_at", UtcDateTime),
    Index("ix_reminder_letters_state", "state", "id"),
    Index("ix_reminder_letters_target", "target", "id"),
    sqlite_autoincrement=True,  # the outbox remembers letters for longer than they are here
)

# Each time that something is to be brought up in a chat, once: the key says so.
reminder_occasions = Table(
    "reminder_occasions",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("target", ForeignKey(_TARGET, ondelete="CASCADE"), nullable=False),
    Column("matter", String(64), nullable=False),  # a deadline's id, or "own:12"
    Column("occurrence", String(32), nullable=False),
    Column("step", String(64), nullable=False),  # "lead:14", "overdue", …
    Column("at", UtcDateTime, nullable=False),
    Column("last", Date, nullable=False),  # the last day in time
    Column("told", JSON, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, in_letter, merged, withdrawn
    Column("letter", ForeignKey("reminder_letters.id", ondelete="SET NULL")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    UniqueConstraint("target", "matter", "occurrence", "step"),
    Index("ix_reminder_occasions_state", "state", "at"),
    Index("ix_reminder_occasions_letter", "letter"),
)

# What people did about something due in a chat; a closed one is closed for that occurrence alone.
reminder_tendings = Table(
    "reminder_tendings",
    metadata,
    Column("target", ForeignKey(_TARGET, ondelete="CASCADE"), nullable=False),
    Column("matter", String(64), nullable=False),
    Column("occurrence", String(32), nullable=False),
    Column("taken_by", _PERSON),
    Column("taken_name", Text),
    Column("snoozed_until", UtcDateTime),
    Column("closed_by", _PERSON),
    Column("closed_name", Text),
    Column("closed_at", UtcDateTime),
    PrimaryKeyConstraint("target", "matter", "occurrence"),
)

# Who pressed what, in the order of time; nothing is ever changed in it.
reminder_presses = Table(
    "reminder_presses",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("target", _Count, nullable=False),
    Column("matter", String(64), nullable=False),
    Column("occurrence", String(32), nullable=False),
    Column("what", String(16), nullable=False),  # done, take, snooze, reopen
    Column("until", UtcDateTime),
    Column("by", _PERSON, nullable=False),
    Column("name", Text),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_reminder_presses_due", "target", "matter", "occurrence", "id"),
)

# One row: the pulse of the loop.
reminder_pulse = Table(
    "reminder_pulse",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ticked_at", UtcDateTime, nullable=False),
    Column("revision", _Count, nullable=False),  # grows with every change to what chats wish for
    Column("trouble", Text),  # why the last tick failed
)

# What somebody was asked to type, and waits for the words: {"kind": …} and what goes with it;
# codes of `bot.reminders.menu.fallback_codes` too, which are for whoever types them.
awaited_words = Table(
    "awaited_words",
    metadata,
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("thread", _CHAT, nullable=False),  # empty: none
    Column("sender", _CHAT, nullable=False),
    Column("purpose", JSON, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("platform", "chat", "thread", "sender"),
)
