"""Nodes while a tree is being built: growable, with addresses that never repeat (pure)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Located, Node, NodeKind, Span
from corpus.parsing.marks import Mark, MarkType

_KINDS = {
    MarkType.PART: NodeKind.PART,
    MarkType.CHAPTER: NodeKind.CHAPTER,
    MarkType.SECTION: NodeKind.SECTION,
    MarkType.SUBSECTION: NodeKind.SECTION,
    MarkType.LETTER: NodeKind.PART,
    MarkType.ROMAN: NodeKind.PART,
    MarkType.ARTICLE: NodeKind.ARTICLE,
    MarkType.NUMBER: NodeKind.CLAUSE,
    MarkType.DECIMAL: NodeKind.SUBCLAUSE,
    MarkType.POINT: NodeKind.POINT,
    MarkType.SUBPOINT: NodeKind.POINT,
    MarkType.BRACKET: NodeKind.POINT,
    MarkType.STAR: NodeKind.DASH,
    MarkType.DASH: NodeKind.DASH,
    MarkType.BULLET: NodeKind.DASH,
    MarkType.PLUS: NodeKind.PLUS,
}
# What a child without a number of its own is called in an address, before its count.
_COUNTED = {
    NodeKind.PARAGRAPH: "đoạn ",
    NodeKind.TABLE: "bảng ",
    NodeKind.ROW: "dòng ",
    NodeKind.BASIS: "",
}


@dataclass(slots=True)
class Draft:
    """A node that still takes children; `mark` is what opened it, if a mark did."""

    kind: NodeKind
    label: str
    address: str
    span: Span
    heading: Located | None = None
    mark: Mark | None = None
    lead: Span | None = None  # what an item says before its first child, without its mark
    children: list["Draft"] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def grow(self, end: int) -> None:
        """Let the node reach to `end` at least."""
        if end > self.span.end:
            self.span = Span(self.span.start, end)


class Addresses:
    """Gives every node an address of its own; repeated ones get " (2)", " (3)" and so on."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._repeats: Counter[str] = Counter()

    def take(self, wanted: str) -> str:
        """Return `wanted`, told apart from the addresses given before."""
        address = wanted
        while address in self._used:
            self._repeats[wanted] += 1
            address = f"{wanted} ({self._repeats[wanted] + 1})"
        self._used.add(address)
        return address


def node_kind(mark: Mark) -> NodeKind:
    """Return what a mark opens."""
    return _KINDS[mark.type]


def join(prefix: str, part: str) -> str:
    """Return `part` as it is addressed below `prefix`."""
    return f"{prefix}.{part}" if prefix else part


def marked_address(parent: Draft, mark: Mark, prefix: str) -> str:
    """Return the address of what `mark` opens under `parent`; articles count through a text."""
    if mark.type is MarkType.ARTICLE:
        return join(prefix, mark.label)
    base = prefix if parent.mark is None else parent.address
    if mark.type is MarkType.DECIMAL:
        return join(base, _decimal_part(parent, mark))
    if not mark.number:
        parent.counts[mark.label] += 1
        return join(base, f"{mark.label}{parent.counts[mark.label]}")
    return join(base, mark.label)


def _decimal_part(parent: Draft, mark: Mark) -> str:
    """Return the last number where the ones before it are the parent's: 3.1 under 3 is 1."""
    above = parent.mark
    if above is None or above.type not in (MarkType.NUMBER, MarkType.DECIMAL, MarkType.ROMAN):
        return mark.label
    same = above.number[1 - len(mark.number) :] == mark.number[:-1]
    return str(mark.number[-1]) if same else mark.label


def counted_address(parent: Draft, kind: NodeKind, base: str) -> str:
    """Return the address of a child that has no number: `III.3.đoạn 1`."""
    word = _COUNTED[kind]
    parent.counts[word] += 1
    return join(base, f"{word}{parent.counts[word]}")


def freeze(root: Draft) -> Node:
    """Return the finished tree; parents are made after their children, without recursion."""
    order: list[Draft] = []
    stack = [root]
    while stack:
        draft = stack.pop()
        order.append(draft)
        stack.extend(draft.children)
    nodes: dict[int, Node] = {}
    for draft in reversed(order):
        children = tuple(nodes.pop(id(child)) for child in draft.children)
        nodes[id(draft)] = Node(
            draft.kind, draft.label, draft.address, draft.span, draft.heading, children
        )
    return nodes[id(root)]


def close_upward(path: Sequence[Draft], end: int) -> None:
    """Let every draft on the path reach to `end`."""
    for draft in path:
        draft.grow(end)
