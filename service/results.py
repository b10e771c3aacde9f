"""Hits made readable: the documents and facts that a page of results shows, read together.

Only what a result shows is read: a document's own fields and running text, a fact with its document's fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ingest import BlockKind, Span
from search import Hit
from service.archive import Archive
from service.store.documents import StoredFact, load_fact
from service.store.models import DocumentRow, FactRow, RecordRow
from service.store.serial import from_json, unpack

# what a list of results shows anyway, or what is not the document's own telling
APART = frozenset({BlockKind.TITLE, BlockKind.HEADER, BlockKind.FURNITURE, BlockKind.RECIPIENTS, BlockKind.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Result:
    """One hit: its document's fields, and the fact (facts), or running text and numbers of facts (documents)."""

    hit: Hit
    document_id: str
    title: str
    type: str
    date: date | None
    issuer: str | None
    fact: StoredFact | None = None
    text: str = ""
    tallies: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class _Outline:
    blocks: tuple[_Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fields:
    title: str
    type: str
    date: date | None
    issuer: str | None


def results_of(archive: Archive, hits: Sequence[Hit]) -> list[Result]:
    """The results of hits, in their order; what was withdrawn since the index was last told is left out."""
    whole = [hit.id for hit in hits if hit.kind == "document"]
    with archive.reading() as session:
        fields = _fields(session, {hit.parent for hit in hits})
        facts = _facts(session, [hit.id for hit in hits if hit.kind != "document"])
        texts = _texts(session, whole)
        tallies = _tallies(session, whole)
    results = []
    for hit in hits:
        held = fields.get(hit.parent)
        fact = facts.get(hit.id)
        if held is None or (fact is None and hit.kind != "document"):
            continue
        told = texts.get(hit.id, "")
        counts = tallies.get(hit.id, ())
        results.append(Result(hit, hit.parent, held.title, held.type, held.date, held.issuer, fact, told, counts))
    return results


def _fields(session: Session, ids: Iterable[str]) -> dict[str, _Fields]:
    rows = session.execute(
        select(
            DocumentRow.id,
            DocumentRow.name,
            RecordRow.title,
            RecordRow.type,
            RecordRow.shown_date,
            RecordRow.issuer,
        )
        .join(RecordRow, RecordRow.document_id == DocumentRow.id)
        .where(DocumentRow.id.in_(list(ids)), DocumentRow.withdrawn_at.is_(None))
    )
    return {row.id: _Fields(row.title or row.name, row.type, row.shown_date, row.issuer) for row in rows}


def _facts(session: Session, ids: Sequence[str]) -> dict[str, StoredFact]:
    if not ids:
        return {}
    rows = session.execute(
        select(FactRow.id, FactRow.kind, FactRow.body).where(FactRow.id.in_(ids), FactRow.retired_at.is_(None))
    )
    return {row.id: StoredFact(row.id, row.kind, load_fact(row.kind, row.body)) for row in rows}


def _texts(session: Session, ids: Sequence[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = session.execute(select(DocumentRow.id, DocumentRow.text, DocumentRow.body).where(DocumentRow.id.in_(ids)))
    return {row.id: _told(unpack(row.text), from_json(_Outline, unpack(row.body))) for row in rows}


def _told(text: str, outline: _Outline) -> str:
    return "\n".join(piece.span.of(text) for piece in outline.blocks if piece.kind not in APART)


def _tallies(session: Session, ids: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    if not ids:
        return {}
    counted: dict[str, list[tuple[str, int]]] = {}
    for document_id, kind, number in session.execute(
        select(FactRow.document_id, FactRow.kind, func.count())
        .where(FactRow.document_id.in_(ids), FactRow.retired_at.is_(None))
        .group_by(FactRow.document_id, FactRow.kind)
        .order_by(FactRow.kind)
    ):
        counted.setdefault(document_id, []).append((kind, number))
    return {document_id: tuple(rows) for document_id, rows in counted.items()}
