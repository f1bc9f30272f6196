"""Counts and durations of questions in the Prometheus text format.

Three families do not justify a client library; updated from the event loop alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


Labels = tuple[tuple[str, str], ...]  # names with their values


@dataclass(frozen=True, slots=True)
class Gauge:
    """A figure of this moment, measured elsewhere."""

    name: str
    purpose: str
    values: Mapping[Labels, int]

    def lines(self) -> list[str]:
        """Return it as Prometheus reads it."""
        shown = (
            (",".join(f'{label}="{value}"' for label, value in labels), number)
            for labels, number in sorted(self.values.items())
        )
        head = [f"# HELP {self.name} {self.purpose}", f"# TYPE {self.name} gauge"]
        return [*head, *(f"{self.name}{{{labels}}} {number}" for labels, number in shown)]


class Metrics:
    """What `/metrics` shows; no label ever holds a person's words."""

    def __init__(self) -> None:
        self._outcomes: Counter[str] = Counter({"answer": 0, "clarify": 0, "refuse": 0})
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0

    def observe(self, outcome: str, seconds: float) -> None:
        """Count one message; `outcome` is a decision, "other" for small talk, or "error"."""
        self._outcomes[outcome] += 1
        self._seconds += seconds
        for bucket in _BUCKETS:
            if seconds <= bucket:
                self._buckets[bucket] += 1

    def exposition(self, gauges: Sequence[Gauge] = ()) -> str:
        """Return the page that Prometheus reads."""
        total = self._outcomes.total()
        lines = [
            "# HELP sotay_messages_total Messages by what was done with them.",
            "# TYPE sotay_messages_total counter",
            *(
                f'sotay_messages_total{{platform="web",outcome="{name}"}} {count}'
                for name, count in sorted(self._outcomes.items())
            ),
            "# HELP sotay_message_seconds Time from a message to its reply.",
            "# TYPE sotay_message_seconds histogram",
            *(
                f'sotay_message_seconds_bucket{{le="{bucket}"}} {self._buckets[bucket]}'
                for bucket in _BUCKETS
            ),
            f'sotay_message_seconds_bucket{{le="+Inf"}} {total}',
            f"sotay_message_seconds_sum {self._seconds:.6f}",
            f"sotay_message_seconds_count {total}",
        ]
        lines += (line for gauge in gauges for line in gauge.lines())
        return "\n".join(lines) + "\n"
