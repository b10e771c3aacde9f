"""The meeting that a document reports: name, ordinal, day, place, chairs, attendance; from the title and the lead."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extract import lexicon
from extract.dates.expression import Bound, Kind, Time
from extract.entities.events import heads, ordinal
from extract.entities.mention import Mention
from extract.header.attendance import attendance, chairs
from extract.record import DocumentType, Event
from ingest import Block, BlockKind, Document, Span

_LEAD = 4  # blocks in which a meeting is introduced
_NO_EVENT = frozenset(
    {"Kế hoạch", "Công văn", "Công điện", "Chỉ thị", "Quyết định", "Tờ trình", "Báo cáo", "Nghị quyết", "Hướng dẫn"}
)
_LONGEST = 1500  # letters of a sentence on each side of a day
_DAY = re.compile(
    r"(?i:\b(?P<when>(?:sáng|trưa|chiều|tối|đêm|hôm|ngày)(?:\s+(?:qua|nay|ngày|thứ \w+)){0,3})\s*[,(]?\s*)"
    r"(?P<day>\d{1,2})(?:\s*(?:và|-)\s*\d{1,2})?(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?"
)
_PLACE = re.compile(r"\b(?:tại|ở)\s+(?P<place>[^.;:\n]+?)(?=,\s|\s+(?:đã|do|tổ chức)\b|[.;:\n])")
_TODAY = re.compile(r"\bnay\b", re.IGNORECASE)
_AHEAD = timedelta(days=7)

Spans = dict[str, Span]


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that the lead names: where, and which; the sentence around it."""

    span: Span
    day: date | None
    sentence: Span
    today: bool


def read_event(
    document: Document, mentions: Sequence[Mention], times: Sequence[Time], title: str,
    kind: DocumentType, document_kind: str | None, issued: date | None,
) -> tuple[Event, Spans]:  # fmt: skip
    """The reported meeting, or an empty Event where the document reports none."""
    named = title_event(title)
    if document_kind in _NO_EVENT and named is None:
        return Event(), {}
    lead = _lead(document)
    days = list(days_of_lead(document, times, issued))
    span = _named_in_lead(document, lead, days, hard=named is not None or document_kind is not None)
    if named is None and span is None:
        return Event(), {}
    words = None if span is None else " ".join(span.of(document.text).split())
    name = _better(named, words)
    when = _day(days, span, notice=kind == "notice")
    spans = {"event.name": span} if span is not None else {}
    if when is not None:
        spans["event.date"] = when.span
    event = Event(
        name, ordinal(name) or ordinal(title), when.day if when is not None else None,
        _place(document, lead, when), chairs(document, lead, mentions), attendance(document, lead[:3]),
    )  # fmt: skip
    return event, spans


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of an event in a title, behind a verb ("held"), or told by a verb alone ("soft"); of a name's end."""
    lists = {kind: "|".join(entries) for kind, entries in lexicon.toml("meetings.toml").items()}
    source = {
        "title": r"(?i:(?:\btại\s+|\bkết luận\s+|^|^[\w .]{3,25}:\s+|\bdự\s+)"
        rf"(?P<name>(?:{heads()}|{lists['titled']})\b.*)$)",
        "held": rf"\b(?:{lists['held']})\s+(?P<name>(?:buổi\s+)?(?i:{heads()}|họp báo|họp giao ban)\b[^.;\n]*)",
        "soft": rf"\b(?P<name>(?:(?i:buổi|cuộc)\s+)?(?:{lists['soft']})\b[^.;\n]*)",
        "end": rf",\s(?!{lists['goes_on']})|\s+(?:{lists['ends']})\b|\s*[(:–]|\s+và (?=họp|triển khai các)",
    }
    return re.compile(source[name])


def title_event(title: str) -> str | None:
    """The event that a title names, up to a colon: "Kết luận … tại cuộc họp …", "Giao ban tháng 10/2009: …"."""
    match = _pattern("title").search(title)
    if match is None:
        return None
    return re.split(r":\s|\s[–-]\s(?=\")", match["name"], maxsplit=1)[0].strip()


def _better(named: str | None, words: str | None) -> str:
    """The title's name, unless only the lead's has an ordinal or the title has none."""
    if named is None or (words is not None and ordinal(words) is not None and ordinal(named) is None):
        return words or ""
    return named


def _lead(document: Document) -> list[Block]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return [block for block in document.blocks if block.kind in kinds][: _LEAD + 2]


def _named_in_lead(document: Document, lead: list[Block], days: list[Dated], *, hard: bool) -> Span | None:
    """Where the lead names the event; one named by a mere verb must be dated in the same sentence."""
    for manner in ("held", "soft"):
        for block in lead[:2]:
            for match in _pattern(manner).finditer(document.text, block.span.start, block.span.end):
                span = _cut(document.text, match)
                dated = any(day.sentence.contains(span) for day in days)
                if (manner == "held" and (hard or dated or block is lead[0] or "tại" in match.group()[:4])) or dated:
                    return span
    return None


def _cut(text: str, match: re.Match[str]) -> Span:
    start = match.start("name")
    end = _pattern("end").search(text, start + 8, match.end())
    while end is not None and text[end.start() - 5 : end.start()] == "phòng":
        end = _pattern("end").search(text, end.end(), match.end())
    return Span(start, end.start() if end is not None else match.end())


def days_of_lead(document: Document, times: Sequence[Time], issued: date | None) -> Iterator[Dated]:
    """The days that the lead names; a year left out is the one that puts the day last before the document's, else the
    latest year that the document itself gives: that of a target ("đến năm 2020") is no year of the event."""
    years = [t.moment.year for t in times if t.moment.year and _fixes_year(t)]
    for block in _lead(document)[:2]:
        for match in _DAY.finditer(document.text, block.span.start, block.span.end):
            day, month = int(match["day"]), int(match["month"])
            year = int(match["year"]) if match["year"] else _year(month, day, issued, years)
            try:
                found = date(year, month, day) if year else None
            except ValueError:
                continue
            start, end = sentence(document.text, match.start(), block.span)
            today = _TODAY.search(match["when"]) is not None
            yield Dated(Span(match.start("day"), match.end()), found, Span(start, end), today)


def _fixes_year(time: Time) -> bool:
    """Whether a time tells in which year the text was written: "đến cuối năm 2012" does, "đến năm 2020" does not."""
    if time.kind is Kind.YEAR and time.moment.part is None:
        return time.bound not in (Bound.BEFORE, Bound.UNTIL)
    return time.kind in (Kind.DAY, Kind.MONTH, Kind.YEAR)


def _year(month: int, day: int, issued: date | None, years: list[int]) -> int | None:
    if issued is None:
        return max(years, default=None)
    limit = issued + _AHEAD
    return limit.year - 1 if (month, day) > (limit.month, limit.day) else limit.year


def _day(days: list[Dated], event: Span | None, *, notice: bool) -> Dated | None:
    """The day in the sentence that names the event, else one that a sentence begins with."""
    if event is not None:
        same = [day for day in days if day.sentence.contains(event)]
        if same:
            return same[0]
    opening = [day for day in days if day.span.start - day.sentence.start < (40 if notice else 20)]
    return opening[0] if opening else days[0] if notice and days else None


def sentence(text: str, at: int, span: Span) -> tuple[int, int]:
    """The sentence of a block around a place."""
    span = Span(max(span.start, at - _LONGEST), min(span.end, at + _LONGEST))
    starts = [m.end() for m in re.finditer(r"(?<=[\wđ”\")]{2})[.?!]\s+(?=[A-ZĐÀ-Ỹ\"“])", text[span.start : at])]
    start = span.start + (starts[-1] if starts else 0)
    stop = re.search(r"(?<=[\wđ”\")]{2})[.?!](?=\s+[A-ZĐÀ-Ỹ\"“]|\s*$)", text[at : span.end])
    return start, at + stop.start() if stop else span.end


def _place(document: Document, lead: list[Block], when: Dated | None) -> str | None:
    if not lead:
        return None
    start = when.span.end if when is not None else lead[0].span.start
    match = _PLACE.search(document.text, start, max(start, min(lead[0].span.end, start + 160)))
    return " ".join(match["place"].split()) if match is not None else None
