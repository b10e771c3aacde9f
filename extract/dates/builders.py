"""From the named groups of a matched expression to its Moment: one builder for each sort of expression."""

from __future__ import annotations

from collections.abc import Mapping

from extract.dates.expression import Kind, Moment
from extract.numbers import parse_words

Groups = Mapping[str, str | None]

PARTS = {
    "đầu": "first", "thượng tuần": "first", "giữa": "middle", "trung tuần": "middle", "cuối": "last",
    "hạ tuần": "last", "tuần đầu": "first week", "tuần đầu tiên": "first week", "tuần cuối": "last week",
    "nửa đầu": "first half", "nửa cuối": "last half", "hết": "end",
}  # fmt: skip
SHIFTS = {"nay": 0, "này": 0, "sau": 1, "tới": 1, "kế tiếp": 1, "mới": 1, "ngoái": -1, "trước": -1, "qua": -1}
UNITS = {
    "giờ": "hour", "h": "hour", "ngày": "day", "ngày làm việc": "working day", "tuần": "week", "tháng": "month",
    "quý": "quarter", "năm": "year",
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2}
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")


def number(words: str) -> int | None:
    """A small whole number in digits or words."""
    if words.isdigit():
        return int(words)
    value = parse_words(words)
    return None if value is None else int(value)


def _int(groups: Groups, name: str) -> int | None:
    value = groups.get(name)
    return int(value) if value else None


def _words(groups: Groups, name: str) -> str:
    return " ".join((groups.get(name) or "").split())


def _shift(groups: Groups, name: str = "rel") -> int | None:
    return SHIFTS.get(_words(groups, name))


def _part(groups: Groups) -> str | None:
    return PARTS.get(_words(groups, "part"))


def day(groups: Groups) -> Moment | None:
    """ngày 15/6/2020, 30, 31/12, ngày 05 tháng 3 năm sau."""
    first, last = _int(groups, "d"), _int(groups, "d2")
    if groups.get("d0"):  # "ngày 30, 31/12": the first of two stands before the core
        first, last = _int(groups, "d0"), first
        if first is None or last is None or last <= first:
            return None
    if not 1 <= (last or first or 0) <= 31:
        return None
    return Moment(
        Kind.DAY,
        day=first,
        to_day=last,
        month=_int(groups, "m"),
        year=_int(groups, "y"),
        shift=_shift(groups),
    )


def day_of_month(groups: Groups) -> Moment:
    """ngày 18."""
    return Moment(Kind.DAY_OF_MONTH, day=_int(groups, "d"))


def month(groups: Groups) -> Moment | None:
    """tháng 9 năm 2010, đầu tháng 6, các tháng 7, 8/2012."""
    if not 1 <= (_int(groups, "m") or 0) <= 12:
        return None
    return Moment(
        Kind.MONTH, month=_int(groups, "m"), to_month=_int(groups, "m2"), year=_int(groups, "y"),
        shift=_shift(groups), part=_part(groups),
    )  # fmt: skip


def near_month(groups: Groups) -> Moment:
    """tháng này, tháng tới."""
    return Moment(Kind.MONTH, number=_shift(groups, "near"), part=_part(groups))


def _quarter_number(words: str | None) -> int | None:
    return None if not words else int(words) if words.isdigit() else _ROMAN[words]


def quarter(groups: Groups) -> Moment:
    """quý III/2012, quý III và quý IV."""
    return Moment(
        Kind.QUARTER, number=_quarter_number(groups.get("q")), to_number=_quarter_number(groups.get("q2")),
        year=_int(groups, "y"), shift=_shift(groups), part=_part(groups),
    )  # fmt: skip


def near_quarter(groups: Groups) -> Moment:
    """quý này, quý tới."""
    return Moment(Kind.QUARTER, shift=_shift(groups, "near"), part=_part(groups))


def edge_months(groups: Groups) -> Moment | None:
    """6 tháng cuối năm 2010."""
    count = number(_words(groups, "n"))
    if count is None or not 1 <= count <= 11:
        return None
    part = "first" if groups.get("side") == "đầu" else "last"
    return Moment(Kind.MONTHS, number=count, part=part, year=_int(groups, "y"), shift=_shift(groups))


def year(groups: Groups) -> Moment:
    """năm 2010, cuối năm, đầu năm sau."""
    return Moment(Kind.YEAR, year=_int(groups, "y"), shift=_shift(groups), part=_part(groups))


def coming_year(_: Groups) -> Moment:
    """sang năm."""
    return Moment(Kind.YEAR, shift=1)


def years(groups: Groups) -> Moment | None:
    """giai đoạn 2016-2020."""
    first, last = int(groups["y"] or 0), int(groups["y2"] or 0)
    return Moment(Kind.YEARS, year=first, to_year=last) if first < last <= first + 30 else None


def school_year(groups: Groups) -> Moment | None:
    """năm học 2015-2016, học kỳ I năm học 2015-2016, 9 tháng của năm học."""
    first, last = _int(groups, "y"), _int(groups, "y2")
    if first is not None and last != first + 1:
        return None
    shift = 1 if groups.get("near") in {"mới", "tới", "sau"} else None
    term = groups.get("term")
    if term:
        return Moment(Kind.TERM, number=_quarter_number(term), year=first, shift=shift)
    return Moment(Kind.SCHOOL_YEAR, year=first, shift=shift)


def week(groups: Groups) -> Moment:
    """tuần này, tuần tới."""
    return Moment(Kind.WEEK, shift=_shift(groups, "near"), part=_part(groups))


def weekday(groups: Groups) -> Moment:
    """thứ năm tuần sau, chủ nhật này."""
    name = groups.get("wd")
    index = 6 if not name else int(name) - 2 if name.isdigit() else _WEEKDAYS.index(name)
    return Moment(Kind.WEEKDAY, number=index, shift=_shift(groups, "near"))


def relative_day(groups: Groups) -> Moment:
    """hôm nay, sáng mai."""
    last = _words(groups, "rd").split()[-1]
    return Moment(Kind.RELATIVE_DAY, shift={"mai": 1, "kia": 2, "mốt": 2, "qua": -1}.get(last, 0))


def now(_: Groups) -> Moment:
    """từ nay."""
    return Moment(Kind.NOW)


def duration(groups: Groups) -> Moment | None:
    """15 ngày kể từ ngày ký, 2 năm tới, trong vòng 10 ngày."""
    count = number(_words(groups, "n"))
    unit = UNITS[_words(groups, "unit")]
    return Moment(Kind.DURATION, number=count, unit=unit, origin=_origin(groups)) if count else None


def _origin(groups: Groups) -> str:
    if groups.get("signing"):
        return "signing"
    if groups.get("meeting"):
        return "meeting"
    if groups.get("m"):
        return f"{_int(groups, 'y') or 0:04d}-{_int(groups, 'm') or 1:02d}-{_int(groups, 'd') or 1:02d}"
    return "unknown" if groups.get("other") else "now"


def past(groups: Groups) -> Moment | None:
    """5 tháng qua."""
    count = number(_words(groups, "n"))
    return Moment(Kind.PAST, number=count, unit=UNITS[_words(groups, "unit")]) if count else None


def holiday(groups: Groups) -> Moment:
    """Tết Đinh Dậu, Quốc khánh 2/9/2023."""
    tet = groups.get("tet")
    name = " ".join(("tết", _words(groups, "name"))).strip() if tet else _words(groups, "name")
    return Moment(Kind.HOLIDAY, name=name, year=_int(groups, "y"))
