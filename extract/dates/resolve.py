"""From a Time and what it is counted from to its days: `resolve(time, anchor=…)` gives an Interval or None.

The rules are those of administrative usage: "trước ngày" ends the day before, "chậm nhất / đến ngày" that day,
"quý" is a quarter, "đầu / giữa / cuối tháng" are its days 1–10, 11–20, 21 to the last, the first, second and last
"tuần" of ten days alike, a school year runs from 1 September to 31 May, "tuần này" from Monday to Sunday. A date
without a year is the next such date after the document. What nobody can date gives None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extract.dates.expression import Anchor, Bound, Kind, Moment, Time
from extract.dates.holidays import holiday
from extract.record import Interval

Days = tuple[date, date]
_LAST_DAYS = 15  # "cuối năm" written in the last half of December means the next year's
_MONTHS_OF_PART = {
    "first": (1, 3),
    "middle": (4, 9),
    "last": (10, 12),
    "first half": (1, 6),
    "last half": (7, 12),
}
_DAYS_OF_PART = {
    "first": (1, 10), "middle": (11, 20), "last": (21, 31), "first half": (1, 15), "last half": (16, 31),
    "first week": (1, 7), "last week": (-6, 31), "end": (1, 31),
}  # fmt: skip


def resolve(time: Time, *, anchor: Anchor) -> Interval | None:
    """The first and last day that the words name, with the derivation; None where they cannot be dated."""
    days = _range(time, anchor) if time.until is not None else _bounded(time, anchor)
    if days is None:
        return None
    start, end = days
    if start is not None and start > end:
        return None
    words = " ".join(time.text.replace("*", "").split())
    return Interval(words, time.span, start, end, _derivation(words, time, anchor, start, end))


def _bounded(time: Time, anchor: Anchor) -> tuple[date | None, date] | None:
    moment = time.moment
    if time.bound is Bound.AFTER:
        return None
    if moment.kind is Kind.HOLIDAY and time.bound is not Bound.BEFORE and (moment.name or "").startswith("tết"):
        return None  # "dịp Tết" has no days that all agree on
    days = days_of(moment, anchor)
    if days is None:
        return None
    start, end = days
    if time.bound is Bound.BEFORE:
        return (None, end) if time.hour else (None, start - timedelta(days=1))
    if time.bound is Bound.UNTIL:
        return None, end
    if moment.kind is Kind.DURATION and moment.origin != "now":
        return None, end
    return start, end


def _range(time: Time, anchor: Anchor) -> Days | None:
    """From the first moment's first day to the second one's last; each takes the year that the other leaves out."""
    first, second = time.moment, time.until
    assert second is not None
    if first.kind is Kind.NOW:
        closing = days_of(second, anchor)
        return (anchor.spoken, closing[1]) if closing and anchor.spoken else None
    if _dated(first) and not _dated(second):
        opening = days_of(first, anchor)
        closing = days_of(second, Anchor(opening[0])) if opening else None
    else:
        closing = days_of(second, anchor)
        opening = _last_before(first, closing[1], anchor) if closing else None
    return (opening[0], closing[1]) if opening and closing else None


def _dated(moment: Moment) -> bool:
    return moment.year is not None or moment.shift is not None


def _last_before(moment: Moment, end: date, anchor: Anchor) -> Days | None:
    """The days of the moment; where it has no year, its last occurrence that begins by `end`."""
    if _dated(moment):
        return days_of(moment, anchor)
    if moment.kind is Kind.DAY_OF_MONTH:
        return _in_month(end.year, end.month, moment.day or 1, moment.day or 1)
    days = days_of(moment, Anchor(date(end.year, 1, 1)))
    if days is not None and days[0] > end:
        days = days_of(moment, Anchor(date(end.year - 1, 1, 1)))
    return days


def days_of(moment: Moment, anchor: Anchor) -> Days | None:
    """The first and last day of one moment without its bound."""
    if moment.kind in _BY_YEAR:
        return _with_year(moment, anchor)
    if moment.kind is Kind.DURATION:
        return _duration(moment, anchor)
    if moment.kind is Kind.HOLIDAY:
        day = holiday(moment.name or "", year=moment.year, base=_base(anchor))
        return (day, day) if day else None
    if moment.kind is Kind.DAY_OF_MONTH:
        return _day_of_month(moment, anchor)
    return _relative(moment, anchor)


_BY_YEAR = {
    Kind.DAY, Kind.MONTH, Kind.QUARTER, Kind.MONTHS, Kind.YEAR, Kind.YEARS, Kind.SCHOOL_YEAR, Kind.TERM
}  # fmt: skip


def _base(anchor: Anchor) -> date | None:
    if anchor.base is not None or anchor.default_year is None:
        return anchor.base
    return date(anchor.default_year, 1, 1)


def _with_year(moment: Moment, anchor: Anchor) -> Days | None:
    """Days of a moment of the calendar: its own year, a year counted from the anchor, or the next that fits."""
    base = _base(anchor)
    if moment.year is not None:
        return in_year(moment, moment.year)
    if base is None:
        return None
    if anchor.base is None and None in {moment.month if moment.kind is Kind.MONTH else 0,
                                        moment.number if moment.kind is Kind.QUARTER else 0}:  # fmt: skip
        return None  # "tháng tới" needs a day, a year is not enough
    if moment.kind is Kind.MONTH and moment.month is None:
        total = base.year * 12 + base.month - 1 + (moment.number or 0)
        return in_year(Moment(Kind.MONTH, month=total % 12 + 1, part=moment.part), total // 12)
    if moment.kind is Kind.QUARTER and moment.number is None:
        total = base.year * 4 + (base.month - 1) // 3 + (moment.shift or 0)
        return in_year(Moment(Kind.QUARTER, number=total % 4 + 1, part=moment.part), total // 4)
    if moment.kind in {Kind.SCHOOL_YEAR, Kind.TERM}:
        return _school(moment, base)
    if moment.shift is not None:
        return in_year(moment, base.year + moment.shift)
    this = in_year(moment, base.year)
    margin = timedelta(days=_LAST_DAYS if moment.kind is Kind.YEAR else 0)
    return this if this is not None and this[1] >= base + margin else in_year(moment, base.year + 1)


def _school(moment: Moment, base: date) -> Days | None:
    first = base.year if base.month >= 6 else base.year - 1
    if moment.shift and base.month >= 9:
        first += 1
    if moment.shift and base.month < 6:
        first += 1
    return in_year(moment, first)


def in_year(moment: Moment, year: int) -> Days | None:
    """Days of a moment of the calendar in the given year; a school year is named by its first year."""
    if moment.kind is Kind.DAY and moment.day and moment.month:
        return _in_month(year, moment.month, moment.day, moment.to_day or moment.day)
    if moment.kind is Kind.MONTH and moment.month:
        return _month(moment, year)
    if moment.kind is Kind.QUARTER and moment.number:
        return _quarter(moment, year)
    if moment.kind is Kind.MONTHS and moment.number:
        months = (1, moment.number) if moment.part == "first" else (13 - moment.number, 12)
        return _months(year, *months)
    if moment.kind is Kind.YEARS:
        return date(year, 1, 1), date(moment.to_year or year, 12, 31)
    if moment.kind is Kind.SCHOOL_YEAR:
        return date(year, 9, 1), date(year + 1, 5, 31)
    if moment.kind is Kind.TERM:
        first = moment.number == 1
        return (date(year, 9, 1), date(year, 12, 31)) if first else (date(year + 1, 1, 1), date(year + 1, 5, 31))
    return _months(year, *_MONTHS_OF_PART.get(moment.part or "", (1, 12)))


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _month(moment: Moment, year: int) -> Days | None:
    month = moment.month or 1
    if moment.to_month is not None:
        return _months(year, month, moment.to_month) if moment.to_month > month else None
    length = calendar.monthrange(year, month)[1]
    first, last = _DAYS_OF_PART.get(moment.part or "", (1, 31))
    return _in_month(year, month, first if first > 0 else length + first, min(last, length))


def _quarter(moment: Moment, year: int) -> Days | None:
    number = moment.number or 1
    first, last = number * 3 - 2, (moment.to_number or number) * 3
    if moment.part in {"first", "middle", "last"}:
        first = last = first + ["first", "middle", "last"].index(moment.part)
    return _months(year, first, last) if first <= last <= 12 else None


def _in_month(year: int, month: int, first: int, last: int) -> Days | None:
    length = calendar.monthrange(year, month)[1]
    return (date(year, month, first), date(year, month, last)) if first <= last <= length else None


def _day_of_month(moment: Moment, anchor: Anchor) -> Days | None:
    base = anchor.base
    if base is None or moment.day is None:
        return None
    for shift in (0, 1, 2):
        total = base.year * 12 + base.month - 1 + shift
        days = _in_month(total // 12, total % 12 + 1, moment.day, moment.day)
        if days is not None and days[0] >= base:
            return days
    return None


def _relative(moment: Moment, anchor: Anchor) -> Days | None:
    """Weeks, weekdays and "hôm nay", counted from the day of writing."""
    spoken = anchor.document_date or anchor.event_date  # the day of writing: "tuần này" is the reader's week
    if spoken is None or moment.kind in {Kind.NOW, Kind.PAST}:
        return None
    if moment.kind is Kind.RELATIVE_DAY:
        day = spoken + timedelta(days=moment.shift or 0)
        return day, day
    monday = spoken - timedelta(days=spoken.weekday()) + timedelta(weeks=moment.shift or 0)
    if moment.kind is Kind.WEEKDAY:
        day = monday + timedelta(days=moment.number or 0)
        return day, day
    return (monday + timedelta(days=5) if moment.part == "last" else monday), monday + timedelta(days=6)


def _duration(moment: Moment, anchor: Anchor) -> Days | None:
    """The stretch that a count of days, weeks, months or years covers from its origin."""
    origin = _origin(moment.origin or "unknown", anchor)
    if origin is None or moment.number is None:
        return None
    end = _after(origin, moment.number, moment.unit or "day")
    return origin, end


def _origin(words: str, anchor: Anchor) -> date | None:
    if words == "signing":
        return anchor.document_date
    if words == "meeting":
        return anchor.event_date  # without one, a meeting that is still to come
    if words == "now":
        return anchor.spoken
    if words == "unknown":
        return None
    year, month, day = (int(part) for part in words.split("-"))
    days = _with_year(Moment(Kind.DAY, day=day, month=month, year=year or None), anchor)
    return days[0] if days else None


def _after(origin: date, count: int, unit: str) -> date:
    if unit == "working day":
        day = origin
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit in {"month", "quarter", "year"}:
        total = origin.year * 12 + origin.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
        year, month = divmod(total, 12)
        return date(year, month + 1, min(origin.day, calendar.monthrange(year, month + 1)[1]))
    hours = {"hour": 1, "day": 24, "week": 168}[unit] * count
    return origin + timedelta(hours=hours) if hours >= 24 else origin


_BOUND_WORDS = {
    Bound.BEFORE: "hết ngày liền trước", Bound.UNTIL: "hết ngày cuối", Bound.FROM: "bắt đầu từ đó",
    Bound.WITHIN: "tính từ mốc",
}  # fmt: skip


def _derivation(words: str, time: Time, anchor: Anchor, start: date | None, end: date) -> str:
    """A sentence for people: what the words are, what was added to them, what follows."""
    added = []
    if time.bound in _BOUND_WORDS and time.until is None and not (time.bound is Bound.BEFORE and time.hour):
        added.append(_BOUND_WORDS[time.bound])
    moment = time.until or time.moment
    if moment.kind in _BY_YEAR and moment.year is None:
        base = anchor.base
        added.append(f"năm theo mốc {base.isoformat()}" if base else f"năm {anchor.default_year} của văn bản")
    elif moment.kind in {Kind.DURATION, Kind.WEEK, Kind.WEEKDAY, Kind.RELATIVE_DAY} and anchor.spoken:
        origin = _origin(moment.origin or "now", anchor) or anchor.spoken
        added.append(f"mốc {origin.isoformat()}")
    days = end.isoformat() if start == end else f"{start.isoformat() if start else ''}…{end.isoformat()}"
    note = f" ({', '.join(added)})" if added else ""
    return f"{words}{note} → {days}"
