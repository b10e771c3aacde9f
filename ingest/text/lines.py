"""The noun between a format and its blocks: a Line, as it stands on the page, and its cells side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import Box
from ingest.text.tables import find_tables

_GAP = re.compile(r"\t+ *| {3,}")
_RULE = re.compile(r"^[\s\-–—_=*.·~…|+:]*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line set apart by white space, with the column (in characters) where it starts."""

    column: int
    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page. `gap` is the number of empty lines before it.

    Formats that know more than the characters say it in `tag` ("heading", "item", "cell", "furniture",
    "title", "caption"), `depth`, and `place` (table, row, column).
    """

    cells: tuple[Cell, ...]
    gap: int = 0
    bold: bool = False
    tag: str = ""
    depth: int = 0
    place: tuple[int, int, int] | None = None
    whole: bool = False  # a whole paragraph: nothing is joined to it
    barred: bool = False  # a table's bar stood before it: a new cell
    order: int = 0  # its place on the page
    end: int = 0  # the column where it ends, where the format knows it better than the number of characters

    @property
    def text(self) -> str:
        """The words of the line with single spaces."""
        return " ".join(cell.text for cell in self.cells if cell.text)

    @property
    def indent(self) -> int:
        """The column where the line starts."""
        return self.cells[0].column

    @property
    def width(self) -> int:
        """The column where the line ends."""
        return self.end or self.indent + len(self.text)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where the line stands on its page, if the format has pages."""
        return tuple(cell.box for cell in self.cells if cell.box is not None)


def split_lines(text: str, *, bold: frozenset[int] = frozenset()) -> list[Line]:
    """The non-empty lines of a text; `bold` are the numbers of the lines that are bold as a whole.

    A row of a table becomes one line a cell. Lines that only draw ("-----", a lone "*") are left out.
    """
    raw = text.split("\n")
    tables = find_tables(raw)
    rows = {row.line: (t, r, row.cells) for t, table in enumerate(tables) for r, row in enumerate(table)}
    held = {n for table in tables for row in table for n in range(row.line + 1, row.last + 1)}
    lines: list[Line] = []
    gap, barred, table = 0, False, False
    for number, line in enumerate(raw):
        if number in rows:
            lines += _row(*rows[number])
            gap, barred, table = 0, False, True
            continue
        if number in held:
            continue
        cells = split_cells(line)
        if table and line.strip():
            table = False
            barred = True
        if not cells:
            gap += 1 if not line.strip() else 0
            barred = barred or line.strip() == "|"
            continue
        lines.append(Line(cells, gap if lines else 0, number in bold, barred=barred))
        gap, barred = 0, False
    return lines


def _row(table: int, row: int, cells: list[str]) -> list[Line]:
    return [
        Line((Cell(0, words),), tag="cell", place=(table, row, column), whole=True)
        for column, words in enumerate(cells)
        if words
    ]


def split_cells(raw: str) -> tuple[Cell, ...]:
    """The cells of one line: stretches parted by a tab or by three spaces or more; rules are dropped."""
    raw = raw.replace("\f", " ").rstrip()
    cells: list[Cell] = []
    start = 0
    expanded = raw.expandtabs(8) if raw.startswith("\t") else raw
    for match in [*_GAP.finditer(expanded), None]:
        end = match.start() if match else len(expanded)
        words = " ".join(expanded[start:end].split())
        if words and not is_rule(words):
            column = start + len(expanded[start:end]) - len(expanded[start:end].lstrip())
            cells.append(Cell(column, words))
        if match:
            start = match.end()
    return _glue_number(tuple(cells))


def is_rule(words: str) -> bool:
    """Whether the words only draw a line ('-----', '______') and say nothing."""
    return _RULE.match(words) is not None


def _glue_number(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """'Số:      /TB-SKHCN' leaves room for a number written by hand: one cell, not two."""
    for i in range(len(cells) - 1):
        if cells[i].text.rstrip(" :") in ("Số", "SỐ") and cells[i + 1].text.startswith("/"):
            glued = Cell(cells[i].column, f"{cells[i].text} {cells[i + 1].text}")
            return (*cells[:i], glued, *cells[i + 2 :])
    return cells
