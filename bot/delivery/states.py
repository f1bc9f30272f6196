"""How far a message of the outbox is."""

from enum import StrEnum


class State(StrEnum):
    """Only the first two are open."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"  # the platform returned a message id
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"  # tried again, and still nobody knows whether it arrived


OPEN = (State.QUEUED, State.SENDING)
