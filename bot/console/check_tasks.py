"""`sotay duties check`: conflicts and gaps in what the documents lay down."""

import argparse
import json
from collections.abc import Sequence

from bot.app import open_documents, open_register
from bot.citations import Citation, citation_record
from bot.console.surroundings import Surroundings
from bot.facts import check_texts as texts
from bot.facts.checks import Finding, check, counted
from bot.facts.replaced_items import unreplaced
from bot.sources import source_name
from bot.typed_text import cleaned

_DONE = 0
_LONGEST_TITLE = 90


def check_facts(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print what a clerk should look at, with the places in the documents and what to do."""
    year = here.now().astimezone(here.settings.zone).year
    with open_documents(here.settings) as documents:
        register = open_register(documents, here.today)
        duties, deadlines = unreplaced(register.duties()), unreplaced(register.deadlines())
    findings = check(duties, deadlines, year)
    if typed.json:
        here.say(json.dumps([_record(one) for one in findings], ensure_ascii=False, indent=1))
        return _DONE
    frame = texts.TOTAL if findings else texts.NOTHING
    here.say(frame.format(count=len(findings), duties=len(duties), deadlines=len(deadlines)))
    _list(here, findings)
    return _DONE


def _list(here: Surroundings, findings: Sequence[Finding]) -> None:
    for fault, count in counted(findings).items():
        of_fault = [finding for finding in findings if finding.fault is fault]
        here.say("")
        here.say(texts.COUNTED.format(heading=texts.HEADINGS[fault], count=count))
        for finding in of_fault:
            here.say(cleaned(texts.FINDING.format(said=finding.said)))
            for citation in finding.citations:
                here.say(texts.SOURCE.format(place=_place(citation)))
        here.say(texts.REMEDY.format(remedy=of_fault[0].remedy))


def _place(citation: Citation) -> str:
    return cleaned(source_name(citation, _LONGEST_TITLE))


def _record(finding: Finding) -> dict[str, object]:
    return {
        "fault": finding.fault.value,
        "said": finding.said,
        "remedy": finding.remedy,
        "citations": [citation_record(citation) for citation in finding.citations],
    }
