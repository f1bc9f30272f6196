"""The methods of the Bot API: what each does, and what it refuses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram_chats import Chats, Json, User
from tests.fakes.telegram_faults import mistake, not_possible
from tests.fakes.telegram_parameters import Values
from tests.fakes.telegram_updates import Updates, Webhook

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_SECURE = re.compile(r"https://[^/:]+(?::(?:80|88|443|8443))?(?:/\S*)?")
_ANY_URL = re.compile(r"https?://[^/]+(?:/\S*)?")
_SCOPES: Mapping[str, set[str]] = {
    "default": set(),
    "all_private_chats": set(),
    "all_group_chats": set(),
    "all_chat_administrators": set(),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}
# What the Bot API always says of an administrator.
_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the bot's menu."""

    command: str
    description: str


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What ended the spinner of a button."""

    query: str
    text: str
    is_alert: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """Whom a list of commands is for."""

    scope: str = "default"
    language: str = ""
    chat: int | None = None


@dataclass
class Bot:
    """What the bot is and what it has set, apart from messages."""

    user: User
    chats: Chats
    updates: Updates
    takes_insecure_webhooks: bool
    reads_all_groups: bool
    queries: set[str] = field(default_factory=set)
    answers: list[CallbackAnswer] = field(default_factory=list)
    menus: dict[Menu, tuple[Command, ...]] = field(default_factory=dict)
    actions: list[tuple[int, int | None, str]] = field(default_factory=list)


def required(values: Values, name: str) -> Any:
    """Return a value that has to be there; raises Refused."""
    if name not in values:
        raise mistake(f'parameter "{name}" is required')
    return values[name]


def _get_me(bot: Bot, values: Values) -> Json:
    return bot.user.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_all_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _get_updates(bot: Bot, values: Values) -> list[Json]:
    limit, timeout = values.get("limit", 100), values.get("timeout", 0)
    if not 1 <= limit <= 100 or not 0 <= timeout <= 50:
        raise mistake("limit must be 1-100 and timeout 0-50")
    bot.updates.allow(values.get("allowed_updates"))
    return bot.updates.poll(values.get("offset", 0), limit, timeout)


def _set_webhook(bot: Bot, values: Values) -> bool:
    url, secret = required(values, "url"), values.get("secret_token")
    if not url:
        return _delete_webhook(bot, values)
    _check_url(bot, url)
    if secret is not None and not _SECRET.fullmatch(secret):
        raise mistake("secret token contains unallowed characters")
    connections = values.get("max_connections", 40)
    if not 1 <= connections <= 100:
        raise mistake("max_connections must be 1-100")
    bot.updates.allow(values.get("allowed_updates"))
    bot.updates.webhook = Webhook(url, secret, connections)
    bot.updates.last_error = None
    bot.updates.end_polls()
    _drop_pending(bot, values)
    return True


def _check_url(bot: Bot, url: str) -> None:
    if bot.takes_insecure_webhooks:
        if not _ANY_URL.fullmatch(url):
            raise mistake("bad webhook: invalid URL")
    elif not url.startswith("https://"):
        raise mistake("bad webhook: An HTTPS URL must be provided for webhook")
    elif not _SECURE.fullmatch(url):
        raise mistake("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _delete_webhook(bot: Bot, values: Values) -> bool:
    bot.updates.webhook = None
    _drop_pending(bot, values)
    return True


def _drop_pending(bot: Bot, values: Values) -> None:
    if values.get("drop_pending_updates", False):
        bot.updates.pending.clear()


def _get_webhook_info(bot: Bot, values: Values) -> Json:
    updates = bot.updates
    shown: Json = {
        "url": updates.webhook.url if updates.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates.pending),
    }
    if updates.webhook:
        shown["max_connections"] = updates.webhook.max_connections
    if updates.last_error:
        shown |= {"last_error_date": 1, "last_error_message": updates.last_error}
    return shown | ({"allowed_updates": updates.allowed} if updates.allowed else {})


def _set_my_commands(bot: Bot, values: Values) -> bool:
    given = required(values, "commands")
    menu = _menu(bot, values)
    if len(given) > 100:
        raise mistake("BOT_COMMANDS_TOO_MUCH")
    bot.menus[menu] = tuple(_command(one) for one in given)
    return True


def _command(given: Any) -> Command:
    if not isinstance(given, dict) or set(given) != {"command", "description"}:
        raise mistake("can't parse BotCommand")
    command, description = str(given["command"]), str(given["description"])
    if not _COMMAND.fullmatch(command):
        raise mistake("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise mistake("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(command, description)


def _get_my_commands(bot: Bot, values: Values) -> list[Json]:
    found = bot.menus.get(_menu(bot, values), ())
    return [{"command": one.command, "description": one.description} for one in found]


def _delete_my_commands(bot: Bot, values: Values) -> bool:
    bot.menus.pop(_menu(bot, values), None)
    return True


def _menu(bot: Bot, values: Values) -> Menu:
    scope, language = values.get("scope", {"type": "default"}), values.get("language_code", "")
    kind = scope.get("type")
    if kind not in _SCOPES or set(scope) != {"type", *_SCOPES[kind]}:
        raise mistake("can't parse BotCommandScope")
    if not _LANGUAGE.fullmatch(language):
        raise mistake("invalid language code specified")
    chat = bot.chats.find(scope["chat_id"]).id if "chat_id" in scope else None
    return Menu(kind, language, chat)


def _send_chat_action(bot: Bot, values: Values) -> bool:
    action = required(values, "action")
    if action not in _ACTIONS:
        raise mistake("wrong parameter action in request")
    thread = values.get("message_thread_id")
    chat = bot.chats.open(required(values, "chat_id"), thread)
    bot.actions.append((chat.id, thread, action))
    return True


def _get_chat_member(bot: Bot, values: Values) -> Json:
    chat = bot.chats.open(required(values, "chat_id"), None)
    known = chat.members.get(required(values, "user_id"))
    if known is None:
        raise not_possible("user not found")
    user, status = known
    shown: Json = {"user": user.json(), "status": status}
    if status == "creator":
        return shown | {"is_anonymous": False}
    return shown | (dict.fromkeys(_RIGHTS, False) if status == "administrator" else {})


def _answer_callback_query(bot: Bot, values: Values) -> bool:
    query, text = required(values, "callback_query_id"), values.get("text", "")
    if len(text) > 200:
        raise mistake("MESSAGE_TOO_LONG")
    if query not in bot.queries:
        raise not_possible("query is too old and response timeout expired or query ID is invalid")
    bot.answers.append(CallbackAnswer(query, text, values.get("show_alert", False)))
    return True


_Method = Callable[[Bot, Values], Any]

_METHODS: Mapping[str, _Method] = {
    "getMe": _get_me,
    "getUpdates": _get_updates,
    "setWebhook": _set_webhook,
    "deleteWebhook": _delete_webhook,
    "getWebhookInfo": _get_webhook_info,
    "setMyCommands": _set_my_commands,
    "getMyCommands": _get_my_commands,
    "deleteMyCommands": _delete_my_commands,
    "getChatMember": _get_chat_member,
    "sendChatAction": _send_chat_action,
    "answerCallbackQuery": _answer_callback_query,
}


def perform(bot: Bot, method: str, values: Values) -> Any:
    """Return the result of any method but those that send a message; raises Refused."""
    return _METHODS[method](bot, values)
