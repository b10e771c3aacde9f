"""Days that are named instead of dated: Tết by the lunar calendar, the public holidays by the solar one."""

from __future__ import annotations

import functools
from datetime import date

from extract.lexicon import table


@functools.cache
def _new_years() -> dict[int, tuple[date, str]]:
    rows = ((date.fromisoformat(day), name.lower()) for day, name in table("tet.tsv"))
    return {day.year: (day, name) for day, name in rows}


@functools.cache
def _days() -> dict[str, tuple[int, int]]:
    return {name: (int(day), int(month)) for name, day, month in table("holidays.tsv")}


def holiday(name: str, *, year: int | None, base: date | None) -> date | None:
    """The first day of a named holiday: of the given year, else the first on or after `base`.

    "tết đinh dậu" fixes its own year. None where no year can be told, or the tables (2000–2035) end.
    """
    if name.startswith("tết") and name not in _days():
        return _new_year(name.removeprefix("tết").strip(), year, base)
    day, month = _days()[name]
    if year is not None:
        return date(year, month, day)
    if base is None:
        return None
    this = date(base.year, month, day)
    return this if this >= base else date(base.year + 1, month, day)


def _new_year(name: str, year: int | None, base: date | None) -> date | None:
    if year is not None:
        return _new_years()[year][0] if year in _new_years() else None
    named = [day for day, called in _new_years().values() if not name or called == name]
    if base is not None:
        return next((day for day in sorted(named) if day >= base), None)
    return named[0] if name and len(named) == 1 else None
