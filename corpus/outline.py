"""A Document's tree for people to look at: `sotay documents show`."""

from corpus.document import Document, Node
from corpus.text import display

_WORDS = 12


def render(document: Document) -> str:
    """Return one indented line a node: label, address, span and its first words."""
    lines: list[str] = []
    stack = [(document.root, 0)]
    while stack:
        node, depth = stack.pop()
        lines.append("  " * depth + _line(document, node))
        stack.extend((child, depth + 1) for child in reversed(node.children))
    return "\n".join(lines)


def _line(document: Document, node: Node) -> str:
    words = display(node.span.of(document.text)[:400]).split(" ")
    shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"{node.kind.value} [{node.address}] {node.span.start}–{node.span.end}: {shown}"
