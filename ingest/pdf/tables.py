"""Tables of a PDF page: ruled ones from its lines, with pdfplumber's geometry; others by their columns."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.words import Frame
from ingest.text.lines import Cell, Line
from ingest.text.tables import find_tables

Rect = tuple[float, float, float, float]  # left, top, right, bottom on the page as it is read
Grid = list[list[Rect | None]]  # rows of cells

_THIN = 3.0  # points: a box no thicker than this is a ruling line
_SHORT = 8.0  # points: shorter lines rule nothing
_MANY = 4_000  # ruling lines from which a page is a drawing
_TOLERANCE = 3.0  # points between lines that meet


def find_grids(page: pdfium.PdfPage, frame: Frame) -> list[Grid]:
    """The ruled tables of a page: at least two rows and two columns each."""
    edges = _edges(page, frame)
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across < 2 or len(edges) - across < 2 or len(edges) > _MANY:
        return []
    # imported late: the library takes a fifth of a second, and most pages have no ruling
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    grids = [_grid(table) for table in cells_to_tables(cells)]
    return [grid for grid in grids if len(grid) >= 2 and len(grid[0]) >= 2]


def _grid(cells: list[Rect]) -> Grid:
    """Cells in rows and columns by where they begin; None where a cell of another row or column reaches."""
    at = {(top, left): (left, top, right, bottom) for left, top, right, bottom in cells}
    lefts = sorted({left for _, left in at})
    return [[at.get((top, left)) for left in lefts] for top in sorted({top for top, _ in at})]


def _edges(page: pdfium.PdfPage, frame: Frame) -> list[dict[str, Any]]:
    """Every straight line of the page, across or down, in the shape that pdfplumber gives edges."""
    edges: list[dict[str, Any]] = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, top, right, bottom = frame.seen(*path.get_bounds())
        wide, high = right - left, bottom - top
        if high <= _THIN or wide <= _THIN:
            edges.append(_edge(left, top, right, bottom))
        elif raw.FPDFPath_CountSegments(path.raw) <= 6:  # a box: a cell, or a frame around the table
            edges += [
                _edge(left, top, right, top),
                _edge(left, bottom, right, bottom),
                _edge(left, top, left, bottom),
                _edge(right, top, right, bottom),
            ]
        else:
            edges += _segments(path, frame)
        if len(edges) > _MANY:
            break
    return [edge for edge in edges if max(edge["width"], edge["height"]) >= _SHORT]


def _segments(path: pdfium.PdfObject, frame: Frame) -> list[dict[str, Any]]:
    """The straight parts of a path that draws many lines at once."""
    matrix = path.get_matrix()
    edges: list[dict[str, Any]] = []
    before: tuple[float, float] | None = None
    for number in range(min(raw.FPDFPath_CountSegments(path.raw), _MANY)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        if before is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            xs, ys = sorted((before[0], point[0])), sorted((before[1], point[1]))
            if min(xs[1] - xs[0], ys[1] - ys[0]) <= 1:
                edges.append(_edge(*frame.seen(xs[0], ys[0], xs[1], ys[1])))
        before = point
    return edges


def _edge(left: float, top: float, right: float, bottom: float) -> dict[str, Any]:
    """A line along the middle of a thin box."""
    across = right - left >= bottom - top
    if across:
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return {
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
        "orientation": "h" if across else "v",
    }


def aligned_tables(lines: list[Line]) -> list[Line]:
    """The lines of a page with tables that have no ruling, only columns, split into one line a cell."""
    raw = ["\t".join(cell.text for cell in line.cells) if not line.tag else "" for line in lines]
    found: list[Line] = []
    rows = {row.line: (t, r) for t, table in enumerate(find_tables(raw)) for r, row in enumerate(table)}
    for number, line in enumerate(lines):
        if number not in rows or not line.cells[0].box:
            found.append(line)
            continue
        table, row = rows[number]
        name = line.cells[0].box.page * 100 + 50 + table
        found += [
            Line((Cell(0, cell.text, cell.box),), tag="cell", place=(name, row, column), whole=True)
            for column, cell in enumerate(line.cells)
        ]
    return found
