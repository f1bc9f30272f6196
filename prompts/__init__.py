"""The prompts of the language model, one Markdown file each, filled in by `render`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_BLANK = re.compile(r"\{\{([a-z_]+)\}\}")


class PromptError(ValueError):
    """A prompt and the values it was given do not fit; names them, never shows a value."""


def render(name: str, **values: str) -> str:
    """Return the prompt `name` ("answer.vi") with every `{{blank}}` filled in.

    Raises PromptError for an unknown prompt, a blank without a value and a value without a blank.
    """
    return fill(_template(name), values)


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return `template` with its blanks filled in; what the values say is never read as a blank."""
    blanks = set(_BLANK.findall(template))
    if missing := blanks - values.keys():
        raise PromptError(f"no value for {', '.join(sorted(missing))}")
    if unused := values.keys() - blanks:
        raise PromptError(f"no blank for {', '.join(sorted(unused))}")
    return _BLANK.sub(lambda blank: values[blank.group(1)], template)


@cache
def _template(name: str) -> str:
    try:
        return (_FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()
    except OSError as error:
        raise PromptError(f"no prompt {name}") from error
