"""`read_fields`: what a document says of itself: kind, title, number, issuer, date, and the meeting it reports."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date

from extract import lexicon
from extract.dates.expression import Time
from extract.entities.mention import Mention
from extract.header.days import day_of_writing
from extract.header.event import read_event
from extract.header.issuer import issuer_of
from extract.header.letterhead import date_of, head_lines, number_of, subject_of
from extract.record import DocumentType, Fields
from ingest import Block, BlockKind, Document, Span

_ABOUT = re.compile(r"^(?:V/v|Về việc|Về)\b", re.IGNORECASE)
_KIND_LENGTH = 4  # words of the longest kind of document


@functools.cache
def _kinds() -> dict[str, str]:
    return {kind.upper(): kind for kind in lexicon.words("document_kinds.txt") if kind != "Thông báo kết luận"}


def read_fields(document: Document, mentions: Sequence[Mention], times: Sequence[Time]) -> Fields:
    """The document's own fields; `times` are those of `find_times`. What is not said is None."""
    title_block = next((block for block in document.blocks if block.kind is BlockKind.TITLE), None)
    kind, title = _title(document, title_block, mentions)
    lines = head_lines(document)
    number_span, number = number_of(lines)
    doc_type = _type(document, kind, number_span)
    spans: dict[str, Span] = {}
    if title_block is not None:
        spans["title"] = title_block.span
    if number_span is not None and number is not None:
        spans["number"] = number_span
    if title is None and number_span is not None:
        title = subject_of(lines)
    day, day_span = date_of(lines, times)
    day = day or _published(document)
    if day_span is not None:
        spans["date"] = day_span
    issuer = issuer_of(document, mentions, doc_type, lines)
    if day is None and doc_type == "news":
        day = day_of_writing(document, times)
    event, event_spans = read_event(document, mentions, times, title or "", doc_type, kind, day)
    if day is None and event.date is not None and kind == "Biên bản":
        day = event.date  # minutes are made out where and when the meeting ends
    return Fields(doc_type, title, number, issuer, day, event, {**spans, **event_spans})


def _type(document: Document, kind: str | None, number: Span | None) -> DocumentType:
    """A document with a letterhead's number, a kind in its title, recipients or a signature was issued."""
    kinds = {block.kind for block in document.blocks}
    if number is not None or kind is not None or BlockKind.SIGNATURE in kinds or BlockKind.RECIPIENTS in kinds:
        return "notice"
    return "news" if BlockKind.PARAGRAPH in kinds else "other"


def _title(document: Document, block: Block | None, mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    """(kind, title): "THÔNG BÁO / Kết luận …" gives ("Thông báo", "Thông báo Kết luận …")."""
    if block is None:
        return None, document.meta.get("title")
    text = " ".join(document.words(block).split()).rstrip(".")
    words = text.split(" ")
    for length in range(min(_KIND_LENGTH, len(words)), 0, -1):
        kind = _kinds().get(" ".join(words[:length]).rstrip(":"))
        if kind is not None:
            rest = _cased(" ".join(words[length:]), mentions)
            if rest[:8].lower().startswith("về việc") and kind == "Thông báo":
                rest = rest[0].lower() + rest[1:]
            return kind, f"{kind} {rest}".strip()
    return ("Công văn" if _ABOUT.match(text) else None), _cased(text, mentions)


def _cased(text: str, mentions: Sequence[Mention]) -> str:
    """A title set in capitals as running text has it: small letters but for the names that the document names."""
    if not text.isupper():
        return text
    lower = text.lower()
    lower = lower[:1].upper() + lower[1:]
    names = sorted({mention.text for mention in mentions if mention.type in {"ORG", "PER", "LOC"}}, key=len)
    for name in names:
        if not name.isupper() or len(name) < 6:
            lower = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name.replace("\\", ""), lower)
    return lower


def _published(document: Document) -> date | None:
    """The day that the container says a post was published."""
    published = document.meta.get("published")
    return date.fromisoformat(published[:10]) if published else None
