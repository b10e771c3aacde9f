"""Who presided over a meeting and how many attended, as the lead of a document says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.entities.mention import Mention
from extract.header.days import opening_of
from ingest import Block, Document, Span

_COUNT = re.compile(
    r"(?P<count>\d{1,3}(?:\.\d{3})*)(?:/\d+)?\s+"
    r"(?P<noun>đại biểu|người(?!\s+(?:/|chết|lao))|cử tri|hộ dân|người dân|cán bộ)\b"
)
_PRESENT = re.compile(r"tham dự|dự họp|có mặt|\bdự\b|tổng số|tổng cộng|tham gia|thành phần", re.IGNORECASE)
_WITH = re.compile(r"(?:đối thoại|gặp gỡ|tiếp xúc|làm việc)\s+với", re.IGNORECASE)
_TOTAL = re.compile(r"tổng (?:số|cộng)", re.IGNORECASE)
_CHAIR = re.compile(r"chủ trì|chủ tọa|chủ toạ", re.IGNORECASE)
_TOGETHER = re.compile(r"(?:đồng|cùng)\s*$")
_LONGEST = 4000  # letters of a sentence on each side
_JOINED = re.compile(r"\b(?:và|cùng)\s+[^,.;]{0,80}$")
_NAMED = re.compile(r"\s*(?:của|:|là|bởi)")
# What one presides over; "chủ trì, phối hợp với …" and "chủ trì vận động" are work.
_PRESIDED = re.compile(
    r"(?!\s*,?\s*phối hợp)\s*(?:[.;,)–:-]|$|(?:của|là|bởi|tại)\b|(?:và\s+\w+(?:\s+\w+)?\s+)?(?:các\s+|cuộc\s+|buổi\s+)*"
    r"(?:hội nghị|họp|phiên|kỳ họp|lễ|tọa đàm|toạ đàm|hội thảo|giao ban|đối thoại|diễn đàn|làm việc|tiếp|gặp|đoàn|cuộc"
    r"|buổi|sơ kết|tổng kết))(?![^.;]{0,40}phối hợp)",
    re.IGNORECASE,
)


def attendance(document: Document, lead: Sequence[Block]) -> int | None:
    """How many attended: the number after "tổng số", else the first in a sentence that says who was there."""
    first: int | None = None
    for block in lead:
        for match in _COUNT.finditer(document.text, block.span.start, block.span.end):
            start, end = _sentence(document.text, match.start(), block.span, closing=r"[.?!]")
            count = int(match["count"].replace(".", ""))
            if _TOTAL.search(document.text, max(start, match.start() - 30), match.start()):
                return count
            met = _WITH.search(document.text, start, match.start()) is not None
            there = _PRESENT.search(document.text, start, end) is not None and match["noun"] != "hộ dân"
            if first is None and (met or there):
                first = count
    return first


def chairs(document: Document, lead: Sequence[Block], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The persons of the sentences of the lead that say who presided ("chủ trì", "đồng chủ trì", "chủ tọa")."""
    text = document.text
    found: dict[str, None] = {}
    people = [m for m in mentions if m.type == "PER" and " " in m.text]
    for block in lead:
        opening = opening_of(block)
        for match in _CHAIR.finditer(text, opening.start, opening.end):
            if not _PRESIDED.match(text, match.end()):
                continue
            together = _TOGETHER.search(text, match.start() - 6, match.start()) is not None
            start, end = _sentence(text, match.start(), block.span, closing=r"[.?!]" if together else r"[.;?!]")
            before = _between(people, start, match.start())
            after = _between(people, match.end(), end)
            named = after if _NAMED.match(text, match.end()) else _subjects(text, before, match.start())
            if not named and not before and start > block.span.start:
                named = _subjects(text, _between(people, block.span.start, start), start)
            found |= dict.fromkeys(m.text for m in named)
        if found:
            break
    return tuple(found)


def _between(people: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those, in the order of the text, that are named at start..end-1."""
    first = bisect_left(people, start, key=lambda m: m.span.start)
    return people[first : bisect_left(people, end, first, key=lambda m: m.span.start)]


def _subjects(text: str, before: Sequence[Mention], verb: int) -> Sequence[Mention]:
    """Who is the subject of "chủ trì": the persons joined by "và" that stand nearest before it."""
    if not before:
        return []
    if _TOGETHER.search(text, max(0, verb - 6), verb):
        return before
    joined = len(before) > 1 and _JOINED.search(text, before[-2].span.end, before[-1].span.start) is not None
    return before[-2:] if joined else before[-1:]


def _sentence(text: str, at: int, span: Span, *, closing: str) -> tuple[int, int]:
    span = Span(max(span.start, at - _LONGEST), min(span.end, at + _LONGEST))
    starts = [m.end() for m in re.finditer(rf"(?<=[\wđ”\")]{{2}}){closing}\s+", text[span.start : at])]
    start = span.start + (starts[-1] if starts else 0)
    stop = re.search(rf"(?<=[\wđ”\")]{{2}}){closing}(?:\s|$)", text[at : span.end])
    return start, at + stop.start() if stop else span.end
