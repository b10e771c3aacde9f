"""Hard line wraps: which lines of a page go on with the line before, and which begin a new paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.text.furniture import footer_line, related_line
from ingest.text.lines import Line
from ingest.text.markers import BULLET, LETTER, NUMBER, PAREN, ROMAN, UPPER, Marker, read_marker
from ingest.text.pieces import Piece, extend, piece

_ENDS = re.compile(r"[.;:!?…][\"”»'’)\]]*$")
# A line that ends with one of these is not at an end: what follows belongs to it.
_OPEN_END = re.compile(
    r"(?:[,(\-–/&]|(?<!\w)(?:và|của|các|những|cho|với|tại|về|theo|do|từ|đến|trong|trên|là|số|ngày|tháng|năm|thứ|để|được|bị|"
    r"khoản|điểm|điều|phường|xã|huyện|quận|tỉnh|thành|phố|ông|bà|khoảng|hơn|gần|trước|sau|bằng|việc|một|hai|ba|không))$",
    re.I,
)
_LONGEST = 20_000  # characters: no paragraph goes on for longer
_NUMBER_OPEN = re.compile(
    r"(?<!\w)(?:số|ngày|tháng|năm|khoản|điểm|điều|quý|quí|lần|kỳ|lớp|khóa|cấp|thứ|nhóm|và|đến|-)$", re.I
)


@dataclass(slots=True)
class Wrapping:
    """How a text is broken: at which column (None: not at all), by a page's source, with empty lines between
    paragraphs."""

    width: int | None
    crawled: bool = False
    spaced: bool = False


def join_wraps(lines: list[Line], *, crawled: bool = False) -> list[Piece]:
    """The paragraphs of a text whose lines may have been broken by hand or by a program.

    `crawled`: the lines come from a page's source, where they break anywhere and bold is known.
    """
    page = Wrapping(wrap_width(lines), crawled)
    page.spaced = page.width is not None and _is_spaced(lines, page.width)
    pieces: list[Piece] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(pieces[-1], before, line, page):
            extend(pieces[-1], line)
        else:
            pieces.append(piece(line, marked=True))
        before = line
    return pieces


def wrap_width(lines: list[Line]) -> int | None:
    """The column at which the text was wrapped, or None where every line is a paragraph of its own."""
    plain = [line for line in lines if not line.tag and not line.whole]
    lengths = sorted(line.width for line in plain if len(line.cells) == 1)
    if not lengths or sum(n for n in lengths if n > 140) > 0.3 * sum(lengths):
        return None
    close = [(one, two) for one, two in pairwise(plain) if two.gap == 0]
    wrapped = sum(not _ENDS.search(one.text) and len(one.text) > 30 and _goes_low(two) for one, two in close)
    enough = wrapped >= 2 or (wrapped and wrapped >= 0.2 * len(close))
    return lengths[int(0.95 * len(lengths))] if enough else None


def _goes_low(line: Line) -> bool:
    """Whether a line begins as the middle of a sentence does."""
    return line.text[:1].islower() or (line.text[:1].isdigit() and read_marker(line.text) is None)


def _is_spaced(lines: list[Line], width: int) -> bool:
    """Whether paragraphs are parted by empty lines, so that within a group lines go on."""
    gaps = breaks = 0
    for one, two in pairwise(lines):
        if _ENDS.search(one.text) and not one.text.endswith((":", ",")) and not two.text[:1].islower():
            gaps += two.gap > 0
            breaks += two.gap == 0 and not _full(one, two, width)
    return gaps > 2 * breaks


def _goes_on(so_far: Piece, before: Line, line: Line, page: Wrapping) -> bool:
    """Whether `line` continues the paragraph whose last line is `before`."""
    if (
        len(so_far.text) > _LONGEST
        or before.tag
        or line.tag
        or before.whole
        or line.whole
        or line.barred
        or line.text[0] == "["
    ):
        return False
    width = page.width
    if line.gap:
        return _goes_on_after_gap(so_far, before, line, width)
    ended = bool(_ENDS.search(before.text))
    marker = read_marker(line.text)
    if marker and not _false_marker(so_far, before, line, marker):
        return False
    if width is None:
        return not ended and line.text[:1].islower() and len(before.text) > 30 and not marker
    if before.bold != line.bold and (before.bold or line.text[:1].isupper()):
        return False
    if _indented(so_far, before, line):
        return False
    if ended:
        clause = before.text.endswith(";") and line.text[:1].islower() and before.width > 0.8 * width
        full = _full(before, line, width) and not _short_start(line, width, page.crawled)
        return full or clause or (page.spaced and page.crawled)
    return _unfinished(so_far, before, line, page)


def _goes_on_after_gap(so_far: Piece, before: Line, line: Line, width: int | None) -> bool:
    """Across an empty line (a page break, a double-spaced text) only an unmistakable middle of a sentence."""
    if width is None or line.gap > 2 or so_far.text.isupper():
        return False
    return (
        before.width > 0.8 * width
        and not _ENDS.search(before.text)
        and line.text[:1].islower()
        and read_marker(line.text) is None
    )


def _false_marker(so_far: Piece, before: Line, line: Line, marker: Marker) -> bool:
    """Whether what looks like a marker is the middle of a sentence ('kinh tế / - xã hội', 'ngày / 12. …')."""
    if _ENDS.search(before.text) or before.text.endswith(","):
        return False
    if marker.kind == BULLET:
        if marker.sign not in ("-", "–"):
            return False
        same = so_far.marker is not None and so_far.marker.style == marker.style
        lower = line.text[marker.length :][:1].islower()
        return (lower and len(before.text) > 40) or (not same and len(so_far.text) > 100)
    if marker.kind in (NUMBER, PAREN, LETTER, ROMAN):
        return bool(_NUMBER_OPEN.search(before.text))
    return marker.kind == UPPER and bool(_OPEN_END.search(before.text))


def _indented(so_far: Piece, before: Line, line: Line) -> bool:
    """A first line stands further in than the lines before it; the lines of a list's entry hang."""
    if abs(line.indent - before.indent) > 12:
        return True  # one of the two is centred or set to the right
    return line.indent >= before.indent + 2 and so_far.marker is None and line.text[:1].isupper()


def _full(before: Line, line: Line, width: int) -> bool:
    """Whether the next word would not have fitted into the line: then the break says nothing."""
    return before.width + 1 + len(line.text.split(" ", 1)[0]) > width


def _short_start(line: Line, width: int, crawled: bool) -> bool:
    """A page's source breaks early where a paragraph's tag took the room: a short line begins one."""
    return crawled and len(line.text) < 0.8 * width and not _ENDS.search(line.text)


def _unfinished(so_far: Piece, before: Line, line: Line, page: Wrapping) -> bool:
    """`before` ends without a stop: does its sentence go on?"""
    if so_far.text.isupper() and not line.text.isupper():
        return False
    if line.text.isupper() and not so_far.text.isupper() and len(line.text) > 20:
        return False
    if footer_line(line.text) or related_line(line.text) or line.text.startswith(("(Kèm theo", "(Ban hành kèm")):
        return False
    if page.crawled or not line.text[:1].isupper() or _OPEN_END.search(before.text):
        return True
    width = page.width or 0
    heading = so_far.marker is not None and so_far.marker.kind != BULLET and before.text == so_far.text
    return before.width >= 0.6 * width or (page.spaced and not heading)
