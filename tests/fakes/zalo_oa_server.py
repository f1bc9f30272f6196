"""The Official Account API and its token service on one loopback port, as strict as the real ones.

Whatever they would refuse, or our client must never do, is noted in `complaints`.
Tests act as people with `say`, `press`, `follow` and the like; what the account sends lands in
`sent`. The signature, the windows and the tokens are those of the real one.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from tests.fakes import zalo_oa_events as events
from tests.fakes.loopback import Answer, Call, Loopback, Misbehaviour, Script, faultless
from tests.fakes.webhook_caller import NOT_REACHED, Posted, WebhookCaller
from tests.fakes.zalo_oa_consent import Consent
from tests.fakes.zalo_oa_envelope import NotThere, Refused, failure, success
from tests.fakes.zalo_oa_events import OA_ID, OA_SECRET_KEY, Signing
from tests.fakes.zalo_oa_groups import Group, Minute, check_open, page, page_of_members
from tests.fakes.zalo_oa_requests import (
    AnyButton,
    Message,
    ToGroup,
    ToPerson,
    read,
    refuse_closed_kinds,
)
from tests.fakes.zalo_oa_uploads import Upload, has_no_suffix, read_upload

_WINDOW = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the account sent; `told` is False when the client never heard of it."""

    chat: str
    in_group: bool
    text: str  # of a list template: what it says
    message_id: str
    quoted: str | None
    buttons: tuple[AnyButton, ...]
    upload: Upload | None
    media_url: str | None
    at: float  # time.monotonic()
    told: bool


class ZaloOaServer:
    """Served from `with` to its end; every attribute may be read and set while it is served."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        script: Script = faultless,
        routes: Mapping[str, str] | None = None,
        port: int = 0,
    ) -> None:
        self.http = Loopback(self._answer, script, port)
        self.url = self.http.url  # of the API and of the token service
        self.calls = self.http.calls
        self.complaints = self.http.complaints
        self.until = self.http.until
        self.consent = Consent(self.http, now)
        self.webhook: str | None = None  # where events go; None: they are made and not posted
        self.secret_key = OA_SECRET_KEY
        self.signing = Signing.RIGHT
        self.mirrors = False  # what the account sends comes back as an event
        self.file_key = "token"  # or attachment_id: how an uploaded file is called
        self.rate_limit: int | None = None  # calls in a minute
        self.most_listed: int | None = None  # of a page of groups or of members
        self.sent: list[Sent] = []
        self.uploads: dict[str, Upload] = {}
        self.groups: dict[str, Group] = {}
        self.last_seen: dict[str, datetime] = {}  # when a person last did something
        self.unfollowed: set[str] = set()
        self.forgotten: set[str] = set()  # message ids that cannot be quoted any more
        self._now = now
        self._caller = WebhookCaller(routes or {})
        self._messages: dict[str, str] = {}  # the chat of every message id
        self._ids = 0
        self._minute = Minute()
        self._paths: dict[tuple[str, str], Callable[[Call], Answer]] = {
            ("POST", "/v3.0/oa/message/cs"): self._send_to_person,
            ("POST", "/v3.0/oa/group/message"): self._send_to_group,
            ("POST", "/v2.0/oa/upload/image"): self._take_upload,
            ("POST", "/v2.0/oa/upload/gif"): self._take_upload,
            ("POST", "/v2.0/oa/upload/file"): self._take_upload,
            ("GET", "/v2.0/oa/getoa"): self._get_oa,
            ("GET", "/v3.0/oa/group/getgroupsofoa"): self._get_groups,
            ("GET", "/v3.0/oa/group/listmember"): self._get_members,
        }

    def __enter__(self) -> Self:
        self.http.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.http.__exit__(*error)
        self._caller.close()

    @property
    def script(self) -> Script:
        """Which calls go wrong, and how."""
        return self.http.script

    @script.setter
    def script(self, script: Script) -> None:
        self.http.script = script

    # What people do.

    def say(self, user: str, text: str, *, quoting: str | None = None) -> Posted:
        """Write to the account."""
        quoted = {} if quoting is None else {"quote_msg_id": quoting}
        return self.write(user, "user_send_text", {"text": text, **quoted})

    def press(self, user: str, payload: str) -> Posted:
        """Press a button: it says its payload."""
        return self.say(user, payload)

    def write(self, user: str, event: str, content: Mapping[str, Any]) -> Posted:
        """Send anything to the account: user_send_image, user_send_file, user_send_sticker …"""
        self.last_seen[user] = self._now()
        key = self._message_id(user)
        return self._bring(event, key, user, events.from_person(user, {"msg_id": key, **content}))

    def say_in_group(
        self, group: str, user: str, text: str, *, quoting: str | None = None
    ) -> Posted:
        """Write in a group, which the account owns if nothing else is known of it."""
        self.groups.setdefault(group, Group(f"Nhóm {group[-3:]}"))
        key = self._message_id(group)
        quoted = {} if quoting is None else {"quote_msg_id": quoting}
        message = {"msg_id": key, "text": text, **quoted}
        fields = events.in_group(group, user, message)
        return self._bring("user_send_group_text", key, group, fields)

    def follow(self, user: str) -> Posted:
        """Follow the account."""
        self.last_seen[user] = self._now()
        self.unfollowed.discard(user)
        return self._bring("follow", f"follow-{user}", user, _follower(user))

    def unfollow(self, user: str) -> Posted:
        """Stop following it."""
        self.unfollowed.add(user)
        return self._bring("unfollow", f"unfollow-{user}", user, _follower(user))

    # What the platform does.

    def mirror(self, sent: Sent) -> Posted:
        """Tell of a message that the account itself sent."""
        message = {"msg_id": sent.message_id, "text": sent.text}
        if sent.in_group:
            fields = events.in_group(sent.chat, OA_ID, message)
            return self._bring("oa_send_group_text", sent.message_id, sent.chat, fields)
        name = "oa_send_list" if sent.buttons else "oa_send_text"
        fields = events.to_person(sent.chat, message)
        return self._bring(name, sent.message_id, sent.chat, fields)

    def bring_again(self, posted: Posted, retry: int = 1) -> Posted:
        """Deliver an event once more, the same to the byte, with its number in `num_retry`."""
        headers = {**posted.headers, "num_retry": str(retry)}
        return self._post(replace(posted, headers=headers))

    def post(self, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Post anything to the webhook."""
        return self._post(Posted("raw", "", body, headers))

    def probe(self) -> Posted:
        """Post nothing at all, as the console does."""
        return self.post(b"", {})

    def _bring(self, name: str, key: str, chat: str, fields: Mapping[str, Any]) -> Posted:
        event = events.event(name, self._now(), fields)
        body = events.raw(event)
        headers = events.headers(body, event["timestamp"], self.secret_key, self.signing)
        return self._post(Posted(key, chat, body, headers))

    def _post(self, posted: Posted) -> Posted:
        if self.webhook is not None:
            return self._caller.post(posted, self.webhook)
        posted = Posted(posted.key, posted.chat, posted.body, posted.headers)
        posted.taken.set_result(NOT_REACHED)
        return posted

    def _message_id(self, chat: str) -> str:
        with self.http.changed:
            self._ids += 1
            key = f"{self._ids:016x}"
            self._messages[key] = chat
            return key

    # What the account asks for.

    def _answer(self, call: Call) -> Answer:
        try:
            if call.path == "/v4/oa/access_token":
                return self.consent.refresh(call)
            return self._limited(call)
        except Refused as refused:
            if refused.complaint:
                self.http.complain(f"{call.name}: {refused.complaint}")
            return refused.answer

    def _limited(self, call: Call) -> Answer:
        if self.rate_limit is None:
            return self._do(call)
        left = self.rate_limit - self._minute.count(self._now())
        answer = self._do(call) if left >= 0 else failure(-32)
        limits = {
            "X-RateLimit-Limit": str(self.rate_limit),
            "X-RateLimit-Remain": str(max(0, left)),
        }
        return replace(answer, headers=limits)

    def _do(self, call: Call) -> Answer:
        do = self._paths.get((call.method, call.path))
        if do is None:
            raise NotThere(f"no {call.method} {call.path}")
        if "access_token" in call.query:
            raise NotThere("the access token in the query")
        if "authorization" in call.headers:
            raise Refused(-216, "an Authorization header")
        if "access_token" not in call.headers:
            raise Refused(-216, "no access token")
        if not self.consent.accepts(call.headers["access_token"]):
            raise Refused(-216)
        return do(call)

    def _send_to_person(self, call: Call) -> Answer:
        _check_json(call)
        refuse_closed_kinds(call.fields, in_group=False)
        asked = read(ToPerson, call.body)
        user, message = asked.recipient.user_id, asked.message
        with self.http.changed:
            self._check_person(user)
            self._check_quoted(user, message.quote_message_id)
            key = self._accept(call, user, message, in_group=False)
        return success({"message_id": key, "recipient_id": user})

    def _send_to_group(self, call: Call) -> Answer:
        _check_json(call)
        refuse_closed_kinds(call.fields, in_group=True)
        asked = read(ToGroup, call.body)
        group = asked.recipient.group_id
        with self.http.changed:
            check_open(self.groups.get(group))
            key = self._accept(call, group, asked.message, in_group=True)
        return success({"message_id": key, "group_id": group})

    def _check_person(self, user: str) -> None:
        if user not in self.last_seen:
            raise Refused(-232)
        if user in self.unfollowed:
            raise Refused(-213)
        if self._now() - self.last_seen[user] > _WINDOW:
            raise Refused(-230)

    def _check_quoted(self, chat: str, quoted: str | None) -> None:
        if quoted is None:
            return
        if quoted in self.forgotten:
            raise Refused(-201)
        if self._messages.get(quoted) != chat:
            raise Refused(-201, "a quoted message that is not of this chat")

    def _accept(self, call: Call, chat: str, message: Message, *, in_group: bool) -> str:
        sent = Sent(
            chat=chat,
            in_group=in_group,
            text=message.words,
            message_id=self._message_id(chat),
            quoted=message.quote_message_id,
            buttons=tuple(message.list.buttons) if message.list else (),
            upload=self._attached(message),
            media_url=message.media.url if message.media else None,
            at=time.monotonic(),
            told=not isinstance(call.fault, Misbehaviour),
        )
        self.sent.append(sent)
        self.http.changed.notify_all()
        if self.mirrors:
            self.mirror(sent)
        return sent.message_id

    def _attached(self, message: Message) -> Upload | None:
        if message.file is not None:
            named = message.file.model_dump(exclude_none=True)
            if set(named) != {self.file_key}:
                raise Refused(-201, f"a file that is not named by its {self.file_key}")
            return self._uploaded(named[self.file_key], {"file"})
        if message.media is not None and message.media.attachment_id is not None:
            return self._uploaded(message.media.attachment_id, {message.media.media_type})
        return None

    def _uploaded(self, key: str, kinds: set[str]) -> Upload:
        if key not in self.uploads:
            raise Refused(-100)
        if self.uploads[key].kind not in kinds:
            raise Refused(-201, f"an upload of the kind {self.uploads[key].kind}")
        return self.uploads[key]

    def _take_upload(self, call: Call) -> Answer:
        if has_no_suffix(call):
            self.http.complain(f"{call.name}: a file name without an ending")
            return success({})
        upload = read_upload(call)
        with self.http.changed:
            key = f"{upload.kind}-{len(self.uploads) + 1}"
            self.uploads[key] = upload
        return success({self.file_key if upload.kind == "file" else "attachment_id": key})

    def _get_oa(self, call: Call) -> Answer:
        if call.query:
            raise Refused(-201, f"unexpected parameters: {call.query}")
        return success({"oaid": OA_ID, "name": "Sổ Tay", "is_verified": True})

    def _get_groups(self, call: Call) -> Answer:
        return success(page(self.groups, call, self.most_listed))

    def _get_members(self, call: Call) -> Answer:
        return success(page_of_members(self.groups, call, self.most_listed))


def _follower(user: str) -> dict[str, Any]:
    return {"oa_id": OA_ID, "follower": {"id": user}}


def _check_json(call: Call) -> None:
    if call.query or not call.headers.get("content-type", "").startswith("application/json"):
        raise Refused(-201, "not JSON, or with a query")
