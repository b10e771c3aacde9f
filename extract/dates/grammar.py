"""The grammar of single moments: one rule an expression, over text in lower case.

A rule's core begins with a fixed word or a digit, so that scanning is quick; what may stand before it (a part of
the unit, a count) is looked for only where a core was found. Nothing here knows the calendar: `dates_resolve` does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.dates import builders as build
from extract.dates.builders import Groups
from extract.dates.expression import Moment
from extract.lexicon import table

_REACH = 40  # how far before its core a rule may begin

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TWO = r"\d\d?"  # as the first thing of a core: quicker to scan for than _D, the builders check it
_M = r"(?:1[0-2]|0?[1-9])"
_Y = r"(?:19|20)\d\d"
_END = r"(?![\d/]|[.,\-–]\d)"
_REL = r"(?:nay|này|sau|tới|ngoái|trước|qua)"
_TAIL = rf"(?:(?:\s*[/.\-]\s*|\s*,?\s+năm\s+|\s+)(?P<y>{_Y})\b|\s*,?\s+năm\s+(?P<rel>{_REL})\b)?"
_LIST = rf"(?P<d0>{_D})(?:\s*,\s*{_D})*\s*(?:,|và|&|-|–)\s*(?:ngày\s+)?"  # "30," of "ngày 30, 31/12"
_UNIT = r"(?P<unit>ngày(?:\s+làm\s+việc)?|tuần|tháng|quý|năm|giờ)"

# what may stand before a core
_PART = (
    r"\b(?P<part>nửa\s+đầu|nửa\s+cuối|đầu|giữa|cuối|thượng\s+tuần|trung\s+tuần|hạ\s+tuần|tuần\s+đầu\s+tiên|tuần\s+đầu"
    r"|tuần\s+cuối|hết)\s+(?:của\s+)?$"
)
_COUNT = r"\b(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|lăm|tám))?)\s*$"
_FREE = r"(?<![\d/\w])(?<!\d[.,\-–])$"
_DAYS = rf"(?:(?:các\s+)?ngày\s+(?:{_LIST})?|m[ùồ]ng\s+|{_FREE[:-1]})$"
_TERM = r"\b(?:học\s+)?kỳ\s+(?P<term>ii|i|1|2|một|hai)\s*,?\s*(?:của\s+)?$"
_SPAN = r"\b(?:giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|(?:các\s+|hai\s+|2\s+)?năm)\s+$"


@dataclass(frozen=True, slots=True)
class Rule:
    """One expression: `core` is searched, `before` must (or, if `optional`, may) match right before it."""

    core: re.Pattern[str]
    build: Callable[[Groups], Moment | None]
    before: re.Pattern[str] | None = None
    optional: bool = True


def moments(text: str) -> Iterator[tuple[int, int, Moment]]:
    """Every moment that a rule finds in lower-case text, as (start, end, moment), overlapping ones too."""
    for rule in _rules():
        for match in rule.core.finditer(text):
            found = _complete(rule, match, text)
            if found is not None:
                yield found


def _complete(rule: Rule, match: re.Match[str], text: str) -> tuple[int, int, Moment] | None:
    start, groups = match.start(), match.groupdict()
    if rule.before is not None:
        head = rule.before.search(text, max(0, start - _REACH), start)
        if head is None and not rule.optional:
            return None
        if head is not None:
            start, groups = head.start(), {**groups, **head.groupdict()}
    moment = rule.build(groups)
    return (start, match.end(), moment) if moment is not None else None


def _alternatives(entries: list[str]) -> str:
    longest = sorted({entry.lower() for entry in entries}, key=lambda entry: (-len(entry), entry))
    return "|".join(r"\s+".join(re.escape(part) for part in entry.split()) for entry in longest)


@functools.cache
def _rules() -> tuple[Rule, ...]:
    """All rules. The order does not matter: of overlapping moments the longer one is taken."""
    return tuple(
        Rule(re.compile(core), builder, re.compile(before) if before else None, optional)
        for core, builder, before, optional in (
            *_day_rules(),
            *_calendar_rules(),
            *_relative_rules(),
            *_named_rules(),
        )
    )


Row = tuple[str, Callable[[Groups], Moment | None], str, bool]


def _day_rules() -> list[Row]:
    day = rf"(?P<d>{_D})"
    no_month = r"(?!\s*[/.\-–]?\d|\s+(?:tháng|hằng|hàng|mỗi|của\s+tháng))"
    in_year = rf"(?:\s+năm\s+(?:(?P<y>{_Y})|(?P<rel>{_REL})))?"
    wordy = rf"(?P<d>{_D})\s+tháng\s+(?P<m>{_M})"
    return [
        (rf"(?P<d>{_TWO})(?P<s>[/.\-])(?P<m>{_M})(?P=s)(?P<y>{_Y}){_END}", build.day, _DAYS, False),
        (rf"(?P<d>{_TWO})[/.\-](?P<m>{_M}){in_year}\b{_END}", build.day, _DAYS, False),
        (rf"ngày\s+{wordy}{_TAIL}{_END}", build.day, "", True),
        (rf"ngày\s+{_LIST}{wordy}{_TAIL}{_END}", build.day, "", True),
        (rf"(?P<d>{_TWO})\s+tháng\s+(?P<m>{_M})\s+năm\s+(?P<y>{_Y}){_END}", build.day, _FREE, False),
        (rf"ngày\s+{day}\b{no_month}", build.day_of_month, "", True),
    ]  # fmt: skip


def _calendar_rules() -> list[Row]:
    several = rf"tháng\s+(?P<m>{_M})\s*(?:,|và|-|–)\s*(?:tháng\s+)?(?P<m2>{_M})(?:\s*/\s*|\s+năm\s+)(?P<y>{_Y})\b"
    roman = r"qu[ýí]\s+(?P<q>iv|i{1,3}|0?[1-4])"
    edges = rf"tháng\s+(?P<side>đầu|cuối|còn\s+lại)\s+(?:của\s+)?năm(?:\s+(?:(?P<y>{_Y})|(?P<rel>{_REL})))?\b(?!\s+học)"
    bare = r"năm\b(?!\s+(?:học|19|20)|\s+(?:nay|này|sau|tới|ngoái|trước|qua)\b)"
    years = rf"(?P<y>{_Y})\s*(?:-|–|đến|và|,)\s*(?:năm\s+)?(?P<y2>{_Y})\b(?![/\d])"
    school = rf"năm\s+học\s+(?:(?P<y>{_Y})\s*[-–/]\s*(?P<y2>{_Y})|(?P<near>mới|này|tới|sau|nay))"
    return [
        (rf"tháng\s+(?P<m>{_M}){_TAIL}\b{_END}", build.month, _PART, True),
        (several, build.month, "", True),
        (rf"(?P<m>{_TWO})/(?P<y>{_Y}){_END}", build.month, _FREE, False),
        (r"tháng\s+(?P<near>này|tới|sau)\b", build.near_month, _PART, True),
        (rf"{roman}{_TAIL}\b(?![/.]\d)", build.quarter, _PART, True),
        (rf"{roman}\s*(?:,|và|-|–)\s*(?:qu[ýí]\s+)?(?P<q2>iv|i{{1,3}}|[1-4]){_TAIL}\b", build.quarter, "", True),
        (r"qu[ýí]\s+(?P<near>này|tới|sau)\b", build.near_quarter, _PART, True),
        (edges, build.edge_months, _COUNT, False),
        (rf"năm\s+(?:(?P<y>{_Y})|(?P<rel>{_REL}))\b(?!\s*[-–]\s*{_Y})", build.year, _PART, True),
        (bare, build.year, _PART, False),
        (rf"(?P<y>{_Y})(?![\d/.,\w%\-–]*\d|[%\w]|\s*[-–]\s*\d)", build.year, _FREE, False),
        (years, build.years, _SPAN, True),
        (school, build.school_year, _TERM, True),
        (r"học\s+kỳ\s+(?P<term>ii|i|1|2|một|hai)\b", build.school_year, "", True),
        (r"tháng\s+của\s+năm\s+học\b", build.school_year, _COUNT, False),
    ]  # fmt: skip


def _relative_rules() -> list[Row]:
    near = r"(?:này|tới|sau|kế\s+tiếp)"
    part = r"(?:sáng|trưa|chiều|tối|đêm)"
    closes = r"(?=\s*(?:[.;,)]|$|\n))"  # "trong tháng" is this month only where nothing says which
    dated = rf"(?:\s*\(?\s*(?:ngày\s+)?{_D}[/.\-]{_M}(?:[/.\-]{_Y})?\)?{_END})?"
    origin = (
        r"(?:kể\s+từ|tính\s+từ|từ|sau)\s+(?:khi\s+|lúc\s+)?(?:ngày\s+)?(?:"
        r"(?P<signing>ký|ban\s+hành|ra\s+(?:thông\s+báo|văn\s+bản)|có\s+(?:thông\s+báo|văn\s+bản|kết\s+luận)\s+này)"
        r"|(?P<meeting>(?:(?:cuộc|buổi|phiên)\s+)?(?:họp|đối\s+thoại|tiếp\s+xúc|tiếp\s+(?:công\s+)?dân)|hội\s+nghị|làm\s+việc|kết\s+thúc\s+(?:hội\s+nghị|cuộc\s+họp|buổi\s+làm\s+việc))"
        rf"|(?P<d>{_D})(?:/|-|\.|\s+tháng\s+)(?P<m>{_M})(?:(?:/|-|\.|\s+năm\s+)(?P<y>{_Y}))?"
        r"|(?P<today>hôm\s+nay|nay)\b|(?P<other>[a-zà-ỹđ]))"
    )
    return [
        (rf"tuần\s+(?P<near>{near})\b", build.week, _PART, True),
        (rf"thứ\s+(?P<wd>hai|ba|tư|năm|sáu|bảy|[2-7])\s*,?\s*(?:tuần\s+)?(?P<near>{near})\b", build.weekday, "", True),
        (rf"chủ\s+nhật\s*,?\s*(?:tuần\s+)?(?P<near>{near})\b", build.weekday, "", True),
        (rf"(?P<rd>hôm\s+(?:nay|qua)|ngày\s+(?:mai|kia|mốt)){dated}", build.relative_day, rf"\b{part}\s+$", True),
        (rf"(?P<rd>{part}\s+(?:nay|mai|qua))\b{dated}", build.relative_day, "", True),
        (r"từ\s+(?:nay|giờ|bây\s+giờ)\b", build.now, "", True),
        (rf"{_UNIT}\s*,?\s*{origin}", build.duration, _COUNT, False),
        (rf"{_UNIT}\s+(?:liên\s+tục\s+)?(?:tới|nữa|tiếp\s+theo|sắp\s+tới)\b", build.duration, _COUNT, False),
        (r"(?P<unit>h)\s+(?:tới|tiếp\s+theo)\b", build.duration, _COUNT, False),
        (rf"{_UNIT}\b(?:\s+(?:tới|nữa))?", build.duration, rf"trong\s+vòng\s+{_COUNT[2:]}", False),
        (rf"(?P<unit>ngày(?:\s+làm\s+việc)?|tuần|tháng){closes}", build.duration, rf"trong\s+{_COUNT[2:]}", False),
        (rf"(?<=trong\s)tháng{closes}", build.near_month, "", True),
        (rf"(?<=trong\s)tuần{closes}", build.week, "", True),
        (rf"{_UNIT}\s+(?:vừa\s+qua|gần\s+đây|qua|trước\s+đó)\b", build.past, _COUNT, False),
        (r"sang\s+năm\b(?!\s+(?:học|mới|19|20))", build.coming_year, "", True),
    ]  # fmt: skip


def _named_rules() -> list[Row]:
    tet = _alternatives([name for _, name in table("tet.tsv")])
    days = _alternatives([row[0] for row in table("holidays.tsv")])
    dated = rf"(?:\s*\(?\s*(?:ngày\s+)?{_D}[/.\-]{_M}(?:[/.\-](?P<y>{_Y}))?\)?{_END})?"
    full = r"(?P<tet>tết)\b(?:\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền))?"
    return [
        (rf"{full}(?:\s+(?P<name>{tet}))?(?:\s+(?:năm\s+)?(?P<y>{_Y}))?", build.holiday, "", True),
        (rf"(?P<name>{days})\b{dated}", build.holiday, "", True),
    ]  # fmt: skip
