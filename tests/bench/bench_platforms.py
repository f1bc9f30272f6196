"""The fault run of the platforms: `make bench-platforms`, or with `QUICK=1` in less than 45 s.

With `CALM=1` nothing fails: the load alone, at 50 questions a second.

The real `sotay run` answers questions from 50 chats on strict loopback platforms. A fifth of the
deliveries come twice, a fifth of the sends go wrong, and the process is killed again and again.
Then, without faults, how fast updates are taken in and answered. The last line is JSON:
`p95_ms` is from an update to its message at 50 questions a second; `answered_twice` counts
messages that came again without saying so, `repeated_in_doubt` those that did say so, and
`answered_late` questions whose answer came only when their chat wrote again;
`cpu_ms_per_question` is of the assistant's processes while `p95_ms` was measured.

It sleeps where no test may: real processes run on the real clock here, and the pauses are the load
itself (people who ask at a rate, the moments of the kills) or the wait for those processes.
"""

import json
import os
import random
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from sqlalchemy import Engine

from bot.database import open_engine
from tests.bench.platform_accounts import open_work, resting, settle, taken
from tests.bench.platform_world import Place, World, world
from tests.fakes import telegram_faults, zalo_bot_envelope, zalo_oa_envelope
from tests.fakes.loopback import JUNK, Call, Fault, Misbehaviour, gateway_page
from tests.fakes.telegram_server import SECRET_HEADER

_QUESTIONS = (
    "Khi nào phải gửi báo cáo 6 tháng?",
    "cơ quan nào là thường trực giúp việc?",
    "bao cao gui ve dau",
    "Công an tỉnh chủ trì việc gì?",
    "ai ký chương trình phối hợp?",
    "sơ kết tổng kết vào năm nào",
    "Ngày hội toàn dân bảo vệ an ninh Tổ quốc là ngày nào?",
    "ban tuyen giao phoi hop voi don vi nao",
    "kinh phí lấy từ đâu?",
    "UBND cấp xã phải làm gì?",
)
_SEED = 20_261_121
_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything; rates are questions a second."""

    questions: int
    rate: float
    kills: int
    measured: int  # questions of the measurement without faults
    measured_rate: float
    hangs: bool  # calls that are never answered, each of which takes the client's patience
    limits: bool  # Zalo's limits too, each of which takes a minute
    patience: float  # seconds for what is under way at the end
    repeated: float = 0.2
    faulty: float = 0.2


FULL = Plan(2000, 20, 20, 1500, 50, hangs=True, limits=True, patience=600)
CALM = Plan(100, 20, 0, 600, 50, hangs=False, limits=False, patience=15, faulty=0)
QUICK = Plan(100, 25, 2, 100, 50, hangs=False, limits=False, patience=15)


@dataclass
class Faults:
    """Decides which sends go wrong while it is on."""

    plan: Plan
    random: random.Random
    is_on: bool = False

    def __call__(self, platform: str, _call: Call) -> Fault | None:
        if not self.is_on or self.random.random() >= self.plan.faulty:
            return None
        common: list[Fault] = [gateway_page(), JUNK, Misbehaviour.DROP, Misbehaviour.LOSE]
        if self.plan.hangs and self.random.random() < 0.05:
            return Misbehaviour.HANG
        return self.random.choice(common + self._own(platform))

    def _own(self, platform: str) -> list[Fault]:
        match platform:
            case "telegram":
                return [telegram_faults.too_many(1), telegram_faults.bad_request("message is bad")]
            case "zalo":
                limit = [zalo_bot_envelope.QUOTA] if self.plan.limits else []
                return [zalo_bot_envelope.BAD_REQUEST, *limit]
            case _:
                limit = [zalo_oa_envelope.failure(-32)] if self.plan.limits else []
                return [zalo_oa_envelope.failure(-210), *limit]


@dataclass
class Asked:
    """The questions that the assistant took, by platform and journal key."""

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, place: Place, key: str) -> None:
        with self.lock:
            self.keys[place.platform].add(key)


def main() -> None:
    """Run, show how it goes on a terminal, and end with one line of JSON."""
    plan = _plan(os.environ)  # noqa: TID251 - a command of its own
    faults = Faults(plan, random.Random(_SEED))  # noqa: S311 - repeatable, nothing secret
    with TemporaryDirectory() as folder, world(Path(folder), faults) as town:
        engine = open_engine(f"sqlite:///{folder}/data/sotay.sqlite")
        asked = Asked()
        faults.is_on = True
        _say("asking, failing, killing")
        places = _places(town)
        _ask_and_kill(town, places, plan, asked)
        _drain(engine, plan.patience)
        _ask_again(engine, places, plan, asked)
        faults.is_on = False
        accounts = settle(engine, asked.keys, taken(town))
        _say("measuring")
        intake = _intake(town, 3000 if plan is FULL else 500)
        before = town.assistant.cpu_seconds()
        delays = _delays(town, plan, plan.measured_rate)
        computed = town.assistant.cpu_seconds() - before
        calm = _delays(town, plan, plan.measured_rate / 2)
        engine.dispose()
        complaints = [*town.telegram.complaints, *town.zalo.complaints, *town.oa.complaints]
        result = {
            "questions": sum(map(len, asked.keys.values())),
            **asdict(accounts),
            "kills": town.assistant.kills,
            "p50_ms": round(statistics.median(delays) * 1000),
            "p95_ms": _p95_ms(delays),
            "cpu_ms_per_question": round(computed / plan.measured * 1000, 1),
            "p95_ms_at_half_the_rate": _p95_ms(calm),
            "intake_per_second": round(intake),
            "memory_mb": town.assistant.peak_memory(),
            "complaints": len(complaints),
        }
    for complaint in sorted(set(complaints)):
        sys.stderr.write(f"{complaint}\n")
    sys.stdout.write(f"{json.dumps(result)}\n")


def _plan(environment: Mapping[str, str]) -> Plan:
    if environment.get("CALM"):
        return CALM
    return QUICK if environment.get("QUICK") else FULL


def _places(town: World) -> list[Place]:
    return [
        *(town.telegram_place(n, is_group=False) for n in range(20)),
        *(town.telegram_place(n, is_group=True) for n in range(20, 24)),
        *(town.zalo_place(n, is_group=False) for n in range(12)),
        *(town.zalo_place(n, is_group=True) for n in range(12, 16)),
        *(town.oa_place(n, is_group=False) for n in range(8)),
        *(town.oa_place(n, is_group=True) for n in range(8, 10)),
    ]


def _ask_and_kill(town: World, places: Sequence[Place], plan: Plan, asked: Asked) -> None:
    each = plan.questions // len(places)
    gap = len(places) / plan.rate  # seconds between two questions of one chat
    with ThreadPoolExecutor(len(places)) as people:
        working = [people.submit(_person, place, each, gap, plan, asked) for place in places]
        dice = random.Random(_SEED)  # noqa: S311 - see above
        for _ in range(plan.kills):
            time.sleep(dice.uniform(0.3, 2.0))
            town.assistant.kill()
        for one in working:
            one.result()


def _person(place: Place, questions: int, gap: float, plan: Plan, asked: Asked) -> None:
    dice = random.Random(f"{_SEED} {place.chat}")  # noqa: S311 - see above
    time.sleep(dice.uniform(0, gap))
    for _ in range(questions):
        begun = time.monotonic()
        deliver = _ask(place, dice.choice(_QUESTIONS), asked)
        if dice.random() < plan.repeated:
            deliver()
        time.sleep(max(0.0, gap - (time.monotonic() - begun)))


def _drain(engine: Engine, patience: float) -> None:
    ends = time.monotonic() + patience
    while open_work(engine) and time.monotonic() < ends:
        time.sleep(0.5)


def _ask_again(engine: Engine, places: Sequence[Place], plan: Plan, asked: Asked) -> None:
    """Let whoever still has no answer write once more, as people do; the faults go on."""
    chats = resting(engine)
    for place in places:
        if (place.platform, place.chat) in chats:
            _ask(place, _QUESTIONS[0], asked)
    _drain(engine, plan.patience)


def _ask(place: Place, question: str, asked: Asked) -> Callable[[], int]:
    key, deliver = place.ask(question)
    asked.add(place, key)
    while deliver() != 200:
        time.sleep(_STEP)
    return deliver


def _intake(town: World, updates: int) -> float:
    """Return how many updates a second the webhook takes: group talk that is not answered."""
    user = town.telegram.person("Người trong nhóm")
    group = town.telegram.supergroup()
    said = [town.telegram.say(group, user, f"Chuyện thứ {n}") for n in range(updates)]
    webhook = town.telegram.updates.webhook
    assert webhook is not None
    headers = {SECRET_HEADER: webhook.secret or ""}
    with httpx.Client(trust_env=False, timeout=30) as client, ThreadPoolExecutor(8) as posting:
        begun = time.monotonic()
        answers = posting.map(lambda u: client.post(webhook.url, json=u, headers=headers), said)
        assert all(answer.status_code == 200 for answer in answers)
        return updates / (time.monotonic() - begun)


def _p95_ms(delays: Sequence[float]) -> int:
    return round(statistics.quantiles(delays, n=20)[-1] * 1000)


def _delays(town: World, plan: Plan, rate: float) -> list[float]:
    """Return the seconds from a question to its first message, each from a chat of its own."""
    makers = [town.telegram_place] * 24 + [town.zalo_place] * 17 + [town.oa_place] * 9
    dice = random.Random(_SEED)  # noqa: S311 - see above
    dice.shuffle(makers)
    first = 100_000 + len(town.first_sent)  # nobody who was there before
    places = [makers[n % len(makers)](first + n, is_group=False) for n in range(plan.measured)]
    posted: dict[tuple[str, str], float] = {}

    def ask(place: Place) -> None:
        posted[place.platform, place.chat] = time.monotonic()
        place.ask(dice.choice(_QUESTIONS))[1]()

    begun = time.monotonic()
    with ThreadPoolExecutor(64) as people:
        for number, place in enumerate(places):
            time.sleep(max(0.0, begun + number / rate - time.monotonic()))
            people.submit(ask, place)
    ends = time.monotonic() + 30
    while not posted.keys() <= town.first_sent.keys() and time.monotonic() < ends:
        time.sleep(_STEP)
    return [town.first_sent[chat] - at for chat, at in posted.items()]


def _say(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
