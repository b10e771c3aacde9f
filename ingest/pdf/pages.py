"""The pages of a PDF one by one: rows of text, cells of ruled tables, what needs text recognition."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.document import Source
from ingest.encoding import mend_line
from ingest.limits import Limits, check_characters
from ingest.pdf.columns import split_columns
from ingest.pdf.lines import Row, find_leading, find_rows, find_runs, row_lines
from ingest.pdf.tables import Grid, find_grids
from ingest.pdf.words import Frame, Word, is_bold, page_frame, page_words
from ingest.text.lines import Cell, Line
from ingest.vietnamese import normalise

_FEW = 40  # letters: with fewer, a page that shows a picture is a scan with a stamp or a page number


@dataclass(slots=True)
class Sheet:
    """What one page holds: rows in reading order, in parts; tables as (top, cells), top in points."""

    number: int
    frame: Frame
    parts: list[list[Row]] = field(default_factory=list)
    bold: frozenset[int] = frozenset()
    tables: list[tuple[float, list[Line]]] = field(default_factory=list)


def read_sheets(source: Source, pdf: pdfium.PdfDocument, limits: Limits) -> tuple[list[Sheet], tuple[str, ...]]:
    """The sheets of all pages, and for each page that could not be read whole, why."""
    sheets: list[Sheet] = []
    missing: list[str] = []
    characters = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            missing.append(f"trang {number + 1}: hỏng / page {number + 1}: damaged")
            continue
        sheet, letters = _read_sheet(page, number)
        if _needs_ocr(page, letters):
            missing.append(f"trang {number + 1}: cần nhận dạng chữ (OCR) / page {number + 1}: needs OCR")
        page.close()
        sheets.append(sheet)
        characters += letters
        check_characters(source, characters, limits)
    return sheets, tuple(missing)


def sheet_lines(sheets: list[Sheet]) -> list[list[Line]]:
    """The lines of each page, tables where they stand."""
    leading = find_leading([part for sheet in sheets for part in sheet.parts])
    pages = [_lines(sheet, leading) for sheet in sheets]
    return [_without_spill(page, pages[i + 1] if i + 1 < len(pages) else []) for i, page in enumerate(pages)]


def _without_spill(page: list[Line], after: list[Line]) -> list[Line]:
    """Browsers paint a tall letter of the next page's first line at the foot of this one, clipped: seen twice."""
    spilled = {line.text for line in page[-2:] if len(line.text) <= 2 and line.text.isalpha()}
    first = after[0].text if after else ""
    return [line for line in page if line.text not in spilled or line.text not in first]


def _read_sheet(page: pdfium.PdfPage, number: int) -> tuple[Sheet, int]:
    text = page.get_textpage()
    frame = page_frame(page, text)
    words = page_words(text, frame)
    letters = sum(sum(map(str.isalnum, word.text)) for word in words)
    grids = find_grids(page, frame) if letters else []
    outside, inside = _sorted(words, grids) if grids else (words, {})
    rows = find_rows(find_runs(outside))
    bold = frozenset(
        run.first for row in rows for run in row.runs if is_bold(text, run.first) and is_bold(text, run.last)
    )
    text.close()
    sheet = Sheet(number, frame, split_columns(rows, frame), bold)
    sheet.tables = [(_top(grid), _cells(inside, t, number, frame)) for t, grid in enumerate(grids)]
    return sheet, letters


def _needs_ocr(page: pdfium.PdfPage, letters: int) -> bool:
    """No words, but something is drawn; or hardly any over a picture."""
    if letters >= _FEW:
        return False
    kinds = {item.type for item in page.get_objects(max_depth=2)}
    return bool(kinds) if letters == 0 else raw.FPDF_PAGEOBJ_IMAGE in kinds


Inside = dict[tuple[int, int, int], list[Word]]  # table, row, column


def _sorted(words: list[Word], grids: list[Grid]) -> tuple[list[Word], Inside]:
    """The words outside of the tables, and those inside by cell."""
    outside: list[Word] = []
    inside: Inside = {}
    for word in words:
        place = _place(word, grids)
        (outside if place is None else inside.setdefault(place, [])).append(word)
    return outside, inside


def _place(word: Word, grids: list[Grid]) -> tuple[int, int, int] | None:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    for t, grid in enumerate(grids):
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                if cell and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                    return t, r, c
    return None


def _top(grid: Grid) -> float:
    return min((cell[1] for cell in chain.from_iterable(grid) if cell), default=0.0)


def _cells(inside: Inside, table: int, page: int, frame: Frame) -> list[Line]:
    """One line a cell, in the order of rows and columns, with the boxes of all its lines."""
    lines: list[Line] = []
    for (t, r, c), found in sorted(inside.items()):
        parts = row_lines(find_rows(find_runs(found)), page, frame) if t == table else []
        words = " ".join(_clean(part).text for part in parts)
        boxes = [box for part in parts for box in part.boxes]
        if words and boxes:
            cells = (Cell(0, words, boxes[0]), *(Cell(0, "", box) for box in boxes[1:]))
            lines.append(Line(cells, tag="cell", place=(page * 100 + t, r, c), whole=True))
    return lines


def _lines(sheet: Sheet, leading: float) -> list[Line]:
    lines = [
        _clean(line)
        for part in sheet.parts
        for line in row_lines(part, sheet.number, sheet.frame, leading=leading, bold=sheet.bold)
    ]
    for top, cells in sheet.tables:
        height = top / (sheet.frame.height or 1.0)
        at = next((i for i, line in enumerate(lines) if line.boxes and line.boxes[0].top >= height), len(lines))
        lines[at:at] = cells
    return lines


def _clean(line: Line) -> Line:
    """The line in NFC, its words in Unicode where the font hid an older encoding."""
    cells = tuple(Cell(cell.column, mend_line(normalise(cell.text)).strip(), cell.box) for cell in line.cells)
    return replace(line, cells=tuple(cell for cell in cells if cell.text) or cells[:1])
