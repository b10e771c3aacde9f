"""Which of the times in an act's clause is its deadline; none where the clause only mentions times.

A marked time ("trước ngày", "chậm nhất", "trong tháng 9") is a deadline unless it belongs to a cited document,
to an act of the past, or to a purpose ("để kịp …"). A bare one ("năm 2018", "tháng 9") is a deadline only at the head
or the end of its clause, and not after the noun of a plan or report, whose name it completes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.dates.builders import UNITS, number
from extract.dates.expression import Anchor, Bound, Kind, Moment, Time
from extract.dates.find import lowered
from extract.dates.resolve import days_of, resolve
from extract.record import Interval
from ingest import Span

_STRONG = {Bound.BEFORE, Bound.UNTIL, Bound.WITHIN}
_RELATIVE = {Kind.DURATION, Kind.WEEK, Kind.WEEKDAY, Kind.RELATIVE_DAY}
_FAR = timedelta(days=31)  # how long past a marked deadline may be when the document is written

_FARTHEST = 400  # letters before a time that can say what it is
_CITED = re.compile(
    r"(?:nghị\s+quyết|quyết\s+định|chỉ\s+thị|công\s+văn|công\s+điện|thông\s+báo|kết\s+luận|kế\s+hoạch|thông\s+tư"
    r"|nghị\s+định|luật|tờ\s+trình|báo\s+cáo|hướng\s+dẫn|văn\s+bản|quy\s+định|đề\s+án|hợp\s+đồng|giấy\s+mời|số)"
    r"\b[^.;:\n]{0,90}$"
)
_NAMED = re.compile(  # nouns whose name or reach a bare month, quarter or stretch of months completes
    r"(?:(?<!sở\s)(?<!bộ\s)(?<![-–]\s)kế\s+hoạch|chương\s+trình|đề\s+án|dự\s+toán|danh\s+mục|nhiệm\s+vụ|chỉ\s+tiêu|mục\s+tiêu|báo\s+cáo|kết\s+quả"
    r"|tình\s+hình|công\s+tác|quy\s+hoạch|nghị\s+quyết|phương\s+án|mùa|(?<!nội\s)vụ|hội\s+nghị|cuộc\s+họp|so\s+với|bằng|như"
    r"|kỷ\s+niệm|phương\s+hướng|thi\s+đua|chiến\s+lược|ngân\s+sách|vốn)\b[^.;:,\n]{0,60}$"
)
_AIM = re.compile(  # where a bare year is a deadline: at the head, after an aim, right after a verb of completion
    r"^\W*(?:\w+\s+){0,3}$|\bphấn\s+đấu\b[^.;]{0,60}$"
    r"|\b(?:hoàn\s+thành|về\s+đích|xong|thông\s+xe|khánh\s+thành|khởi\s+công|sử\s+dụng|khai\s+thác|vận\s+hành)\s+$"
)
_GRANT = re.compile(r"\d\s*(?:tỷ|tỉ|triệu|nghìn|ngàn)?\s*đồng\b[^.;]{0,90}\bcho\s+$")  # the period that money is for
_PURPOSE = re.compile(r"\b(?:để|nhằm|kịp|phục\s+vụ)\b[^;.]*$")
_RIGHT_AFTER = re.compile(r"\b(?:để|khi|so\s+với|từ\s+trước)\s+$")
_CONDITION = re.compile(r"\b(?:nếu|trong\s+trường\s+hợp|sau\s+khi)\b(?:(?!\bthì\b)[^,;.])*$")
_WHEN = re.compile(r"\b(?:nếu|khi)\b")
_DONE = re.compile(r"\b(?:đã|vừa|(?<!lý\s)do|vì|so\s+với|trong\s+đợt)\b[^,;.:]{0,50}$")
_EVERY = re.compile(r"\s*,?\s*(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)\b", re.IGNORECASE)  # "10/12 hằng năm"
_REACH = re.compile(  # up to which year a plan reaches: "định hướng đến năm 2030"
    r"\b(?:định\s+hướng|tầm\s+nhìn|quy\s+hoạch|chiến\s+lược|kết\s+luận|nghị\s+quyết|đề\s+án)\b[^.;:,\n]{0,120}$"
)
_LASTING = re.compile(
    r"\s*,?\s*(?:trong|thời\s+gian|trong\s+thời\s+gian)\s*:?\s*(\d{1,3})\s+(ngày|tuần|tháng|năm)\b(?!\s+(?:kể|tính|từ|tới))"
)


def deadline_of(clause: Span, times: Sequence[Time], anchor: Anchor, *, text: str) -> Interval | None:
    """The deadline of the act that the clause states, or None.

    `text` is the document's; `times` are in the order of the text and do not overlap. Marked bounds win over bare
    times; of two marked ones the first that does not serve a purpose; a beginning ("từ tháng 4") is joined with the
    end that follows it.
    """
    first, last = max(0, bisect_left(times, clause.start, key=_start) - 1), bisect_left(times, clause.end, key=_start)
    inside = [time for time in times[first:last] if clause.contains(time.span) or _leads(clause, time)]
    found = [(time, days) for time in inside if (days := _usable(time, clause, anchor, text)) is not None]
    if not found:
        return None
    ends = [pair for pair in found if pair[0].bound in _STRONG]
    marked = [pair for pair in found if pair[0].marked or pair[0].until is not None]
    final = [pair for pair in ends if pair[0].bound is not Bound.WITHIN]  # "trong 75 ngày, xong trước Tết"
    time, days = _first(final or ends or marked or found, clause, text)
    if time.bound is Bound.FROM and time.until is None:
        return _lasting(time, days, clause, lowered(text))
    opening = [start for other, start in found if other.bound is Bound.FROM and other.span.end <= time.span.start]
    if days.start is None and opening and opening[-1].start and opening[-1].start <= days.end:
        return _join(opening[-1], days, text)
    return days


def _start(time: Time) -> int:
    return time.span.start


def _first(found: list[tuple[Time, Interval]], clause: Span, text: str) -> tuple[Time, Interval]:
    """The first of the times that does not stand in a phrase of purpose; the first of all where each does."""
    plain = [pair for pair in found if not _PURPOSE.search(_before(pair[0], clause, text).lower())]
    return (plain or found)[0]


def _leads(clause: Span, time: Time) -> bool:
    """Whether a time begins a little before the clause does: its bound word was cut off."""
    return time.span.start < clause.start < time.span.end <= clause.end


def _usable(time: Time, clause: Span, anchor: Anchor, text: str) -> Interval | None:
    """The days of a time that may be a deadline; None for a citation, a name, a purpose or the past."""
    before = _before(time, clause, text)
    if time.bound is Bound.AFTER or time.kind is Kind.PAST or _DONE.search(before):
        return None
    if _EVERY.match(text, time.span.end):
        return None
    if _CONDITION.search(before.lower()) or not _may_be(time, before.lower()):
        return None
    if (
        time.kind is Kind.DURATION
        and time.moment.origin == "now"
        and _WHEN.search(
            text[max(clause.start, time.span.start - _FARTHEST) : min(clause.end, time.span.end + _FARTHEST)].lower()
        )
    ):
        return None  # "trong vòng 02 giờ khi nhận tin": nobody knows from when
    days = resolve(time, anchor=anchor)
    return None if days is None or _over(time, days, anchor) else days


def _before(time: Time, clause: Span, text: str) -> str:
    """What stands before a time in its clause, as far back as it can matter."""
    start = max(clause.start, time.span.start - _FARTHEST)
    return text[start : max(start, time.span.start)]


def _may_be(time: Time, before: str) -> bool:
    """Whether what stands before the time in its clause lets it be a deadline."""
    if _RIGHT_AFTER.search(before):
        return False
    if time.kind is Kind.YEAR and time.bound is Bound.UNTIL and _REACH.search(before):
        return False
    if time.marked or time.until is not None or time.kind in _RELATIVE:
        return True
    if time.moment.shift == 1 and time.kind is not Kind.SCHOOL_YEAR:
        return True
    if _PURPOSE.search(before):
        return False
    if time.kind is Kind.DAY:
        return not _CITED.search(before)
    if time.kind in {Kind.YEAR, Kind.YEARS, Kind.SCHOOL_YEAR, Kind.TERM}:
        if _GRANT.search(before):
            return True
        return _AIM.search(before) is not None and _NAMED.search(before) is None
    return not _NAMED.search(before)


def _over(time: Time, days: Interval, anchor: Anchor) -> bool:
    """Whether the time was over when the document was written, so that it is evidence and not a deadline."""
    base = anchor.base
    if base is None:
        return _old(time, days, anchor)
    if days.end < base - (_FAR if time.bound in _STRONG else timedelta(0)):
        return True
    moment = time.until or time.moment
    yearless = moment.year is None and moment.shift is None and moment.kind in {Kind.DAY, Kind.MONTH}
    return yearless and time.bound is Bound.IN and (days.end - base).days > 300


def _old(time: Time, days: Interval, anchor: Anchor) -> bool:
    """Of an undated text: whether a time ended before the year of writing, or is a bare day: the report's own."""
    if time.kind is Kind.DAY and time.bound is Bound.IN and time.moment.year is None:
        return True
    return anchor.default_year is not None and days.end.year < anchor.default_year


def _lasting(time: Time, days: Interval, clause: Span, lower: str) -> Interval:
    """A beginning with how long it lasts: "từ 16/4/2018, thời gian 45 ngày" ends on the 45th day."""
    match = _LASTING.match(lower, time.span.end, clause.end)
    if match is None or days.start is None:
        return days
    count, unit = number(match[1]), UNITS[match[2]]
    if not count:
        return days
    stretch = days_of(Moment(Kind.DURATION, number=count, unit=unit, origin=days.start.isoformat()), Anchor())
    if stretch is None:
        return days
    end = stretch[1] - timedelta(days=1)
    words = f"{days.text}{match[0]}"
    return Interval(words, Span(time.span.start, match.end()), days.start, end, _derived(words, days.start, end))


def _join(opening: Interval, days: Interval, text: str) -> Interval:
    span = Span(opening.span.start, days.span.end)
    words = " ".join(span.of(text).split())
    return replace(
        days, text=words, span=span, start=opening.start, derivation=_derived(words, opening.start, days.end)
    )


def _derived(words: str, start: date | None, end: date) -> str:
    return f"{words} → {start.isoformat() if start else ''}…{end.isoformat()}"
