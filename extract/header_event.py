"""The meeting that a document reports: name, ordinal, day, place, chairs, attendance; from the title and the lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extract.dates_expression import Kind, Time
from extract.entities import Mention
from extract.events import heads, ordinal
from extract.record import DocumentType, Event
from ingest import Block, BlockKind, Document, Span

_LEAD = 4  # paragraphs in which a meeting is introduced
_NO_EVENT = frozenset({"Kế hoạch", "Công văn", "Công điện", "Chỉ thị", "Quyết định", "Tờ trình", "Báo cáo", "Nghị quyết", "Hướng dẫn"})
_TITLE_EVENT = re.compile(
    r"(?:\btại\s+|\bkết luận\s+|^)(?P<name>(?i:hội nghị|cuộc họp|buổi họp|phiên họp|kỳ họp|buổi làm việc|cuộc làm việc|chuyến kiểm tra"
    r"|chuyến công tác|buổi đối thoại|buổi tiếp|họp|giao ban|đại hội|lễ|buổi khảo sát)\b.*)$",
    re.IGNORECASE,
)
_VERBS = r"(?:tổ chức|tiến hành|chủ trì|dự|có|họp|tại|diễn ra|chỉ đạo)"
_SOFT = r"(?:họp giao ban|họp báo|họp|giao ban|làm việc|tiếp xúc cử tri|đối thoại|khảo sát|kiểm tra|khai trương|chất vấn|gặp gỡ)"
_LEAD_EVENT = re.compile(rf"{_VERBS}\s+(?P<name>(?i:(?:buổi\s+)?(?:{{heads}}|họp báo|họp giao ban|khai trương))\b[^.;\n]*)")
_SOFT_EVENT = re.compile(rf"\b(?P<name>(?:buổi\s+)?{_SOFT}\b[^.;\n]*)")
_END = re.compile(
    r"(?:,\s|\s+(?:do|nhằm|để|dưới sự|với sự|vào|sáng|chiều|ngày|đã|đánh giá|kết nối|và họp|nằm|và có ý kiến|diễn ra|và triển khai các)\b|\s*[(:])"
)
_ATTEND = re.compile(
    r"(?P<count>\d{1,3}(?:\.\d{3})*)\s+(?:đại biểu|người(?!\s+(?:/|chết))|đại diện|cử tri|hộ dân|hộ|thành viên|người dân|cán bộ)\b"
)
_PRESENT = re.compile(r"tham dự|dự họp|có mặt|dự|tổng số|tổng cộng|tham gia|đối thoại|tiếp xúc|thành phần", re.IGNORECASE)
_TOTAL = re.compile(r"tổng (?:số|cộng)", re.IGNORECASE)
_CHAIR = re.compile(r"chủ trì|chủ tọa|chủ toạ|chủ tọa")
_PLACE = re.compile(r"\b(?:tại|ở)\s+(?P<place>[^.;:\n]+?)(?=,\s|\s+(?:đã|do|tổ chức)\b|[.;:\n])")
_WEEK = timedelta(days=7)

Spans = dict[str, Span]


def read_event(
    document: Document, mentions: Sequence[Mention], times: Sequence[Time], title: str,
    kind: DocumentType, document_kind: str | None, day: date | None,
) -> tuple[Event, Spans]:  # fmt: skip
    """The reported meeting, or an empty Event where the document reports none."""
    if document_kind in _NO_EVENT and not _TITLE_EVENT.search(title):
        return Event(), {}
    lead = _lead(document)
    name, span = _name(document, title, lead)
    if name is None:
        return Event(), {}
    when, at = _day(lead, times, day)
    spans = {key: value for key, value in (("event.name", span), ("event.date", at)) if value is not None}
    return (
        Event(
            name=name, ordinal=ordinal(name) or ordinal(title), date=when, place=_place(document, lead, at),
            chairs=_chairs(document, lead, mentions), attendance=_attendance(document, lead),
        ),
        spans,
    )  # fmt: skip


def _lead(document: Document) -> list[Block]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return [block for block in document.blocks if block.kind in kinds][: _LEAD + 2]


def _name(document: Document, title: str, lead: list[Block]) -> tuple[str | None, Span | None]:
    """The event's name from the title, else from the lead; the lead's if it is the fuller one with an ordinal."""
    in_title = _TITLE_EVENT.search(title)
    pattern = re.compile(_LEAD_EVENT.pattern.replace("{heads}", heads()))
    for found in (pattern, _SOFT_EVENT):
        for block in lead[:2]:
            match = found.search(document.text, block.span.start, block.span.end)
            if match is not None:
                end = _END.search(document.text, match.start("name") + 8, match.end())
                stop = end.start() if end is not None else match.end()
                name = " ".join(document.text[match.start("name") : stop].split())
                if in_title is None or ordinal(name) is not None:
                    return name, Span(match.start("name"), stop)
                break
        if in_title is not None:
            break
    if in_title is None:
        return None, None
    return in_title["name"].strip(), None


def _day(lead: list[Block], times: Sequence[Time], published: date | None) -> tuple[date | None, Span | None]:
    """The first day that the lead names; a year left out is the one that puts it last before the document."""
    for time in times:
        if time.kind is not Kind.DAY or not any(block.span.contains(time.span) for block in lead[:2]):
            continue
        moment = time.moment
        if moment.day is None or moment.month is None:
            continue
        year = moment.year or (_year_before(moment.month, moment.day, published) if published else None)
        if year is None:
            return None, None
        try:
            return date(year, moment.month, moment.day), time.span
        except ValueError:
            continue
    return None, None


def _year_before(month: int, day: int, published: date) -> int:
    later = (month, day) > ((published + _WEEK).month, (published + _WEEK).day)
    return published.year - 1 if later else published.year


def _place(document: Document, lead: list[Block], at: Span | None) -> str | None:
    if not lead:
        return None
    start = at.end if at is not None else lead[0].span.start
    match = _PLACE.search(document.text, start, min(lead[0].span.end, start + 160))
    return " ".join(match["place"].split()) if match is not None else None


def _chairs(document: Document, lead: list[Block], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The persons of the sentences of the lead that say who presided."""
    text = document.text
    chairs: dict[str, None] = {}
    for block in lead:
        for match in _CHAIR.finditer(text, block.span.start, block.span.end):
            if re.match(r"[^.;]{0,40}phối hợp", text[match.end() :]):
                continue
            start, end = _sentence(text, match.start(), block.span)
            before = [m for m in mentions if m.type == "PER" and start <= m.span.start < match.start()]
            after = [m for m in mentions if m.type == "PER" and match.end() <= m.span.start < end]
            named = after if re.match(r"\s*(?:của|:|là|bởi)", text[match.end() :]) else _subjects(text, before, match.start())
            chairs |= dict.fromkeys(m.text for m in named if " " in m.text)
        if chairs:
            break
    return tuple(chairs)


def _sentence(text: str, at: int, span: Span) -> tuple[int, int]:
    starts = [m.end() for m in re.finditer(r"(?<=[\wđ”\")]{2})[.;]\s+(?=[A-ZĐÀ-Ỹ])|;\s", text[span.start : at])]
    start = span.start + (starts[-1] if starts else 0)
    stop = re.search(r"(?<=[\wđ”\")]{2})[.;](?:\s|$)", text[at : span.end])
    return start, at + stop.start() if stop else span.end


def _subjects(text: str, before: list[Mention], verb: int) -> list[Mention]:
    """Who is the subject of "chủ trì": the persons joined by "và" that stand nearest before it."""
    if not before:
        return []
    joint = text[before[0].span.start : verb]
    if re.search(r"đồng\s*$|cùng\s*$", text[max(0, verb - 6) : verb]) or re.search(r"\b(?:và|cùng)\s+(?:ông|bà|đồng chí|đ/c|Ô\.|B\.)", joint) or ";" in joint:
        return before
    return before[-1:]


def _attendance(document: Document, lead: list[Block]) -> int | None:
    """How many attended: the number after "tổng số", else the first one in a sentence that says who was there."""
    first: int | None = None
    for block in lead[:3]:
        for match in _ATTEND.finditer(document.text, block.span.start, block.span.end):
            start, _ = _sentence(document.text, match.start(), block.span)
            before = document.text[start : match.start()]
            count = int(match["count"].replace(".", ""))
            if _TOTAL.search(before[-30:]):
                return count
            if first is None and _PRESENT.search(document.text[start : match.end() + 12]):
                first = count
    return first
