"""Search over documents or over facts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request

from search import Query as Asked
from service.api.examples import SEARCH, example
from service.api.shapes import DocumentBrief, FacetValue, HitShape, SearchShape
from service.api.shaping import fact_shape
from service.pages.asking import label_of
from service.pages.rendering import language_of
from service.pages.requests import MAX_PAGE, MAX_WORDS, archive_of
from service.pages.snippets import Bit, excerpt, quoted
from service.results import Result, results_of
from service.texts import load_texts

router = APIRouter(tags=["answers"])
NONE: list[str] = []  # FastAPI copies it for each call


@router.get("/search", responses=example(SEARCH))
def search(
    request: Request,
    q: Annotated[str, Query(max_length=MAX_WORDS, description="Words (all of them), “…” for a phrase")] = "",
    facts: Annotated[bool, Query(description="Search commitments, decisions and figures instead of documents")] = False,
    kind: Annotated[list[str], Query(max_length=3, description="commitment, decision, figure")] = NONE,
    document_type: Annotated[list[str], Query(max_length=3, description="notice, news, other")] = NONE,
    place: Annotated[list[str], Query(max_length=20, description="Code of a unit, as facets give it")] = NONE,
    body: Annotated[list[str], Query(max_length=20, description="Name of a body, as facets give it")] = NONE,
    since: Annotated[date | None, Query(description="First day")] = None,
    until: Annotated[date | None, Query(description="Last day")] = None,
    page: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 1,
    size: Annotated[int, Query(ge=1, le=100)] = 20,
) -> SearchShape:
    """Search documents, or facts; without words everything that passes the filters, newest first."""
    archive = archive_of(request)
    t = load_texts(language_of(request))
    found = archive.index.find(
        Asked(
            text=q,
            facts=facts,
            kinds=tuple(kind),
            document_types=tuple(document_type),
            places=tuple(place),
            bodies=tuple(body),
            since=since,
            until=until,
            offset=(page - 1) * size,
            limit=size,
            facets=True,
        )
    )
    words = found.corrected or q
    return SearchShape(
        total=found.total,
        page=page,
        corrected=found.corrected,
        results=[_hit(result, words) for result in results_of(archive, found.hits)],
        facets={
            name: [FacetValue(value=value, label=label_of(name, value, t), count=count) for value, count in values]
            for name, values in found.facets.items()
        },
    )


def _hit(result: Result, words: str) -> HitShape:
    fact = result.fact
    bits = excerpt(result.text, words) if fact is None else quoted(fact.fact.quote, words)
    return HitShape(
        document=DocumentBrief(
            id=result.document_id,
            title=result.title,
            type=result.type,
            date=result.date,
            issuer=result.issuer,
        ),
        fact=fact_shape(fact.id, fact.kind, fact.fact) if fact else None,
        text="".join(bit.text for bit in bits),
        highlights=_highlights(bits),
        score=result.hit.score,
    )


def _highlights(bits: tuple[Bit, ...]) -> list[tuple[int, int]]:
    found = []
    at = 0
    for bit in bits:
        if bit.hit:
            found.append((at, at + len(bit.text)))
        at += len(bit.text)
    return found
