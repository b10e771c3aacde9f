"""Documents and facts by id; withdrawing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from service.api.shapes import BlockShape, DocumentShape, EntityShape, FactShape, SightingShape
from service.api.shaping import fact_shape
from service.auth import require_owner
from service.flow.withdrawal import withdraw
from service.library import StoredDocument, find_original, get_document, get_fact
from service.pages.document_files import original_response
from service.pages.requests import archive_of

router = APIRouter(tags=["documents"])


@router.get("/documents/{document_id}")
def document(request: Request, document_id: str) -> DocumentShape:
    """A document with its text, its structure, its facts and entities; offsets are code points."""
    return _shape(get_document(archive_of(request), document_id))


@router.get("/documents/{document_id}/original", response_class=Response)
def original(request: Request, document_id: str) -> Response:
    """The bytes as they came."""
    archive = archive_of(request)
    stored = get_document(archive, document_id)
    return original_response(find_original(archive, document_id), stored.document.name)


@router.get("/facts/{fact_id}")
def fact(request: Request, fact_id: str) -> FactShape:
    """A fact by its id, which stays its own when the archive is read again."""
    _, stored = get_fact(archive_of(request), fact_id)
    return fact_shape(stored.id, stored.kind, stored.fact)


@router.delete("/documents/{document_id}", status_code=204)
def take_back(
    request: Request,
    document_id: str,
    reason: Annotated[str, Query(min_length=1, max_length=500, description="Why it is withdrawn")],
) -> None:
    """Withdraw a document from every answer; that it was withdrawn stays on record. The owner's."""
    require_owner(request)
    withdraw(archive_of(request), document_id, reason=reason, by="owner")


def _shape(stored: StoredDocument) -> DocumentShape:
    document, record = stored.document, stored.record
    fields = record.fields
    return DocumentShape(
        id=stored.id,
        name=document.name,
        media_type=document.media_type,
        title=fields.title or document.name,
        type=fields.type,
        number=fields.number,
        issuer=fields.issuer,
        date=fields.date,
        event=asdict(fields.event),
        pages=document.pages,
        incomplete=list(document.incomplete),
        text=document.text,
        blocks=[
            BlockShape(
                kind=block.kind.value,
                start=block.span.start,
                end=block.span.end,
                level=block.level,
                marker=block.marker,
            )
            for block in document.blocks
        ],
        facts=[fact_shape(one.id, one.kind, one.fact) for one in stored.facts],
        entities=[
            EntityShape(type=one.type, name=one.name, aliases=list(one.aliases), unit=one.unit)
            for one in record.entities
        ],
        sightings=[
            SightingShape(name=one.name, location=one.location or None, seen_at=one.at) for one in stored.sightings
        ],
        same_text=list(stored.same_text),
    )
