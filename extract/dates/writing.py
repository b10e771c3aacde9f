"""In which year an undated text was written, by the years that it names: newspaper reports leave it to the reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract.dates.expression import Kind, Time

_YEAR = re.compile(
    r"(?<![\d/.–-])(?<!đến )(?<!đến năm )(?<!trước )(?<!trước năm )(?:19|20)\d\d(?![\d/–-])", re.IGNORECASE
)


def year_of_writing(times: Iterable[Time], text: str = "") -> int | None:
    """The latest year that two days or months give, else one that the text names often; None where it names none twice.

    One date alone may be that of something long past; "đến năm 2020" is a target, "24/2014" a document.
    """
    dated = Counter(time.moment.year for time in times if time.moment.year and time.kind in {Kind.DAY, Kind.MONTH})
    twice = [year for year, count in dated.items() if count > 1]
    if twice:
        return max(twice)
    named = Counter(int(match[0]) for match in _YEAR.finditer(text))
    most = max(named.values(), default=0)
    return max((year for year, count in named.items() if count > 1 and 2 * count >= most), default=None)
