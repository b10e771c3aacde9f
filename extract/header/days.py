"""The days that the lead of a document names, and the year of those that leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates.expression import Bound, Kind, Time
from ingest import Block, BlockKind, Document, Span

_LEAD = 4  # blocks in which a meeting is introduced
_LONGEST = 1500  # letters of a sentence on each side of a day
_DAY = re.compile(
    r"(?i:\b(?P<when>(?:sáng|trưa|chiều|tối|đêm|hôm|ngày)(?:\s+(?:qua|nay|ngày|thứ \w+)){0,3})\s*[,(]?\s*)"
    r"(?P<day>\d{1,2})(?:\s*(?:và|-)\s*\d{1,2})?(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?"
)
_SPOKEN = re.compile(r"\b(?:nay|qua)\b")
_AHEAD = timedelta(days=7)
_OPENING = 700  # letters of a block that introduce
_ENOUGH = 2
_NEAR = 1  # months between a day without a year and one that has it


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that the lead names: where, and which; the sentence around it."""

    span: Span
    day: date | None
    sentence: Span


def lead_of(document: Document) -> list[Block]:
    """The first blocks of the body."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return [block for block in document.blocks if block.kind in kinds][: _LEAD + 2]


def opening_of(block: Block) -> Span:
    """The first sentences of a block: what stands far below in a long paragraph introduces nothing."""
    return Span(block.span.start, min(block.span.end, block.span.start + _OPENING))


def days_of_lead(document: Document, times: Sequence[Time], issued: date | None) -> Iterator[Dated]:
    """The days that the lead names; a year left out is the one that puts the day last before the document's, else
    the one that the document's other times give."""
    for block in lead_of(document)[:2]:
        opening = opening_of(block)
        for match in _DAY.finditer(document.text, opening.start, opening.end):
            day, month = int(match["day"]), int(match["month"])
            year = int(match["year"]) if match["year"] else _year(month, day, issued, times)
            try:
                found = date(year, month, day) if year else None
            except ValueError:
                continue
            start, end = sentence(document.text, match.start(), block.span)
            yield Dated(Span(match.start("day"), match.end()), found, Span(start, end))


def day_of_writing(document: Document, times: Sequence[Time]) -> date | None:
    """The day on which a post was written, from the first "hôm nay 24/5" or, a day later, "hôm qua (23/5)"."""
    for match in _DAY.finditer(document.text):
        when = _SPOKEN.search(match["when"])
        if when is None:
            continue
        day, month = int(match["day"]), int(match["month"])
        year = int(match["year"]) if match["year"] else _year_of_times(month, times)
        try:
            found = date(year, month, day) if year else None
        except ValueError:
            continue
        if found is not None:
            return found + timedelta(days=1) if when[0] == "qua" else found
    return None


def _year(month: int, day: int, issued: date | None, times: Sequence[Time]) -> int | None:
    if issued is None:
        return _year_of_times(month, times)
    limit = issued + _AHEAD
    return limit.year - 1 if (month, day) > (limit.month, limit.day) else limit.year


def _year_of_times(month: int, times: Sequence[Time]) -> int | None:
    """The latest year of the document's times, where one of them says it as the year that runs.

    What lies far before ("từ tháng 12/2016") or ahead ("đến năm 2020") of a report tells nothing of its own year.
    """
    told = [time for time in times if time.moment.year and not _is_target(time)]
    latest = max((time.moment.year or 0 for time in told), default=None)
    said = [_weight(time, month) for time in told if time.moment.year == latest]
    return latest if sum(said) >= _ENOUGH else None


def _is_target(time: Time) -> bool:
    """ "đến năm 2020" and "trước năm 2020" are targets; "đến cuối năm 2017" is at hand."""
    return time.kind is Kind.YEAR and time.moment.part is None and time.bound in (Bound.BEFORE, Bound.UNTIL)


def _weight(time: Time, month: int) -> int:
    """How much a time says that its year runs in this month: a month near it is enough, a mere year is half."""
    if time.moment.month is not None:
        return _ENOUGH if abs(time.moment.month - month) <= _NEAR else 0
    if time.bound is Bound.FROM:
        return 0
    return _ENOUGH if time.kind is not Kind.YEAR or time.moment.part is not None else 1


def sentence(text: str, at: int, span: Span) -> tuple[int, int]:
    """The sentence of a block around a place."""
    span = Span(max(span.start, at - _LONGEST), min(span.end, at + _LONGEST))
    starts = [m.end() for m in re.finditer(r"(?<=[\wđ”\")]{2})[.?!]\s+(?=[A-ZĐÀ-Ỹ\"“])", text[span.start : at])]
    start = span.start + (starts[-1] if starts else 0)
    stop = re.search(r"(?<=[\wđ”\")]{2})[.?!](?=\s+[A-ZĐÀ-Ỹ\"“]|\s*$)", text[at : span.end])
    return start, at + stop.start() if stop else span.end
