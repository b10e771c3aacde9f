"""A document's text as pieces to show, with its facts as nested marks.

HTML wants marks properly nested; spans need not be. A mark that crosses the end of another is cut there: its
first piece carries the anchor, the rest is marked as continued.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest import Block, BlockKind, Document, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to mark: `kind` is "commitment", "decision", "figure", "entity" or "hit".

    `id` is the fact's, `number` the one that its badge shows (None: no badge), `label` what it is, in words.
    """

    id: str
    kind: str
    span: Span
    number: int | None = None
    label: str = ""


@dataclass(slots=True)
class Piece:
    """A stretch of text (`mark` None, `text` set) or a mark with the pieces inside it."""

    text: str = ""
    mark: Mark | None = None
    first: bool = True  # whether the mark begins here, or goes on from an earlier piece
    inside: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block with its pieces. `index` is its place in Document.blocks."""

    index: int
    block: Block
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The cells of one table as rows; `header` says whether the first row names the columns."""

    rows: list[list[ShownBlock]]


def show_blocks(document: Document, marks: Iterable[Mark]) -> list[ShownBlock | ShownTable]:
    """The document's blocks in order, its tables put together, with the marks laid into the text."""
    inside: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        for index in blocks_at(document, mark.span):
            inside.setdefault(index, []).append(mark)
    seen: set[str] = set()
    shown = [
        ShownBlock(index, block, _lay(document.text, block.span, inside.get(index, ()), seen))
        for index, block in enumerate(document.blocks)
    ]
    return _gather_tables(shown)


def blocks_at(document: Document, span: Span) -> range:
    """The places, in Document.blocks, of the blocks that share a letter with the span."""
    first = bisect_right(document.blocks, span.start, key=lambda block: block.span.end)
    last = bisect_left(document.blocks, span.end, key=lambda block: block.span.start)
    return range(first, max(first, last))


def _gather_tables(shown: Sequence[ShownBlock]) -> list[ShownBlock | ShownTable]:
    result: list[ShownBlock | ShownTable] = []
    tables: dict[int, dict[int, list[ShownBlock]]] = {}
    for item in shown:
        block = item.block
        if block.kind is not BlockKind.CELL or block.table is None:
            result.append(item)
            continue
        if block.table not in tables:
            tables[block.table] = {}
            result.append(ShownTable([]))
        tables[block.table].setdefault(block.row or 0, []).append(item)
    grids = iter(tables.values())
    for place, entry in enumerate(result):
        if isinstance(entry, ShownTable):
            result[place] = ShownTable([row for _, row in sorted(next(grids).items())])
    return result


def _lay(text: str, within: Span, marks: Sequence[Mark], seen: set[str]) -> list[Piece]:
    """The pieces of text[within], `marks` being ordered by start and then the longest first."""
    root = Piece()
    stack: list[tuple[Piece, int]] = [(root, within.end)]
    place = within.start
    waiting = deque((max(mark.span.start, within.start), mark) for mark in marks)
    while waiting:
        start, mark = waiting.popleft()
        place = _close(stack, text, place, start)
        place = _write(stack, text, place, start)
        end = min(mark.span.end, stack[-1][1])
        if end <= start:
            continue
        if end < min(mark.span.end, within.end):
            _requeue(waiting, end, mark)
        piece = Piece(mark=mark, first=mark.id not in seen)
        seen.add(mark.id)
        stack[-1][0].inside.append(piece)
        stack.append((piece, end))
    place = _close(stack, text, place, within.end)
    _write(stack, text, place, within.end)
    return root.inside


def _requeue(waiting: deque[tuple[int, Mark]], start: int, mark: Mark) -> None:
    """Put the rest of a cut mark where its turn comes: before what starts later or ends sooner."""
    turn = 0
    while turn < len(waiting) and (waiting[turn][0], -waiting[turn][1].span.end) < (start, -mark.span.end):
        turn += 1
    waiting.insert(turn, (start, mark))


def _close(stack: list[tuple[Piece, int]], text: str, place: int, until: int) -> int:
    """Close every open mark that ends at or before `until`, writing the text up to each end."""
    while len(stack) > 1 and stack[-1][1] <= until:
        place = _write(stack, text, place, stack[-1][1])
        stack.pop()
    return place


def _write(stack: list[tuple[Piece, int]], text: str, place: int, until: int) -> int:
    if until > place:
        stack[-1][0].inside.append(Piece(text=text[place:until]))
    return max(place, until)
