"""The letterhead of an issued document: two columns side by side, put into reading order (left, then right)."""

from __future__ import annotations

import re

from ingest.document import BlockKind
from ingest.text.furniture import posting_time, site_line
from ingest.text.lines import Cell, Line
from ingest.text.phrases import begins, plain
from ingest.text.pieces import Piece
from ingest.text.zones import ADDRESSEE, MOTTO, NUMBER, PLACE_AND_DATE, SUBJECT

_RIGHT = 24  # a line that begins this far in stands in the right column
_OPEN = re.compile(r"(?:,|-|&|(?<!\w)(?:và|các|của|với|cho|về))$", re.I)


def read_letterhead(lines: list[Line]) -> list[Piece]:
    """The blocks above the title: site lines, bodies, number, motto, place and date, subject of a dispatch."""
    pieces: list[Piece] = []
    left: list[tuple[Line, Cell]] = []
    right: list[tuple[Line, Cell]] = []
    beside = [line.cells[1].column for line in lines if len(line.cells) > 1]
    middle = min(beside) - 8 if beside else _RIGHT
    for line in lines:
        if not (left or right) and _of_the_site(line):
            pieces.append(_piece(line, line.cells[0], BlockKind.FURNITURE, line.text))
            continue
        for i, cell in enumerate(line.cells):
            side = right if (i > 0 or cell.column >= middle) else left
            side.append((line, cell))
    return pieces + _column(left) + _column(right)


def _of_the_site(line: Line) -> bool:
    return site_line(line.text) or posting_time(line.text) is not None or line.tag == "furniture"


def _column(cells: list[tuple[Line, Cell]]) -> list[Piece]:
    """One column's blocks: a line goes on with the one before unless it begins something."""
    pieces: list[Piece] = []
    for line, cell in cells:
        kind = BlockKind.TITLE if SUBJECT.match(plain(cell.text)) else BlockKind.HEADER
        last = pieces[-1] if pieces else None
        if last is None or line.barred or _begins(last, line, cell):
            pieces.append(_piece(line, cell, kind, cell.text))
        else:
            last.text += " " + cell.text
            last.boxes += (cell.box,) if cell.box else ()
    return pieces


def _piece(line: Line, cell: Cell, kind: BlockKind, text: str) -> Piece:
    return Piece(
        text,
        kind,
        bold=line.bold,
        gap=line.gap,
        indent=cell.column,
        boxes=(cell.box,) if cell.box else (),
        order=line.order,
    )


def _begins(last: Piece, line: Line, cell: Cell) -> bool:
    text, before = plain(cell.text), plain(last.text)
    if re.match(r"cộng hòa|đảng cộng sản|độc lập", text) or any(p.match(text) for p in (NUMBER, SUBJECT, ADDRESSEE)):
        return True
    if any(begins(words, "urgency") and len(words) < 20 for words in (text, before)):
        return True
    if PLACE_AND_DATE.search(text):
        # "Thành phố Hồ Chí / Minh, ngày 28 …": the place alone on the line before
        return not (PLACE_AND_DATE.search(f"{before} {text}") and _unfinished_place(before, text))
    if last.kind is BlockKind.TITLE:
        return line.gap > 0 or (cell.text.isupper() and not last.text.isupper())
    if PLACE_AND_DATE.search(before):
        return bool(re.search(r"năm\s*[\d.…]+\s*$", before))
    if MOTTO.search(before):
        return before.endswith(("việt nam", "hạnh phúc"))
    if NUMBER.match(before):
        return True
    return _begins_body(last.text, cell.text)


def _unfinished_place(before: str, text: str) -> bool:
    known = MOTTO.search(before) or NUMBER.match(before) or SUBJECT.match(before)
    return not known and len(before) < 25 and len(text.split(",")[0].split()) <= 2 and not begins(before, "issuers")


def _begins_body(before: str, text: str) -> bool:
    """Whether a line of a letterhead names another body, rather than going on with the one before."""
    if not text.isupper():
        return before.isupper()
    return begins(text, "issuers") and not _OPEN.search(before)
