"""The meeting that a document reports: name, ordinal, day, place, chairs, attendance; from the title and the lead."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date

from extract import lexicon
from extract.dates.expression import Time
from extract.entities.events import heads, ordinal
from extract.entities.mention import Mention
from extract.header.attendance import attendance, chairs
from extract.header.days import Dated, days_of_lead, lead_of, opening_of
from extract.record import DocumentType, Event
from ingest import Block, Document, Span

_NO_EVENT = frozenset(
    {"Kế hoạch", "Công văn", "Công điện", "Chỉ thị", "Quyết định", "Tờ trình", "Báo cáo", "Nghị quyết", "Hướng dẫn"}
)
_WRITTEN = re.compile(r"\b(?:văn bản|công văn|thông báo kết luận|đã ký|ký ban hành|chỉ đạo|yêu cầu|giao)\b")
_LED = re.compile(r"\b(?:chủ trì|dự)\s+$")
_PLACE = re.compile(r"\b(?:tại|ở)\s+(?P<place>[^.;:\n]+?)(?=,\s|\s+(?:đã|do|tổ chức)\b|[.;:\n])")

Spans = dict[str, Span]


def read_event(
    document: Document, mentions: Sequence[Mention], times: Sequence[Time], title: str,
    kind: DocumentType, document_kind: str | None, issued: date | None,
) -> tuple[Event, Spans]:  # fmt: skip
    """The reported meeting, or an empty Event where the document reports none."""
    named = title_event(title)
    if document_kind in _NO_EVENT and named is None:
        return Event(), {}
    lead = lead_of(document)
    days = list(days_of_lead(document, times, issued))
    span = _named_in_lead(document, lead, days, hard=named is not None or document_kind is not None)
    if named is None and span is None:
        return Event(), {}
    words = None if span is None else " ".join(span.of(document.text).split())
    name = _better(named, words)
    when = _day(document.text, days, span, notice=kind == "notice")
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


def _named_in_lead(document: Document, lead: list[Block], days: list[Dated], *, hard: bool) -> Span | None:
    """Where the lead names the event: first in a sentence that dates it; one named by a mere verb must be dated."""
    undated: Span | None = None
    for block in lead[:2]:
        for held, match in _namings(document.text, opening_of(block)):
            span = _cut(document.text, match)
            if any(_on(document.text, day, span) for day in days):
                return span
            told = held and (hard or block is lead[0] or "tại" in match.group()[:4])
            undated = undated or (span if told else None)
    return undated


def _namings(text: str, span: Span) -> list[tuple[bool, re.Match[str]]]:
    """The names of meetings, in the order of the text, each with whether a verb of holding stands before it."""
    found = [
        (m == "held", match) for m in ("held", "soft") for match in _pattern(m).finditer(text, span.start, span.end)
    ]
    return sorted(found, key=lambda naming: (naming[1].start("name"), not naming[0]))


def _on(text: str, day: Dated, event: Span) -> bool:
    """Whether the event was on the day: it shares its sentence, and no paper stands between them."""
    between = text[min(day.span.end, event.end) : max(day.span.start, event.start)]
    led = _LED.search(text, max(0, event.start - 10), event.start) is not None
    return day.sentence.contains(event) and (led or _WRITTEN.search(between) is None)


def _cut(text: str, match: re.Match[str]) -> Span:
    start = match.start("name")
    end = _pattern("end").search(text, start + 8, match.end())
    while end is not None and text[end.start() - 5 : end.start()] == "phòng":
        end = _pattern("end").search(text, end.end(), match.end())
    return Span(start, end.start() if end is not None else match.end())


def _day(text: str, days: list[Dated], event: Span | None, *, notice: bool) -> Dated | None:
    """The day in the sentence that names the event, else one that a sentence begins with."""
    if event is not None:
        same = [day for day in days if day.sentence.contains(event)]
        if same:
            return next((day for day in same if _on(text, day, event)), None)
    opening = [day for day in days if day.span.start - day.sentence.start < (40 if notice else 20)]
    return opening[0] if opening else days[0] if notice and days else None


def _place(document: Document, lead: list[Block], when: Dated | None) -> str | None:
    if not lead:
        return None
    start = when.span.end if when is not None else lead[0].span.start
    match = _PLACE.search(document.text, start, max(start, min(lead[0].span.end, start + 160)))
    return " ".join(match["place"].split()) if match is not None else None
