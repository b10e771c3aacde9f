"""Tables of a PDF page: ruled ones by pdfplumber, on the pages with ruling lines; others by their columns."""

from __future__ import annotations

import logging
from io import BytesIO

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ingest.lines import Cell, Line
from ingest.pdf_chars import Frame
from ingest.tables import find_tables

Rect = tuple[float, float, float, float]  # left, top, right, bottom on the page as it is seen
Grid = list[list[Rect | None]]  # rows of cells

_THIN = 3.0  # points: a box no thicker than this is a ruling line
_MANY = 4_000  # ruling lines from which a page is a drawing


def is_ruled(page: pdfium.PdfPage) -> bool:
    """Whether the page has the lines of a table: two across and two down at least."""
    across = down = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        wide, high = right - left, top - bottom
        across += high <= _THIN < wide
        down += wide <= _THIN < high
        if wide > 20 and high > 8 and not (high <= _THIN or wide <= _THIN):
            across, down = across + 1, down + 1  # a cell drawn as a box
        if across + down > _MANY:
            return False
    return across >= 2 and down >= 2


class Ruling:
    """The ruling lines of a file, opened by pdfplumber when the first page asks for them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pdfplumber.pdf.PDF | None = None

    def __enter__(self) -> Ruling:
        return self

    def __exit__(self, *error: object) -> None:
        if self._document is not None:
            self._document.close()

    def grids(self, number: int, frame: Frame) -> list[Grid]:
        """The tables of a page; none on a page that pdfplumber cannot take."""
        try:
            if self._document is None:
                # what fonts lack says nothing about ruling, and libraries do not write on the user's terminal
                logging.getLogger("pdfminer").setLevel(logging.ERROR)
                self._document = pdfplumber.open(BytesIO(self._data))
            page = self._document.pages[number]
            grids = _page_grids(page, frame)
            page.close()
        except (PDFException, PSException, PdfminerException, ValueError, TypeError, LookupError, RecursionError):
            return []
        return grids


def _page_grids(page: pdfplumber.page.Page, frame: Frame) -> list[Grid]:
    left, top = page.cropbox[0] - page.mediabox[0], page.cropbox[1] - page.mediabox[1]
    if frame.rotation in (90, 270):
        left, top = top, left
    grids: list[Grid] = []
    for table in page.find_tables():
        grid = [[_seen(cell, left, top) for cell in row.cells] for row in table.rows]
        if len(grid) >= 2 and max(len(row) for row in grid) >= 2:
            grids.append(grid)
    return grids


def _seen(cell: tuple[float, float, float, float] | None, left: float, top: float) -> Rect | None:
    return (cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top) if cell else None


def aligned_tables(lines: list[Line]) -> list[Line]:
    """The lines of a page with tables that have no ruling, only columns, split into one line a cell."""
    raw = ["\t".join(cell.text for cell in line.cells) if not line.tag else "" for line in lines]
    found: list[Line] = []
    rows = {n: (t, r, words) for t, table in enumerate(find_tables(raw)) for r, (n, words) in enumerate(table)}
    for number, line in enumerate(lines):
        if number not in rows or not line.cells[0].box:
            found.append(line)
            continue
        table, row, _ = rows[number]
        name = line.cells[0].box.page * 100 + 50 + table
        found += [
            Line((Cell(0, cell.text, cell.box),), tag="cell", place=(name, row, column), whole=True)
            for column, cell in enumerate(line.cells)
        ]
    return found
