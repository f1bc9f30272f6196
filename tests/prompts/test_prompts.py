"""Prompts are filled in to the letter."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts import PromptError, fill, render

NAMES = st.text("abc_", min_size=1, max_size=6)
PLAIN = st.text().filter(lambda text: "{" not in text and "}" not in text)
AWKWARD = st.one_of(st.text(), st.sampled_from(["{{a}}", "{b}", "$a", "${a}", "\\1", "\\g<0>"]))


@settings(deadline=None)
@given(st.dictionaries(NAMES, AWKWARD, min_size=1), st.lists(PLAIN, min_size=8, max_size=8))
def test_values_are_put_in_unchanged_whatever_they_hold(
    values: dict[str, str], between: list[str]
) -> None:
    names = [name for name, _ in zip(values, between, strict=False)]
    template = "".join(f"{text}{{{{{name}}}}}" for name, text in zip(names, between, strict=False))
    used = {name: values[name] for name in names}

    filled = fill(template, used)

    assert filled == "".join(
        text + values[name] for name, text in zip(names, between, strict=False)
    )


@settings(deadline=None)
@given(st.sets(NAMES, min_size=1), NAMES)
def test_a_missing_or_an_unused_value_is_an_error_that_names_it(
    names: set[str], other: str
) -> None:
    template = " ".join(f"{{{{{name}}}}}" for name in names)
    lacking = dict.fromkeys(sorted(names)[1:], "secret")
    surplus = dict.fromkeys({*names, f"{other}x"}, "secret")

    with pytest.raises(PromptError, match=re.escape(min(names))) as missing:
        fill(template, lacking)
    with pytest.raises(PromptError, match=re.escape(f"{other}x")) as unused:
        fill(template, surplus)

    assert "secret" not in str(missing.value) + str(unused.value)


@settings(deadline=None)
@given(st.text())
def test_single_braces_and_dollar_signs_of_a_template_stay(template: str) -> None:
    if not re.search(r"\{\{[a-z_]+\}\}", template):
        assert fill(template, {}) == template


def test_a_prompt_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PromptError, match="no prompt nowhere"):
        render("nowhere")


def test_the_shipped_prompts_take_their_values() -> None:
    instructions = render("answer.vi", language="tiếng Anh", most="6")
    data = render("answer_data.vi", data='{"question": "{{most}} $5"}')

    assert "Trả lời bằng tiếng Anh" in instructions
    assert "{{" not in instructions
    assert data == '<du_lieu>\n{"question": "{{most}} $5"}\n</du_lieu>'
