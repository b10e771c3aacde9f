"""Times as notices write them: "trước ngày 15/6", "trong quý III/2012", "6 tháng cuối năm", "10 ngày kể từ ngày ký".

`find_times` finds every one of them with the words that bound it; `dates_resolve.resolve` gives its days,
`dates_deadline.deadline_of` chooses the one that is the deadline of an act.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extract.dates.expression import Anchor, Bound, Kind, Moment, Time
from extract.dates.grammar import moments
from extract.dates.writing import year_of_writing
from extract.figures.measures import counted_at
from extract.lexicon import table
from ingest import BlockKind, Document, Span

_REACH = 80  # how far before a moment its bound words can begin
_FILLER = re.compile(
    r"(?:(?<=\s)|^)(?:ngày(?:\s+(?:khai\s+mạc|khai\s+giảng|tổ\s+chức|diễn\s+ra|bế\s+mạc)[^.;,()\n]{0,40}\(?)?"
    r"|dịp|lễ|ngày\s+lễ|khoảng|mùng|khi(?:\s+bước)?(?:\s+vào)?|bước\s+vào|thềm|thời\s+điểm"
    r"|(?:lúc\s+)?(?P<hour>\d{1,2}\s*(?:giờ|g|h|:)\s*(?:\d{2})?(?:\s*phút)?)\s*,?"
    r"|sáng|trưa|chiều|tối|đêm|(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*,?)\s*\(?\s*$"
)
_MIDNIGHT = re.compile(r"00?\s*(?:giờ|g|h|:)\s*(?:00)?\b|00?\s*(?:giờ|g|h)$")  # before 0 o'clock: the day before
_OF_DAY = ("ngày", "thứ", "chủ", "sáng", "trưa", "chiều", "tối", "đêm")
_GAP = re.compile(r"[\s*]*(?:[-–]\s*)?")


def find_times(document: Document) -> list[Time]:
    """Every time expression of the document outside furniture, in the order of the text, without overlaps."""
    text = lowered(document.text)
    closed = [block.span for block in document.blocks if block.kind is BlockKind.FURNITURE]
    bounded = [_bounded(document.text, text, start, end, moment) for start, end, moment in _longest(text)]
    times = _joined([time for time in bounded if time is not None and _stands(time, text)], document.text)
    return [time for time in times if not any(time.span.overlaps(span) for span in closed)]


def anchor_of(document_date: date | None, event_date: date | None, times: Iterable[Time]) -> Anchor:
    """The anchor of a document: its dates, and the year of writing that its own times give."""
    return Anchor(document_date, event_date, year_of_writing(times))


def lowered(text: str) -> str:
    """The text in lower case and without asterisks of emphasis, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("*", " ")


def _longest(text: str) -> list[tuple[int, int, Moment]]:
    """The moments that are left when of overlapping ones only the longest is kept, in the order of the text."""
    taken: list[tuple[int, int, Moment]] = []
    covered = bytearray(len(text) + 1)
    for start, end, moment in sorted(moments(text), key=lambda found: (found[0] - found[1], found[0])):
        if not any(covered[start:end]):
            covered[start:end] = b"\x01" * (end - start)
            taken.append((start, end, moment))
    return sorted(taken, key=lambda found: found[0])


@functools.cache
def _bounds() -> tuple[re.Pattern[str], dict[str, Bound]]:
    rows = {phrase: Bound(bound) for phrase, bound in table("time_bounds.tsv")}
    longest = sorted(rows, key=lambda phrase: (-len(phrase), phrase))
    phrases = "|".join(r"\s+".join(phrase.split()) for phrase in longest)
    return re.compile(rf"(?:(?<=[\s(:;,*“\"–-])|^)((?:(?:{phrases})[\s*]+(?:của\s+|dịp\s+)?)+)$"), rows


def _bounded(text: str, lower: str, start: int, end: int, moment: Moment) -> Time | None:
    """The moment with the words before it that bound it."""
    match, begin, hour = _bound_before(lower, start)
    if match is None:
        first = begin if hour or lower[begin:start].lstrip("( ").startswith(_OF_DAY) else start
        marked = lower.startswith("trong", start)
        return Time(Span(first, end), text[first:end], _default(moment), moment, marked=marked, hour=hour)
    bound = _bound(match[1], _bounds()[1])
    if moment.kind is Kind.DURATION and bound in {Bound.IN, Bound.UNTIL, Bound.AFTER}:
        bound = Bound.WITHIN
    return Time(Span(match.start(), end), text[match.start() : end], bound, moment, marked=True, hour=hour)


def _bound_before(lower: str, start: int) -> tuple[re.Match[str] | None, int, bool]:
    """The bound words before a moment, where what belongs to it begins, and whether an hour stands between."""
    pattern, _ = _bounds()
    begin, hour = start, False
    found = pattern.search(lower, max(0, begin - _REACH), begin)
    while match := _FILLER.search(lower, max(0, begin - _REACH), begin):
        hour = hour or (match["hour"] is not None and not _MIDNIGHT.match(match["hour"]))
        begin = match.start()
        found = pattern.search(lower, max(0, begin - _REACH), begin) or found
    return found, begin, hour


def _default(moment: Moment) -> Bound:
    if moment.kind is Kind.DURATION:
        return Bound.WITHIN
    if moment.kind is Kind.NOW:
        return Bound.FROM
    return Bound.UNTIL if moment.part == "end" else Bound.IN


def _bound(words: str, rows: dict[str, Bound]) -> Bound:
    """What a run of bound phrases says together: "chậm nhất … trước" is before, "đến hết" until."""
    run = " ".join(words.replace("*", " ").split())
    found = rows.get(run)
    if found is not None:
        return found
    parts = run.split()
    if "trước" in parts:
        return Bound.BEFORE
    if {"đến", "tới", "hết", "nhất", "quá"} & set(parts):
        return Bound.UNTIL
    return Bound.FROM if "từ" in parts else Bound.IN


def _stands(time: Time, lower: str) -> bool:
    """Whether what looks like a time is one: "từ 5/9 ấp" counts hamlets, "đến 2.5 tỷ" money, "2015 căn" houses."""
    moment, core = time.moment, lower[time.span.start : time.span.end]
    counted = _COUNTED if moment.kind is Kind.YEAR and moment.year is None else _EACH
    if counted.search(lower, max(0, time.span.start - 8), time.span.start):
        return False  # "mỗi quý 01 lần" names no quarter, "đã 4 năm nay" no year
    if moment.kind is Kind.DAY_OF_MONTH or (moment.kind is Kind.MONTH and "/" in core and "tháng" not in core):
        return time.marked  # a bare "1/2000" may be the scale of a map
    if moment.kind is Kind.YEAR and moment.year is not None and "năm" not in core:
        return time.marked and not counted_at(lower, time.span.end)
    if moment.kind is Kind.DAY and moment.year is None and "tháng" not in core:
        return _short_day_stands(time, core, lower)
    return True


def _short_day_stands(time: Time, core: str, lower: str) -> bool:
    """Whether a day: "15/6" after "ngày", or where a bound or an hour says so, and it counts nothing."""
    if "ngày" in core or "mùng" in core or "mồng" in core:
        return True
    said = time.marked or time.hour or _DAYPART.search(core) is not None
    share = (time.moment.day or 0) <= (time.moment.month or 0) and not _SURE.search(core)
    return said and not (share and counted_at(lower, time.span.end))


_EACH = re.compile(r"\b(?:mỗi|hằng|hàng)\s+$")
_SURE = re.compile(r"trước|nhất|hạn|không|kể|trễ")  # bounds that no share follows, as "từ 5/9 ấp" does
_COUNTED = re.compile(r"(?:\d|\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười))\s+$")
_DAYPART = re.compile(r"sáng|trưa|chiều|tối|đêm|thứ|chủ nhật")


def _joined(times: list[Time], text: str) -> list[Time]:
    """Ranges put together: "từ ngày 20/7" + "đến 30/7" is one time."""
    out: list[Time] = []
    for time in times:
        last = out[-1] if out else None
        if last is not None and _opens(last, time, text):
            out[-1] = replace(
                last, span=Span(last.span.start, time.span.end), text=text[last.span.start : time.span.end],
                bound=Bound.FROM, until=time.moment, marked=True, hour=last.hour or time.hour,
            )  # fmt: skip
        else:
            out.append(time)
    return [time for time in out if time.until is not None or time.kind not in {Kind.NOW}]


def _opens(first: Time, second: Time, text: str) -> bool:
    """Whether the second time closes a range that the first one opens."""
    if first.until is not None or first.bound not in {Bound.FROM, Bound.IN} or first.kind is Kind.DURATION:
        return False
    gap = text[first.span.end : second.span.start]
    if not _GAP.fullmatch(gap):
        return False
    if second.bound is Bound.UNTIL and second.kind is not Kind.DURATION:
        return first.bound is Bound.FROM or first.kind is second.kind
    return second.bound is Bound.IN and not second.marked and "-" in gap.replace("–", "-")
