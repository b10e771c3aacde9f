"""The end of an issued document: 'Nơi nhận' on the left, the signature on the right, often line by line in turn."""

from __future__ import annotations

import re

from ingest.document import BlockKind
from ingest.text.lines import Cell, Line
from ingest.text.markers import BULLET, read_marker
from ingest.text.phrases import plain
from ingest.text.pieces import Piece
from ingest.text.zones import RECIPIENTS, SIGNED, is_office

_FAR = 20  # a line that begins this far in stands in the right column


def read_closing(lines: list[Line]) -> list[Piece]:
    """The recipients, one block each under the 'Nơi nhận' line, then the signature, one block a line."""
    recipients: list[Piece] = []
    signature: list[Piece] = []
    beside = False  # past the bar between the two columns of a crawled table
    for line in lines:
        beside = beside or (line.barred and bool(recipients))
        for i, cell in enumerate(line.cells):
            if _is_recipient(i, cell, recipients, beside=beside):
                _add_recipient(recipients, line, cell)
            else:
                _add_signature(signature, line, cell)
    return recipients + signature


def _is_recipient(i: int, cell: Cell, recipients: list[Piece], *, beside: bool) -> bool:
    text = plain(cell.text)
    if RECIPIENTS.match(text):
        return True
    if not recipients or beside or is_office(cell.text) or SIGNED.match(text):
        return False
    marker = read_marker(cell.text)
    if marker and marker.kind == BULLET:
        return True
    if i > 0 or cell.column >= _FAR:
        return False
    return not _looks_signed(cell.text, recipients[-1].text)


def _looks_signed(text: str, before: str) -> bool:
    """A name or a rank and name, after the list of recipients has ended."""
    if not re.search(r"[.\dA-ZĐ)]\.?$", before.rstrip()) or before.rstrip().endswith((";", ",", ":")):
        return False
    words = text.split()
    return (
        2 <= len(words) <= 7 and all(w[:1].isupper() or not w[:1].isalpha() for w in words) and not text.endswith(";")
    )


def _add_recipient(recipients: list[Piece], line: Line, cell: Cell) -> None:
    marker = read_marker(cell.text)
    begins = not recipients or marker or (RECIPIENTS.match(plain(recipients[-1].text)) and len(recipients) == 1)
    boxes = (cell.box,) if cell.box else ()
    if begins:
        head = recipients[0] if recipients else None
        recipients.append(
            Piece(
                cell.text,
                BlockKind.RECIPIENTS,
                marker if recipients else None,
                level=1 if head else 0,
                parent=head,
                boxes=boxes,
                order=line.order,
            )
        )
    else:
        recipients[-1].text += " " + cell.text
        recipients[-1].boxes += boxes


def _add_signature(signature: list[Piece], line: Line, cell: Cell) -> None:
    boxes = (cell.box,) if cell.box else ()
    signature.append(Piece(cell.text, BlockKind.SIGNATURE, bold=line.bold, boxes=boxes, order=line.order))
