"""From the lines of a draft that were verified to the answer as it is read (pure)."""

from collections.abc import Sequence

from bot.answering.drafting import Draft, Line
from bot.citations import Answer, Decision


def shown(draft: Draft, lines: Sequence[Line]) -> Answer:
    """Return the answer that `lines`, what is left of the draft, make; there is at least one.

    Of several documents one may be left: then there is nothing to choose from, nor to count.
    """
    names = list(dict.fromkeys(line.name.text for line in lines if line.name))
    passages = [c for line in lines for c in line.statement.citations]
    heads = [c for line in lines if line.name for c in line.name.citations]
    citations = tuple(dict.fromkeys((*passages, *heads)))
    if len(names) > 1:
        return Answer(draft.decision, _under_names(draft, lines, names), citations)
    decision = Decision.ANSWER if draft.decision is Decision.CLARIFY else draft.decision
    return Answer(decision, _listed(lines, names), citations)


def _under_names(draft: Draft, lines: Sequence[Line], names: Sequence[str]) -> str:
    parts = [draft.lead.format(count=len(names))] if draft.lead else []
    for number, name in enumerate(names, 1):
        of_name = [line.statement.text for line in lines if line.name and line.name.text == name]
        parts.append("\n".join((f"{number}. {name}:", *of_name)))
    parts += [line.statement.text for line in lines if line.name is None]
    if draft.close:
        parts.append(draft.close)
    return "\n\n".join(parts)


def _listed(lines: Sequence[Line], names: Sequence[str]) -> str:
    """Return the lines as a list; the side that all of them speak of is said once, above it."""
    said = [line.statement.text for line in lines]
    heads = [f"{name}:" for name in names]
    sides = {line.side for line in lines}
    if len(lines) > 1 and len(sides) == 1 and (side := sides.pop()):
        heads.append(f"{side}:")
        said = [text.removeprefix(f"{side}: ") for text in said]
    listed = said if len(said) == 1 else [f"• {text}" for text in said]
    return "\n".join((*heads, *listed))
