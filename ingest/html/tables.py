"""Tables of a page: data, or only a way to set a letterhead and a signature side by side."""

from __future__ import annotations

from itertools import zip_longest

from ingest.html.chunks import Chunk
from ingest.text.lines import Cell, Line
from ingest.text.phrases import plain
from ingest.text.zones import ADDRESSEE, MOTTO, NUMBER, RECIPIENTS, SIGNED, is_office

_BESIDE = 40  # columns between cells set side by side

Cells = dict[tuple[int, int], list[Chunk]]


def table_lines(chunks: list[Chunk], number: int) -> list[Line]:
    """The lines of one table's chunks: tagged cells, lines side by side, or plain lines in order."""
    cells: Cells = {}
    for chunk in chunks:
        if chunk.row is not None:
            cells.setdefault(chunk.row[1:], []).append(chunk)
    if _is_data(cells):
        return _data(cells, number)
    if _is_beside(cells):
        return _beside(cells)
    return [chunk_line(chunk) for chunk in chunks]


def chunk_line(chunk: Chunk) -> Line:
    """One chunk as one line of the page."""
    text = f"{chunk.sign} {chunk.text}" if chunk.sign and not chunk.text.startswith(chunk.sign) else chunk.text
    tag = "furniture" if chunk.site and chunk.tag != "title" else chunk.tag
    return Line((Cell(0, text),), chunk.gap, bool(chunk.bold), tag, chunk.depth, whole=chunk.whole)


def _rows(cells: Cells) -> list[list[list[Chunk]]]:
    numbers = sorted({row for row, _ in cells})
    return [[cells[key] for key in sorted(cells) if key[0] == row] for row in numbers]


def _is_formal(cells: Cells) -> bool:
    """Whether letterhead, addressee, recipients or signature stand in the table."""
    for chunk in (chunk for cell in cells.values() for chunk in cell):
        low = plain(chunk.text)
        if len(low) < 150 and (
            any(pattern.match(low) for pattern in (MOTTO, NUMBER, ADDRESSEE, RECIPIENTS, SIGNED))
            or is_office(chunk.text)
        ):
            return True
    return False


def _is_data(cells: Cells) -> bool:
    rows = [row for row in _rows(cells) if len(row) >= 2]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < (2 if width >= 3 else 3) or _is_formal(cells):
        return False
    lengths = [sum(len(chunk.text) for chunk in cell) for cell in cells.values()]
    linked = sum(chunk.linked for cell in cells.values() for chunk in cell)
    return sum(lengths) < 250 * len(lengths) and linked < 0.5 * sum(lengths)


def _data(cells: Cells, number: int) -> list[Line]:
    lines = []
    for (row, column), cell in sorted(cells.items()):
        words = " ".join(chunk.text for chunk in cell)
        tag = "furniture" if all(chunk.site for chunk in cell) else "cell"
        lines.append(Line((Cell(0, words),), tag=tag, place=(number, row, column), whole=True))
    return lines


def _is_beside(cells: Cells) -> bool:
    pairs = [row for row in _rows(cells) if len(row) == 2]
    return bool(pairs) and _is_formal(cells)


def _beside(cells: Cells) -> list[Line]:
    lines: list[Line] = []
    for row in _rows(cells):
        first = True
        for side in zip_longest(*row):
            parts = tuple(Cell(i * _BESIDE, chunk.text) for i, chunk in enumerate(side) if chunk is not None)
            bold = all(chunk.bold for chunk in side if chunk is not None)
            lines.append(Line(parts, int(first), bold, barred=first and bool(lines)))
            first = False
    return lines
