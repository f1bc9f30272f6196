import re
from dataclasses import fields

import pytest

from bot.texts import ENGLISH, VIETNAMESE, Phrases, phrases
from retrieval.questions.cues import STRICT


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def test_both_languages_leave_the_same_blanks() -> None:
    for field in fields(Phrases):
        ours, theirs = getattr(VIETNAMESE, field.name), getattr(ENGLISH, field.name)
        assert blanks(str(ours)) == blanks(str(theirs)), field.name


@pytest.mark.parametrize("say", [VIETNAMESE, ENGLISH])
def test_every_kind_that_must_be_there_has_its_reason(say: Phrases) -> None:
    assert set(say.lacking) == STRICT
    assert not any(reason.endswith(".") for reason in (*say.lacking.values(), *say.blank.values()))


def test_a_name_with_braces_is_said_as_it_is() -> None:
    reason = VIETNAMESE.unknown_name.format(name="{count}")

    assert "“{count}”" in VIETNAMESE.because(reason)


def test_the_sentences_are_in_the_language_of_the_question() -> None:
    assert phrases(english=True) is ENGLISH
    assert phrases(english=False) is VIETNAMESE
