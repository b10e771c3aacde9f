"""In which year an undated text was written, by the years that it names: newspaper reports leave it to the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extract.dates.expression import Bound, Kind, Time


def year_of_writing(times: Iterable[Time]) -> int | None:
    """The latest year that two days or months give, else the latest that is no far target; None without any."""
    known = list(times)
    dated = Counter(time.moment.year for time in known if time.moment.year and time.kind in {Kind.DAY, Kind.MONTH})
    twice = [year for year, count in dated.items() if count > 1]
    return max(twice or [time.moment.year for time in known if time.moment.year and _fixes_year(time)], default=None)


def _fixes_year(time: Time) -> bool:
    """Whether a time tells in which year the text was written: "đến cuối năm 2012" does, "đến năm 2020" does not."""
    if time.kind is Kind.YEAR and time.moment.part is None:
        return time.bound not in (Bound.BEFORE, Bound.UNTIL)
    return time.kind in (Kind.DAY, Kind.MONTH, Kind.YEAR)
