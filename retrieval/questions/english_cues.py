"""The words by which an English question says what it wants; patterns run on it as typed."""

import re

from retrieval.questions.cues import Wanted

_ROLES = (
    "head|director|chair|chairman|chairperson|leader|secretary|chief|commander|officer|manager|"
    "president|minister|deputy|principal|captain"
)
ENGLISH_CUES: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(pattern, re.IGNORECASE))
    for wanted, pattern in (
        (Wanted.PHONE, r"\b(?:phone|telephone|hotline|email|e-mail|contact number|mobile)\b"),
        (Wanted.MONEY, r"\bhow much\b|\b(?:cost|budget|amount of money|bonus|fee|price)\b"),
        (Wanted.PERCENT, r"\b(?:percent|percentage|per cent)\b|what share"),
        (Wanted.DURATION, r"\bhow (?:many (?:working )?(?:days|months|weeks|hours|years)|long)\b"),
        (Wanted.FREQUENCY, r"\bhow often\b"),
        (
            Wanted.COUNT,
            r"\bhow many (?!(?:working )?(?:days|months|weeks|hours|years|times a|times per))",
        ),
        (Wanted.SIGNER, r"\bwho (?:has )?sign(?:s|ed)\b|\bsigned by whom\b|\bsignator(?:y|ies)\b"),
        (
            Wanted.PERSON,
            rf"\bname of the (?:\w+ )?(?:{_ROLES})\b"
            rf"|\bname the (?:\w+ )?(?:{_ROLES})\b"
            rf"|\bwho is the (?:\w+ )?(?:{_ROLES})\b",
        ),
        (
            Wanted.PLACE,
            r"\bwhere (?:is|are|was|were|will|does|do|did|can|should)\b"
            r"(?!.*\b(?:send|sent|submit|submitted|report|reported|contact)\b)",
        ),
        (
            Wanted.DAY,
            r"\b(?:what|which|its) (?:exact )?(?:date|day)\b|\bnumber and (?:the )?date\b",
        ),
        (
            Wanted.TIME,
            r"\bwhen\b|\bby what time\b|\bwhat time\b|\bdeadline\b|\bdue\b|\bwhich year\b",
        ),
        (Wanted.SYMBOL, r"\bnumber (?:and|of the)\b|\breference number\b|\bwhat is the number\b"),
        (
            Wanted.REFERENCE,
            r"\b(?:which|what) (?:\w+ )?(?:decree|circular|decision|directive|law|letter)\b",
        ),
        (Wanted.MEANING, r"\bstands? for\b|\babbreviation\b|\bmean(?:s|ing)?\b"),
        (
            Wanted.UNIT,
            r"\b(?:who|whom)\b|\b(?:which|what) (?:\w+ )?(?:unit|agency|body|office|units|side)\b",
        ),
    )
)
