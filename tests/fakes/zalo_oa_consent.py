"""The tokens of an Official Account: the refresh token is good for one use, then both are new."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.fakes.loopback import Answer, Call, Loopback, Misbehaviour, json_answer
from tests.fakes.zalo_oa_envelope import NotThere, Refused

APP_ID = "360000000000000967"
APP_SECRET = "app-secret-loopback"
_FIELDS = {"app_id", "refresh_token", "grant_type"}


class Consent:
    """Holds the pair that is in force; `give_again` is what a person does on the consent page."""

    def __init__(self, http: Loopback, now: Callable[[], datetime]) -> None:
        self.app_secret = APP_SECRET
        self.lifetime = timedelta(seconds=90000)
        self.rotations = 0  # pairs issued for a refresh token
        self._http = http
        self._now = now
        self._pairs = 0
        self._used: dict[str, bool] = {}  # used refresh tokens: was the new pair told?
        self.give_again()

    def give_again(self) -> None:
        """Put a new pair in force."""
        with self._http.changed:
            self._pairs += 1
            self.access_token = f"AT-loopback-{self._pairs}"
            self.refresh_token = f"RT-loopback-{self._pairs}"
            self._expires_at = self._now() + self.lifetime

    def expire_access(self) -> None:
        """Let the access token be refused from now on."""
        with self._http.changed:
            self._expires_at = self._now()

    def withdraw(self) -> None:
        """Let neither token be good any more."""
        with self._http.changed:
            self._used[self.refresh_token] = False
            self._expires_at = self._now()

    def accepts(self, access_token: str | None) -> bool:
        """Return whether the API may be used with it."""
        with self._http.changed:
            return access_token == self.access_token and self._now() < self._expires_at

    def refresh(self, call: Call) -> Answer:
        """Rotate the pair; raises Refused for a refresh token that is not the one in force."""
        fields = self._checked(call)
        token = fields["refresh_token"]
        with self._http.changed:
            if token in self._used:
                told = self._used[token]
                raise Refused(-14020, "a refresh token used twice" if told else None)
            if token != self.refresh_token:
                raise Refused(-14014)
            self._used[token] = not isinstance(call.fault, Misbehaviour)
            self.give_again()
            self.rotations += 1
            return json_answer(
                {
                    "access_token": self.access_token,
                    "refresh_token": self.refresh_token,
                    "expires_in": str(int(self.lifetime.total_seconds())),
                }
            )

    def _checked(self, call: Call) -> dict[str, str]:
        form = "application/x-www-form-urlencoded"
        if call.method != "POST" or call.query:
            raise NotThere("not a POST, or with a query")
        if not call.headers.get("content-type", "").startswith(form):
            raise Refused(-14, "the body is not declared as a form")
        fields: dict[str, str] = call.fields
        if set(fields) != _FIELDS or fields["grant_type"] != "refresh_token":
            raise Refused(-14, f"unexpected fields: {', '.join(sorted(fields))}")
        if call.headers.get("secret_key") != self.app_secret:
            raise Refused(-14004)
        if fields["app_id"] != APP_ID:
            raise Refused(-14002)
        return fields
