"""From the words of a page to its lines: words along a baseline, cells where the gap is wide."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.document import Box
from ingest.pdf.words import Frame, Word
from ingest.text.lines import Cell, Line, is_rule
from ingest.text.markers import read_marker

_CELL_GAP = 1.6  # in heights of the letters: from this gap on, two stretches are cells side by side
_TOUCH = 0.6  # runs that come apart in the page's content are one stretch only up to this gap
_SPACE_GAP = 0.18


@dataclass(slots=True)
class Run:
    """A stretch of words on one baseline without a wide gap."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    first: int  # the number of its first character
    base: float = 0.0  # the height of its baseline
    last: int = 0  # the number of its last character

    @property
    def height(self) -> float:
        """Of its letters, in points."""
        return max(self.bottom - self.top, 0.1)

    @property
    def middle(self) -> float:
        """The height on the page of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Row:
    """Runs beside each other."""

    runs: list[Run] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0


def find_runs(words: list[Word]) -> list[Run]:
    """Words in content order joined to runs; a new one begins at a break, a jump or a wide gap."""
    runs: list[Run] = []
    current: Run | None = None
    for word in words:
        if current is None or word.fresh or not _continues(current, word):
            current = Run(word.text, word.left, word.top, word.right, word.bottom, word.first, word.base, word.last)
            runs.append(current)
            continue
        gap = word.left - current.right
        current.text += (" " if word.spaced or gap > _SPACE_GAP * current.height else "") + word.text
        current.right, current.last = max(current.right, word.right), word.last
        current.top, current.bottom = min(current.top, word.top), max(current.bottom, word.bottom)
    return runs


def _continues(run: Run, word: Word) -> bool:
    height = run.height
    overlap = min(run.bottom, word.bottom) - max(run.top, word.top)
    small = min(height, max(word.bottom - word.top, 0.1))
    return overlap > 0.4 * small and -0.6 * height < word.left - run.right < _CELL_GAP * height


def find_rows(runs: list[Run]) -> list[Row]:
    """Runs that overlap in height are one row, ordered from the left; rows from the top."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.left)):
        row = rows[-1] if rows else None
        overlap = min(row.bottom, run.bottom) - max(row.top, run.top) if row else 0.0
        if row and overlap > 0.5 * min(run.height, row.bottom - row.top):
            row.runs.append(run)
            row.top, row.bottom = min(row.top, run.top), max(row.bottom, run.bottom)
        else:
            rows.append(Row([run], run.top, run.bottom))
    for row in rows:
        row.runs = _merged(sorted(row.runs, key=lambda run: run.left))
    return [row for row in rows if row.runs]


def _merged(runs: list[Run]) -> list[Run]:
    """Runs of a row that touch belong to one stretch, and so do a list's sign and its words."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (run.left - last.right < _TOUCH * max(last.height, run.height) or _is_sign(last)):
            gap = run.left - last.right
            last.text += (" " if gap > _SPACE_GAP * min(last.height, run.height) else "") + run.text
            last.right, last.last = max(last.right, run.right), run.last
            last.top, last.bottom = min(last.top, run.top), max(last.bottom, run.bottom)
        else:
            merged.append(run)
    return [run for run in merged if not is_rule(run.text)]


def _is_sign(run: Run) -> bool:
    """Whether the run is a list's sign alone ('1.', 'a)', '-'), set off from its words by a tab."""
    return len(run.text) <= 5 and read_marker(run.text + " a") is not None


def row_lines(
    rows: list[Row], page: int, frame: Frame, *, leading: float = 0.0, bold: frozenset[int] = frozenset()
) -> list[Line]:
    """The rows as lines; a column is the mean width of a letter. `bold`: first characters set in bold.

    `leading` is the distance of lines within the document's paragraphs: a wider one shows a new paragraph.
    """
    runs = [run for row in rows for run in row.runs]
    if not runs:
        return []
    letter = median((run.right - run.left) / max(len(run.text), 1) for run in runs) or 1.0
    margin = min(run.left for run in runs)
    lines: list[Line] = []
    before: Row | None = None
    for row in rows:
        cells = tuple(
            Cell(round((run.left - margin) / letter), run.text, run_box(run, page, frame)) for run in row.runs
        )
        gap = 0 if before is None else int(_distance(before, row) > 1.25 * leading)
        end = round((row.runs[-1].right - margin) / letter)
        lines.append(Line(cells, gap, all(run.first in bold for run in row.runs), end=end))
        before = row
    return lines


def _distance(one: Row, two: Row) -> float:
    return two.runs[0].base - one.runs[0].base


def find_leading(pages: list[list[Row]]) -> float:
    """The distance of lines within paragraphs: a small one among the distances of the document."""
    distances = sorted(_distance(one, two) for rows in pages for one, two in pairwise(rows))
    return distances[len(distances) // 4] if distances else 1.0


def run_box(run: Run, page: int, frame: Frame) -> Box:
    """Where a run stands, as fractions of the page as it is shown."""
    return Box(page, *frame.fractions(run.left, run.top, run.right, run.bottom))
