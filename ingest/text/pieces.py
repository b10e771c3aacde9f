"""The noun that the layout works on: a Piece, one block to be, before the text is frozen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import BlockKind, Box
from ingest.text.lines import Line
from ingest.text.markers import Marker, read_marker

# A line broken inside a word: '26-5- / 2014', 'lần/ / năm'. A dash between blanks is no such break.
_BROKEN = re.compile(r"\w[-/]$")


@dataclass(slots=True)
class Piece:
    """A whole paragraph, heading, entry, cell or furniture line. `parent` points at another piece."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: Marker | None = None
    bold: bool = False
    tag: str = ""
    level: int = 0
    depth: int = 0
    indent: int = 0
    gap: int = 0
    parent: Piece | None = None
    place: tuple[int, int, int] | None = None
    boxes: tuple[Box, ...] = ()
    order: int = 0  # of its first line on the page

    @property
    def words(self) -> str:
        """The text without its marker."""
        return self.text[self.marker.length :] if self.marker else self.text


def piece(line: Line, kind: BlockKind = BlockKind.PARAGRAPH, *, marked: bool = False) -> Piece:
    """One line as one piece; with `marked`, its list marker is read."""
    text = line.text
    return Piece(
        text,
        kind,
        read_marker(text) if marked else None,
        line.bold,
        line.tag,
        depth=line.depth,
        indent=line.indent,
        gap=line.gap,
        place=line.place,
        boxes=line.boxes,
        order=line.order,
    )


def extend(first: Piece, line: Line) -> None:
    """Add a wrapped line to the paragraph that it goes on with."""
    glue = "" if _BROKEN.search(first.text) and line.text[:1].isalnum() else " "
    first.text = f"{first.text}{glue}{line.text}"
    first.boxes += line.boxes
    first.bold = first.bold and line.bold
