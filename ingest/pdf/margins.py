"""What repeats at the head and the foot of a PDF's pages: running titles, page numbers, stamps of a signature."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.text.lines import Line
from ingest.text.phrases import plain

_EDGE = 3  # lines at either end of a page that may be its margin
_NUMBER = re.compile(r"[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?[-–—\s]*")
_PRINTED = re.compile(r"(?:https?|file)://|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}")
_STAMP = re.compile(
    r"(?:người ký|ký bởi|cơ quan\s*:|thời gian ký|email:.*gov\.vn|giờ ký|ngày ký|digitally signed|signed by)"
)


def mark_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with their running heads and feet tagged as furniture."""
    heads = _repeated([lines[:_EDGE] for lines in pages])
    feet = _repeated([lines[-_EDGE:] for lines in pages])
    return [_page(lines, heads, feet) for lines in pages]


def _repeated(edges: list[list[Line]]) -> frozenset[str]:
    """Line patterns (digits aside) that stand at this edge on at least half of the pages, two at least."""
    counts = Counter(pattern for lines in edges for pattern in {_pattern(line) for line in lines})
    return frozenset(p for p, n in counts.items() if n >= max(2, len(edges) / 2) and len(p) < 160)


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", plain(line.text))


def _page(lines: list[Line], heads: frozenset[str], feet: frozenset[str]) -> list[Line]:
    """One page; its first line of text is no longer set off by the head above it."""
    marked = list(lines)
    top = _margin(lines, heads)
    bottom = _margin(lines[::-1], feet)
    for i, line in enumerate(lines):
        if i < top or i >= len(lines) - bottom or _STAMP.match(plain(line.text)):
            marked[i] = replace(line, tag="furniture")
    if 0 < top < len(lines) - bottom:
        marked[top] = replace(marked[top], gap=0)
    return marked


def _margin(lines: list[Line], repeated: frozenset[str]) -> int:
    """How many lines from this edge on are margin: no line of the text may stand outside of one."""
    count = 0
    for i, line in enumerate(lines[:_EDGE]):
        text = plain(line.text)
        if _pattern(line) in repeated or _NUMBER.fullmatch(text) or _PRINTED.search(text):
            count = i + 1
        else:
            break
    return count
