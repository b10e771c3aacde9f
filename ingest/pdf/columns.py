"""Reading order on pages set in columns: the left column to its end, then the right."""

from __future__ import annotations

from ingest.pdf.lines import Row, Run
from ingest.pdf.words import Frame

_ROWS = 12  # rows in a stretch from which two columns of text are believed


def split_columns(rows: list[Row], frame: Frame) -> list[list[Row]]:
    """The rows in parts to be read one after the other. A letterhead or a signature stays side by side."""
    stretch = _stretch(rows, frame)
    if stretch is None:
        return [rows]
    start, end, gutter = stretch
    left: list[Row] = []
    right: list[Row] = []
    for row in rows[start:end]:
        for side, runs in ((left, _side(row, gutter, left=True)), (right, _side(row, gutter, left=False))):
            if runs:
                side.append(Row(runs, min(r.top for r in runs), max(r.bottom for r in runs)))
    return [part for part in (rows[:start], left, right, rows[end:]) if part]


def _side(row: Row, gutter: float, *, left: bool) -> list[Run]:
    return [run for run in row.runs if (run.right <= gutter) == left]


def _stretch(rows: list[Row], frame: Frame) -> tuple[int, int, float] | None:
    """First row, row after the last, and the gutter's place, of a stretch of running text in two columns."""
    gutter = frame.width / 2
    clear = [all(run.right <= gutter + 8 or run.left >= gutter - 8 for run in row.runs) for row in rows]
    best: tuple[int, int] | None = None
    start = 0
    for i in range(len(rows) + 1):
        if i == len(rows) or not clear[i]:
            if i - start >= _ROWS and (best is None or i - start > best[1] - best[0]):
                best = (start, i)
            start = i + 1
    if best is None:
        return None
    both = [row for row in rows[best[0] : best[1]] if len(row.runs) >= 2]
    full = [row for row in both if all(run.right - run.left > 0.3 * frame.width for run in row.runs[:2])]
    return (best[0], best[1], gutter) if len(full) >= 0.5 * (best[1] - best[0]) else None
