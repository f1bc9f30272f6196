"""Which list a mark continues: the numbers still open at each point of a document (pure)."""

from dataclasses import dataclass, field

from corpus.parsing.marks import UNNUMBERED, Mark, MarkType

_DEEPEST_REPEAT = 2  # a numbered list may stand inside one of its own kind, and no deeper


@dataclass(slots=True)
class Numbering:
    """The marks that are open, outermost first."""

    open: list[Mark] = field(default_factory=list)
    _letter_inside: bool = False  # this document sets A. B. under I. II.

    def expects(self, mark: Mark) -> bool:
        """Whether the number is the next one due in an open list, or the first of a new one."""
        return self._sibling(mark) is not None or is_first(mark)

    def continues(self, mark: Mark) -> bool:
        """Whether the number is the next one due in an open list."""
        return self._sibling(mark) is not None

    def place(self, mark: Mark, *, after_lead: bool) -> int:
        """Open `mark` and return how many marks stay open above it.

        `after_lead` says that the text before ends with ":", so that the first mark of a list
        belongs to it even where marks of its type commonly stand higher.
        """
        if mark.type is MarkType.LETTER and is_first(mark):
            self._letter_inside = self._top_type() is MarkType.ROMAN
        depth = self._sibling(mark)
        if depth is None:
            depth = self._new_list(mark, after_lead=after_lead)
        del self.open[depth:]
        self.open.append(mark)
        return depth

    def _top_type(self) -> MarkType | None:
        return self.open[-1].type if self.open else None

    def _sibling(self, mark: Mark) -> int | None:
        for depth in range(len(self.open) - 1, -1, -1):
            if follows(self.open[depth], mark):
                return depth
        return None

    def _new_list(self, mark: Mark, *, after_lead: bool) -> int:
        same = [depth for depth, other in enumerate(self.open) if _alike(other, mark)]
        if after_lead and len(same) < _DEEPEST_REPEAT and self._may_hold(mark):
            return len(self.open)
        if same:
            return same[-1]
        depth = len(self.open)
        while depth and self._rank(self.open[depth - 1]) >= self._rank(mark):
            depth -= 1
        return depth

    def _may_hold(self, mark: Mark) -> bool:
        """Whether the open list item may hold a list that commonly stands higher."""
        if not self.open or self.open[0].type in UNNUMBERED or not is_first(mark):
            return False
        return min(mark.type, self.open[-1].type) > MarkType.ARTICLE

    def _rank(self, mark: Mark) -> float:
        if mark.type is MarkType.LETTER and self._letter_inside:
            return MarkType.ROMAN + 0.5
        if mark.type is MarkType.DECIMAL:
            return MarkType.DECIMAL + min(len(mark.number), 9) / 10
        return float(mark.type)


def is_first(mark: Mark) -> bool:
    """Whether the mark may open a list."""
    return mark.type in UNNUMBERED or mark.number[-1] == 1


def follows(before: Mark, mark: Mark) -> bool:
    """Whether `mark` is the one due after `before` in the same list."""
    if not _alike(before, mark):
        return False
    if mark.type in UNNUMBERED:
        return True
    if mark.number[:-1] != before.number[:-1]:
        return _inserted(before, mark)
    step = mark.number[-1] - before.number[-1]
    # "f" does not belong to the Vietnamese order, "đ" is forgotten by some: both are in use.
    return step == 1 or (mark.type is MarkType.POINT and step == 2)


def _alike(before: Mark, mark: Mark) -> bool:
    if before.type is not mark.type:
        return False
    return mark.type is not MarkType.DECIMAL or len(before.number) == len(mark.number)


def _inserted(before: Mark, mark: Mark) -> bool:
    """Whether an inserted number comes in: Điều 5, Điều 5a, Điều 6."""
    if mark.type is not MarkType.ARTICLE:
        return False
    return mark.number[0] - before.number[0] == (0 if len(mark.number) > 1 else 1)
