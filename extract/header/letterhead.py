"""The head of an issued document line by line: who issues it, its number, place and date, what it is about.

Readers mark most letterheads as such. Where one does not look like one to them (columns run together, headings of
a site above it), its lines still read the same: "Số: 12/TB-UBND", "Cần Thơ, ngày 5 tháng 3 năm 2012", "V/v …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.dates.expression import Kind, Time
from ingest import Block, BlockKind, Document, Span

_MOST = 16  # blocks within which a letterhead that readers do not know as one must stand
_LONGEST = 200  # letters; a longer block is body
_ADDRESSEE = re.compile(r"Kính gửi\b", re.IGNORECASE)
_PIECE = re.compile(r"[^|\n]+")
_NUMBER = re.compile(
    r"\s*Số\s*:?\s*(?P<number>\d[\w.]*\s*[/-]\s*[\w/\-–&ĐđƯư. ]+?)\s*(?:$|V/v|CỘNG\s*H)", re.IGNORECASE
)
_BLANK_NUMBER = re.compile(r"\s*Số\s*:?\s*(?:[./…]|$)", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(
    r"[\s*_]*[^\d,.;:]{2,40},\s*(?:(?:hồi|lúc|vào)\s[^,]{0,30}?)?ngày\s*\d{1,2}\D{1,8}\d{1,2}\D{1,6}\d{4}[\s.*_]*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:^|\s)(?P<about>(?:V/v|Về việc)\b\s*:?\s*\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line, or a column of a line, of a letterhead; `known` where the reader marked it as one."""

    span: Span
    words: str
    known: bool


def head_lines(document: Document) -> tuple[HeadLine, ...]:
    """The lines of the letterhead, and those before the body that may belong to one."""
    lines: list[HeadLine] = []
    for block in document.blocks:
        if block.kind is BlockKind.HEADER:
            lines.extend(_pieces(document, block, known=True))
    seen = {line.span.start for line in lines}
    for block in _before_the_body(document):
        lines.extend(line for line in _pieces(document, block, known=False) if line.span.start not in seen)
    return tuple(sorted(lines, key=lambda line: line.span))


def _before_the_body(document: Document) -> Iterator[Block]:
    """The first blocks, up to the addressee or the first long paragraph; some papers head them with the title."""
    for block in document.blocks[:_MOST]:
        words = document.words(block)
        if _ADDRESSEE.match(words) or (len(words) > _LONGEST and block.kind is not BlockKind.TITLE):
            return
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            yield block


def _pieces(document: Document, block: Block, *, known: bool) -> Iterator[HeadLine]:
    for match in _PIECE.finditer(document.text, block.span.start, block.span.end):
        yield HeadLine(Span(match.start(), match.end()), match[0], known)


def number_of(lines: Sequence[HeadLine]) -> tuple[Span | None, str | None]:
    """Where "Số:" stands, and the document's own number unless it was left blank."""
    for line in lines:
        match = _NUMBER.match(line.words)
        if match is not None:
            return line.span, re.sub(r"\s*([/-])\s*", r"\1", match["number"]).replace("–", "-").strip(" .")
        if line.known and _BLANK_NUMBER.match(line.words):
            return line.span, None
    return None, None


def date_of(lines: Sequence[HeadLine], times: Sequence[Time]) -> tuple[date | None, Span | None]:
    """The day in the line of place and date, else the first day of a known letterhead."""
    placed = [line.span for line in lines if _PLACE_AND_DATE.fullmatch(line.words)]
    known = [line.span for line in lines if line.known]
    for spans in (placed, known):
        for time in times:
            day = full_day(time) if time.kind is Kind.DAY else None
            if day is not None and any(span.contains(time.span) for span in spans):
                return day, time.span
    return None, None


def subject_of(lines: Sequence[HeadLine]) -> str | None:
    """What a dispatch is about ("V/v …"), as its letterhead says."""
    for line in lines:
        match = _SUBJECT.search(line.words)
        if match is not None:
            return " ".join(match["about"].split())
    return None


def full_day(time: Time) -> date | None:
    """The day of a time that gives day, month and year."""
    moment = time.moment
    if moment.day is None or moment.month is None or moment.year is None:
        return None
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None
