"""A failure in the log: where and of which kind, never in words that may be a person's own."""

import logging
import secrets
import traceback


def log_failure(log: logging.Logger, error: BaseException) -> str:
    """Log a failure and return the code to tell the person who met it."""
    code = secrets.token_hex(4)
    log.error("failure, incident %s: %s", code, _outline(error))
    return code


def _outline(error: BaseException) -> str:
    """Return kinds and places along the chain of causes; an error's text may hold a question."""
    links: list[str] = []
    link: BaseException | None = error
    while link is not None:
        links.append(f"{type(link).__name__}\n{''.join(traceback.format_tb(link.__traceback__))}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "caused by ".join(links)
