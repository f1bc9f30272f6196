"""Terms of office and other times that only life tells: "vào giữa nhiệm kỳ" (pure)."""

from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import pattern
from corpus.facts.when_view import Found, View

_TERM = pattern(
    r"\b(?:(?P<before>(?:truoc|den)(?: khi)?(?: het)? )|(?:vao|trong) )?(?:(?:dip )?(?:nam|ky) )?"
    r"(?:dau|giua|cuoi|het|ket thuc|moi|hang)(?: cua)?(?: moi)? nhiem ky\b(?!~(?:20|\d))"
    r"(?: (?:dai hoi|cap uy|hdnd|hoi dong)(?: \w+){0,5})?"
)


def find_terms(view: View) -> Iterator[Found]:
    """Yield "vào năm cuối nhiệm kỳ": when that is, no text says."""
    for match in _TERM.finditer(view.plain):
        yield Found(*match.span(), WhenType.PERIOD, before=match["before"] is not None)
