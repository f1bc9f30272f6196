"""The tables of conversations; the schema changes only through the revisions in migrations."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from corpus.columns import UtcDateTime
from corpus.tables import metadata as _corpus

metadata = MetaData(naming_convention=_corpus.naming_convention)

# SQLite counts rows by itself only in a column of exactly this type.
_Count = BigInteger().with_variant(Integer, "sqlite")
_PLATFORM = String(16)
_CHAT = String(128)

# Every update, from its arrival; the body goes when it has been dealt with.
updates = Table(
    "updates",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("platform", _PLATFORM, nullable=False),
    Column("key", String(200), nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("body", JSON),
    Column("state", String(16), nullable=False),  # waiting, done, failed
    Column("attempts", Integer, nullable=False),
    Column("closed_at", UtcDateTime),
    UniqueConstraint("platform", "key"),
    Index("ix_updates_state", "state", "id"),
)

# Every message to send, from the moment it was decided on.
outbox = Table(
    "outbox",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("thread", _CHAT),
    Column("is_group", Boolean, nullable=False),
    Column("parcel", JSON),  # goes some days after it was sent
    Column("state", String(16), nullable=False),  # queued, sending, sent, refused, in_doubt
    Column("attempts", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),  # tries that ended without a word
    Column("is_repeat", Boolean, nullable=False),  # it may have arrived by an earlier try
    Column("created_at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("message_id", String(200)),
    Column("details", Text),
    Column("closed_at", UtcDateTime),
    Index("ix_outbox_state", "state", "platform", "not_before"),
    Index("ix_outbox_chat", "platform", "chat", "state", "id"),
)

# Chats that were heard of, with the pace they are written to; the row of the empty chat holds
# the pace of the whole platform.
chats = Table(
    "chats",
    metadata,
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("is_group", Boolean, nullable=False),
    Column("is_lost", Boolean, nullable=False),
    Column("free_at", Float, nullable=False),  # theoretical arrival time, seconds of the epoch
    Column("interval", Float, nullable=False),  # seconds between two messages
    Column("updated_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("platform", "chat"),
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("thread", _CHAT),
    Column("number", Integer, nullable=False),  # from 1, within its reply
    Column("label", Text, nullable=False),
    Column("action", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_buttons_chat", "platform", "chat", "created_at"),
)

pictures = Table(
    "pictures",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("png", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

# Who was let in with an invitation.
members = Table(
    "members",
    metadata,
    Column("platform", _PLATFORM, nullable=False),
    Column("user", _CHAT, nullable=False),
    Column("label", Text, nullable=False),  # whom the invitation was made for
    Column("admitted_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("platform", "user"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("label", Text, nullable=False),
    Column("created_by", _CHAT, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_by", _CHAT),
    Column("used_at", UtcDateTime),
)

# Who asked what and was answered what from which version; each row holds the hash of the one
# before it, so that none can be changed or taken out unseen.
audit = Table(
    "audit",
    metadata,
    Column("seq", _Count, primary_key=True, autoincrement=False),
    Column("record", String(32), nullable=False, unique=True),
    Column("at", UtcDateTime, nullable=False),
    Column("platform", _PLATFORM, nullable=False),
    Column("chat", _CHAT, nullable=False),
    Column("thread", _CHAT),
    Column("sender", _CHAT, nullable=False),
    Column("question", Text, nullable=False),
    Column("decision", String(16), nullable=False),
    Column("answer", Text, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("version", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_chat", "platform", "chat", "seq"),
)

# One row: the last link of the chain.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", _Count, nullable=False),
    Column("hash", String(64), nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("record", String(32), nullable=False),
    Column("platform", _PLATFORM, nullable=False),
    Column("sender", _CHAT, nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("record", "platform", "sender"),
)

# The token pair of a Zalo Official Account: the refresh token works once.
zalo_tokens = Table(
    "zalo_tokens",
    metadata,
    Column("app_id", String(64), primary_key=True),
    Column("seed_hash", String(64), nullable=False),  # of the refresh token in the settings
    Column("refresh_token", Text, nullable=False),
    Column("access_token", Text),
    Column("expires_at", UtcDateTime),
    Column("refreshed_at", UtcDateTime),
    Column("lease_owner", String(64)),
    Column("lease_until", UtcDateTime),
    Column("needs_consent", Boolean, nullable=False),
)

# What clerks decided about deadlines. The newest row about one counts, older ones are history;
# nothing points to what was read, because that is read anew and this stays.
deadline_reviews = Table(
    "deadline_reviews",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("deadline", String(32), nullable=False),
    Column("document", Text, nullable=False),  # the same for every copy and edition of it
    Column("address", Text, nullable=False),
    Column("sentence", Text, nullable=False),  # what was cited then
    Column("status", String(16), nullable=False),  # confirmed, corrected, rejected
    Column("read", JSON, nullable=False),  # how it was read then
    Column("decided", JSON, nullable=False),  # how it stands since
    Column("decided_by", String(160), nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Index("ix_deadline_reviews_deadline", "deadline", "id"),
)

# Addresses of calendars that people subscribe to; of the secret in one only its hash is kept.
calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    Column("id", _Count, primary_key=True, autoincrement=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("unit_key", Text),  # none: the deadlines of all units
    Column("unit_name", Text),
    Column("platform", _PLATFORM),  # whose it is; none: made at the terminal
    Column("chat", _CHAT),
    Column("created_by", String(160), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    Index("ix_calendar_feeds_chat", "platform", "chat"),
)

# How each platform is doing, for `sotay doctor` and the status command.
platforms = Table(
    "platforms",
    metadata,
    Column("name", _PLATFORM, primary_key=True),
    Column("heard_at", UtcDateTime),  # last answer or delivery of the platform
    Column("trouble", Text),  # what a person must do, in Vietnamese
    Column("updated_at", UtcDateTime, nullable=False),
)
