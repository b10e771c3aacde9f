"""Numbers alone in a cell: their unit stands in the column's heading ("Vốn (triệu đồng)", "Số hộ tái định cư")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.figures.units import Unit, unit_at
from extract.numbers import DIGITS, parse_digits
from ingest import Block, BlockKind, Document, Span

_ALONE = re.compile(rf"\s*(?P<n>{DIGITS})\s*(?P<percent>%)?\s*")
_INDEX = re.compile(r"(?:s?tt|số\s*tt|số\s+thứ\s+tự|#|n[ăo]m|mã.*)\.?", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"(?:đvt|đơn\s+vị(?:\s+tính)?)\.?", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]+)\)")
_COUNT_OF = re.compile(r"(?:tổng\s+)?số(?:\s+lượng)?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number alone in its cell: its block, value, unit, the words of its row and of its column's heading."""

    block: Block
    span: Span
    value: float
    unit: Unit
    row: str
    heading: str
    row_span: Span


@dataclass(frozen=True, slots=True)
class _Table:
    cells: dict[tuple[int, int], Block]
    headings: dict[int, str]
    first_row: int

    def row(self, number: int) -> list[Block]:
        return [self.cells[key] for key in sorted(self.cells) if key[0] == number]


def cell_numbers(document: Document) -> Iterator[Cell]:
    """The numbers that stand alone in cells of tables whose headings give them a unit."""
    for table in _tables(document):
        for (row, column), block in sorted(table.cells.items()):
            match = _ALONE.fullmatch(document.words(block))
            if row < table.first_row or match is None or _INDEX.fullmatch(table.headings.get(column, "")):
                continue
            unit = _unit(document, table, row, column, percent=match["percent"] is not None)
            if unit is None:
                continue
            start = block.span.start + match.start("n")
            yield Cell(
                block, Span(start, block.span.start + match.end("n")), parse_digits(match["n"]), unit,
                row_words(document, block, table.row(row)), _BRACKETS.sub("", table.headings[column]).strip(),
                Span(table.row(row)[0].span.start, table.row(row)[-1].span.end),
            )  # fmt: skip


def row_words(document: Document, block: Block, row: list[Block] | None = None) -> str:
    """The words of the row that a cell stands in, without a leading index."""
    cells = row or [b for b in document.blocks if (b.table, b.row) == (block.table, block.row)]
    texts = [" ".join(document.words(cell).split()) for cell in cells]
    if len(texts) > 1 and re.fullmatch(r"\d{1,3}\.?", texts[0]):
        texts = texts[1:]
    return " ".join(text for text in texts if text)


def _tables(document: Document) -> Iterator[_Table]:
    grouped: dict[int, dict[tuple[int, int], Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.table is not None:
            grouped.setdefault(block.table, {})[(block.row or 0, block.column or 0)] = block
    for cells in grouped.values():
        first = _first_row(document, cells)
        headings = {
            column: " ".join(
                " ".join(document.words(cells[(row, column)]).split()) for row in range(first) if (row, column) in cells
            )
            for column in {key[1] for key in cells}
        }
        yield _Table(cells, headings, first)


def _first_row(document: Document, cells: dict[tuple[int, int], Block]) -> int:
    """The first row that has a number alone in a cell; the rows above it are headings."""
    rows = [key[0] for key, block in cells.items() if _ALONE.fullmatch(document.words(block))]
    return min(rows, default=0)


def _unit(document: Document, table: _Table, row: int, column: int, *, percent: bool) -> Unit | None:
    if percent:
        return Unit("%", 0, "share")
    for other, heading in table.headings.items():
        if _UNIT_COLUMN.fullmatch(heading) and (row, other) in table.cells:
            return _read_unit(document.words(table.cells[(row, other)]))
    heading = table.headings.get(column, "")
    for words in _BRACKETS.findall(heading):
        unit = _read_unit(words)
        if unit is not None:
            return unit
    return _read_unit(_COUNT_OF.sub("", heading, count=1))


def _read_unit(words: str) -> Unit | None:
    """The unit that a heading or bracket begins with."""
    words = words.strip()
    lower = words[:1].lower() + words[1:]
    return unit_at(lower, lower.lower(), 0, open_class=False)
