"""PDF with a text layer: characters by pdfium, lines with boxes, ruled tables by pdfplumber.

pdfium is not thread-safe: read PDFs in one thread of a process at a time.
"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.blocks import build_blocks
from ingest.document import Document, Source
from ingest.encoding import mend_line
from ingest.errors import Corrupt, Empty, Encrypted
from ingest.limits import Limits, check_characters, check_pages
from ingest.lines import Cell, Line
from ingest.pdf_bombs import check_streams
from ingest.pdf_chars import Char, Frame, is_bold, page_chars, page_frame
from ingest.pdf_columns import split_columns
from ingest.pdf_lines import Row, find_rows, find_runs, row_lines
from ingest.pdf_margins import mark_margins
from ingest.pdf_tables import Grid, Rect, aligned_tables, find_grids, is_ruled
from ingest.vietnamese import normalise


def read_pdf(source: Source, limits: Limits) -> Document:
    """The Document of a PDF. Pages without text make it `incomplete`: they need OCR.

    Raises Encrypted, Corrupt, TooLarge, and Empty for a file whose pages hold nothing at all.
    """
    check_streams(source, limits)
    pdf = open_pdf(source)
    try:
        check_pages(source, len(pdf), limits)
        pages, incomplete = _read_pages(source, pdf, limits)
        meta = pdf.get_metadata_dict(skip_empty=True)
        count = len(pdf)
    finally:
        pdf.close()
    if not any(pages) and not incomplete:
        raise Empty(
            source.name, "các trang đều trắng / all pages are blank", "Hãy kiểm tra tệp gốc / Check the original"
        )
    lines = [line for page in mark_margins(pages) for line in aligned_tables(page)]
    text, blocks, found = build_blocks(lines)
    check_characters(source, len(text), limits)
    kept = {key.lower(): value for key, value in meta.items() if key in ("Title", "Author")}
    if "title" in kept and "." in kept["title"][-5:]:
        kept["file_title"] = kept.pop("title")  # "Microsoft Word - a.doc" is no title
    return Document(source.id, source.name, "application/pdf", text, blocks, count, incomplete, {**kept, **found})


def open_pdf(source: Source) -> pdfium.PdfDocument:
    """The opened file. Raises Encrypted or Corrupt."""
    try:
        pdf = pdfium.PdfDocument(source.data)
        len(pdf)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Encrypted(
                source.name,
                "PDF bị khóa bằng mật khẩu / the PDF is locked with a password",
                "Hãy mở bằng mật khẩu và lưu một bản không khóa / Open it with the password and save a copy without",
            ) from error
        raise Corrupt(
            source.name,
            "PDF bị hỏng, không mở được / the PDF is damaged",
            "Hãy tải lại, hoặc mở và in lại ra PDF / Fetch it again, or open it and print it to PDF",
        ) from error
    if len(pdf) == 0:
        pdf.close()
        raise Corrupt(source.name, "PDF không có trang nào / the PDF has no pages", "Hãy tải lại / Fetch it again")
    return pdf


def _read_pages(source: Source, pdf: pdfium.PdfDocument, limits: Limits) -> tuple[list[list[Line]], tuple[str, ...]]:
    chars: list[list[Char]] = []
    bolds: list[frozenset[int]] = []
    frames: dict[int, Frame] = {}
    ruled: list[int] = []
    missing: list[str] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            missing.append(f"trang {number + 1}: hỏng / page {number + 1}: damaged")
            chars.append([])
            bolds.append(frozenset())
            continue
        frames[number] = page_frame(page)
        text = page.get_textpage()
        found = page_chars(text, frames[number])
        chars.append(found)
        bolds.append(_bold(text, found))
        if _needs_ocr(page, found):
            missing.append(f"trang {number + 1}: cần nhận dạng chữ / page {number + 1}: needs OCR")
        elif is_ruled(page):
            ruled.append(number)
        text.close()
        page.close()
        check_characters(source, sum(map(len, chars)), limits)
    grids = find_grids(source.data, ruled, frames)
    pages = [
        _page_lines(chars[n], n, frames[n], bolds[n], grids.get(n, [])) if n in frames else []
        for n in range(len(chars))
    ]
    return pages, tuple(missing)


def _bold(text: pdfium.PdfTextPage, chars: list[Char]) -> frozenset[int]:
    """The numbers of the characters that begin a run and are bold; the run's last character must be so too."""
    by_number = {char.number: i for i, char in enumerate(chars)}
    bold = set()
    for run in find_runs(chars):
        last = chars[min(by_number[run.first] + max(len(run.text.replace(" ", "")) - 1, 0), len(chars) - 1)]
        if is_bold(text, run.first) and is_bold(text, last.number):
            bold.add(run.first)
    return frozenset(bold)


def _needs_ocr(page: pdfium.PdfPage, chars: list[Char]) -> bool:
    """No words, but something is drawn; or hardly any over a picture."""
    letters = sum(char.text.isalnum() for char in chars)
    if letters >= 40:
        return False
    kinds = {item.type for item in page.get_objects(max_depth=2)}
    if letters == 0:
        return bool(kinds)
    return raw.FPDF_PAGEOBJ_IMAGE in kinds


def _page_lines(chars: list[Char], page: int, frame: Frame, bold: frozenset[int], grids: list[Grid]) -> list[Line]:
    """The lines of a page; the characters inside a table go to its cells."""
    inside: dict[tuple[int, int, int], list[Char]] = {}
    outside: list[Char] = []
    for char in chars:
        place = _place(char, grids) if grids else None
        (outside if place is None else inside.setdefault(place, [])).append(char)
    rows = find_rows(find_runs(outside))
    lines = [_clean(line) for part in split_columns(rows, frame) for line in row_lines(part, page, frame, bold=bold)]
    if inside:
        lines = _with_tables(lines, inside, grids, page, frame)
    return lines


def _place(char: Char, grids: list[Grid]) -> tuple[int, int, int] | None:
    if char.text == "\n":
        return None
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    for t, grid in enumerate(grids):
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                if cell and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                    return t, r, c
    return None


def _with_tables(
    lines: list[Line], inside: dict[tuple[int, int, int], list[Char]], grids: list[Grid], page: int, frame: Frame
) -> list[Line]:
    """The lines with each table put where it stands."""
    for t in range(len(grids)):
        cells: list[Line] = []
        for (table, r, c), chars in sorted(inside.items()):
            if table == t:
                cells += _cell_line(chars, (page * 100 + t, r, c), page, frame)
        top = _top(grids[t]) / (frame.height or 1.0)
        at = next((i for i, line in enumerate(lines) if line.boxes and line.boxes[0].top >= top), len(lines))
        lines[at:at] = cells
    return lines


def _cell_line(chars: list[Char], place: tuple[int, int, int], page: int, frame: Frame) -> list[Line]:
    parts = row_lines(find_rows(find_runs(chars)), page, frame)
    words = " ".join(_clean(part).text for part in parts)
    boxes = [box for part in parts for box in part.boxes]
    if not words or not boxes:
        return []
    cells = (Cell(0, words, boxes[0]), *(Cell(0, "", box) for box in boxes[1:]))
    return [Line(cells, tag="cell", place=place, whole=True)]


def _top(grid: Grid) -> float:
    tops: list[float] = [cell[1] for row in grid for cell in row if cell]
    return min(tops, default=0.0)


def _clean(line: Line) -> Line:
    """The line in NFC, its words in Unicode where the font hid an older encoding."""
    cells = tuple(Cell(cell.column, mend_line(normalise(cell.text)).strip(), cell.box) for cell in line.cells)
    return replace(line, cells=tuple(cell for cell in cells if cell.text) or cells[:1])


__all__ = ["Rect", "Row", "open_pdf", "read_pdf"]
