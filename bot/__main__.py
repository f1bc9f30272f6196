"""The `sotay` command; with bot/settings.py the only reader of the environment and the clock."""

import argparse
import logging
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from bot.console import command_texts as texts
from bot.console.command_line import parse
from bot.errors import SotayError
from bot.incidents import log_failure
from bot.settings import load_settings
from corpus.errors import CorpusError
from retrieval.errors import RetrievalError

_log = logging.getLogger(__name__)

_FAILED = 1
_BAD_INPUT = 2
_INTERRUPTED = 130  # as a shell reports Ctrl+C


def main(typed: Sequence[str] | None = None) -> int:
    """Run the command line; what people can mend is one sentence and exit status 2."""
    _prepare_streams()
    _prepare_log()
    arguments = parse(sys.argv[1:] if typed is None else typed)
    try:
        return _perform(arguments)
    except (SotayError, CorpusError, RetrievalError) as error:
        return _complain(error.reason, _BAD_INPUT)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _complain(texts.SYSTEM_TROUBLE.format(details=error), _BAD_INPUT)
    except Exception as error:  # noqa: BLE001 - the outermost catch
        return _complain(texts.STOPPED.format(code=log_failure(_log, error)), _FAILED)


def _perform(arguments: argparse.Namespace) -> int:
    # Imported here: most of a second, which `sotay --help` need not wait for.
    from bot.console.surroundings import Surroundings  # noqa: PLC0415
    from bot.console.tasks import TASKS  # noqa: PLC0415

    here = Surroundings(
        settings=load_settings(os.environ, Path(".env")),  # noqa: TID251 - this is the reader
        now=_now,
        clock=time.perf_counter,
        typed=sys.stdin,
        say=_say,
        notices=sys.stderr,
    )
    return TASKS[arguments.task](here, arguments)


def _prepare_streams() -> None:
    """Speak UTF-8 whatever the locale; what cannot be read or shown costs no more than itself."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _prepare_log() -> None:
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.WARNING, format=form)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # INFO would hold addresses with tokens


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one reader of the clock


def _say(line: str) -> None:
    print(line, flush=True)


def _complain(reason: str, status: int) -> int:
    print(f"sotay: {reason}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
