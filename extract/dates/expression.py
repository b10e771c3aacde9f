"""The nouns of time: a Moment as parsed, a Time where it stands in the text, the Anchor that it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest import Span


class Kind(StrEnum):
    """What sort of stretch a Moment names, with an example."""

    DAY = "day"  # ngày 15/6/2020, 15-6
    DAY_OF_MONTH = "day of month"  # ngày 18
    MONTH = "month"  # tháng 9 năm 2010, đầu tháng 6
    QUARTER = "quarter"  # quý III/2012
    MONTHS = "months"  # 6 tháng cuối năm 2010
    YEAR = "year"  # năm 2010, cuối năm
    YEARS = "years"  # giai đoạn 2016-2020
    SCHOOL_YEAR = "school year"  # năm học 2015-2016
    TERM = "term"  # học kỳ I năm học 2015-2016
    WEEK = "week"  # tuần tới
    WEEKDAY = "weekday"  # thứ năm tuần sau
    RELATIVE_DAY = "relative day"  # hôm nay, ngày mai
    NOW = "now"  # từ nay
    DURATION = "duration"  # 15 ngày kể từ ngày ký, 2 năm tới
    HOLIDAY = "holiday"  # Tết Đinh Dậu, Quốc khánh
    PAST = "past"  # 5 tháng qua


class Bound(StrEnum):
    """On which side of the moment the deadline lies (see lexicon/time_bounds.tsv)."""

    IN = "in"
    BEFORE = "before"
    UNTIL = "until"
    FROM = "from"
    AFTER = "after"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of one expression, as far as the words give them; None is what they leave out.

    `part` is "first", "middle" or "last" of the unit, or "first week"; `shift` counts units from the anchor (1 is
    "tới", "sau"); `number` is the quarter, term, weekday (0 is Monday), or how many units; `to_*` close a list.
    """

    kind: Kind
    day: int | None = None
    to_day: int | None = None
    month: int | None = None
    to_month: int | None = None
    year: int | None = None
    to_year: int | None = None
    number: int | None = None
    to_number: int | None = None
    part: str | None = None
    shift: int | None = None
    unit: str | None = None  # of a duration: day, working day, week, month, year, hour
    origin: str | None = None  # of a duration: "signing", "meeting", "now", "unknown", or an ISO date
    name: str | None = None  # of a holiday


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression where it stands, with the words that bound it ("trước ngày 15/6").

    `until` is the second end of a range ("từ ngày 20/7 đến 30/7"). `marked` is whether a bound word stands there at
    all: a bare "năm 2010" is often part of a name. `hour` is whether an hour of the day is given.
    """

    span: Span
    text: str
    bound: Bound
    moment: Moment
    until: Moment | None = None
    marked: bool = False
    hour: bool = False

    @property
    def kind(self) -> Kind:
        """What sort of expression it is."""
        return self.moment.kind


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative and incomplete times are counted from.

    `default_year` is the year that other dates of the same document give; it is used only where neither
    the document nor its event is dated.
    """

    document_date: date | None = None
    event_date: date | None = None
    default_year: int | None = None

    @property
    def base(self) -> date | None:
        """The day after which a date without a year is looked for: the document's, or the meeting's just before it."""
        if self.document_date is None or self.event_date is None:
            return self.document_date or self.event_date
        recent = 0 <= (self.document_date - self.event_date).days <= 60
        return self.event_date if recent else self.document_date

    @property
    def spoken(self) -> date | None:
        """The day of speaking, from which "trong vòng", "tới", "tuần này" run: the event's, else the document's."""
        return self.event_date or self.document_date
