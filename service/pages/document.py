"""A document: its text, or the pages of a PDF, with the facts marked in it and listed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from extract import Fields, Record
from ingest import BlockKind, Document, Span
from search.highlight import highlight
from service.archive import Archive
from service.errors import Withdrawn
from service.library import StoredDocument, briefs_of, find_withdrawal, get_document
from service.pages.facts import FactGroup, fact_groups
from service.pages.marking import Mark, ShownBlock, ShownTable, show_blocks
from service.pages.rendering import language_of, render, show_day, show_moment
from service.pages.requests import archive_of, bounded
from service.pages.sheets import sheets
from service.texts import Texts, load_texts

router = APIRouter(include_in_schema=False)
HINT = 50  # characters
ENTITY_TYPES = ("ORG", "LOC", "PER", "DOC", "EVENT")


@dataclass(frozen=True, slots=True)
class FurnitureRun:
    """Neighbouring blocks that are not the document, folded into one; `hint` is how they begin."""

    blocks: list[ShownBlock]
    hint: str


Shown = ShownBlock | ShownTable | FurnitureRun


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in the list beside the text; `href` leads to what was promised to it or by it."""

    name: str
    aliases: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """The entities of one type."""

    type: str
    rows: tuple[EntityRow, ...]


@router.get("/van-ban/{document_id}")
def show_document(request: Request, document_id: str, xem: str = "", q: str = "") -> Response:
    """The page of a document; `xem=trang` shows the original's pages instead of its text, `q` marks words."""
    archive = archive_of(request)
    try:
        stored = get_document(archive, document_id)
    except Withdrawn:
        return _show_withdrawn(request, archive, document_id)
    t = load_texts(language_of(request))
    context = _context(archive, stored, t, as_pages=xem == "trang", words=bounded(q))
    return render(request, "document.html", **context)


def _show_withdrawn(request: Request, archive: Archive, document_id: str) -> Response:
    gone = find_withdrawal(archive, document_id)
    about = [("at", show_moment(gone.at)), ("reason", gone.reason or "–"), ("by", gone.by or "–")]
    return render(request, "withdrawn.html", status=410, about=about)


def _context(archive: Archive, stored: StoredDocument, t: Texts, *, as_pages: bool, words: str) -> dict[str, Any]:
    document, record = stored.document, stored.record
    as_pages = as_pages and bool(document.pages)
    groups = fact_groups(stored.facts, t)
    spans = {one.id: one.fact.span for one in stored.facts}
    marks = [] if as_pages else [*_marks(groups, spans, record, t), *_hits(document, words)]
    return {
        "id": stored.id,
        "title": record.fields.title or document.name,
        "fields": record.fields,
        "about": _about(record.fields, t),
        "incomplete": document.incomplete,
        "same_text": briefs_of(archive, stored.same_text),
        "pages": document.pages,
        "leaves": sheets(document, groups, spans, t) if as_pages else None,
        "blocks": _fold_furniture(document, show_blocks(document, marks)),
        "facts": groups,
        "named": _entity_groups(record),
        "sightings": stored.sightings,
        "total": len(stored.facts),
        "back": "/tim?" + urlencode({"q": words}) if words else None,
    }


def _marks(groups: Iterable[FactGroup], spans: dict[str, Span], record: Record, t: Texts) -> list[Mark]:
    facts = [
        Mark(
            row.id,
            row.kind,
            spans[row.id],
            row.number,
            t("document.badge", kind=t(f"fact.{row.kind}"), n=row.number),
        )
        for group in groups
        for row in group.rows
    ]
    entities = [
        Mark(f"{place}-{turn}", "entity", span, label=t(f"entities.{entity.type}"))
        for place, entity in enumerate(record.entities)
        for turn, span in enumerate(entity.mentions)
    ]
    return facts + entities


def _hits(document: Document, words: str) -> list[Mark]:
    found = highlight(document.text, words) if words else ()
    return [Mark(f"hit-{place}", "hit", Span(start, end)) for place, (start, end) in enumerate(found)]


def _about(fields: Fields, t: Texts) -> list[tuple[str, str]]:
    event = fields.event
    rows = (
        ("event", event.name),
        ("event_date", show_day(event.date)),
        ("event_place", event.place),
        ("chairs", ", ".join(event.chairs)),
        ("attendance", t.number(event.attendance) if event.attendance is not None else None),
    )
    return [(key, value) for key, value in rows if value]


def _entity_groups(record: Record) -> list[EntityGroup]:
    groups = []
    for kind in ENTITY_TYPES:
        rows = tuple(
            EntityRow(entity.name, entity.aliases, _entity_link(kind, entity.name))
            for entity in record.entities
            if entity.type == kind
        )
        if rows:
            groups.append(EntityGroup(kind, rows))
    return groups


def _entity_link(kind: str, name: str) -> str | None:
    if kind == "LOC":
        return "/hua?" + urlencode({"noi": name})
    return "/co-quan?" + urlencode({"ten": name}) if kind == "ORG" else None


def _fold_furniture(
    document: Document, shown: Sequence[ShownBlock | ShownTable]
) -> list[ShownBlock | ShownTable | FurnitureRun]:
    result: list[Shown] = []
    for item in shown:
        if isinstance(item, ShownBlock) and item.block.kind is BlockKind.FURNITURE:
            if result and isinstance(result[-1], FurnitureRun):
                result[-1].blocks.append(item)
            else:
                words = " ".join(document.words(item.block).split())
                result.append(FurnitureRun([item], shorten(words, HINT, placeholder="…")))
        else:
            result.append(item)
    return result
