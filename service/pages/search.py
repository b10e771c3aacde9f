"""Search over documents and facts; a question is answered first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from extract import Commitment, Interval
from search import BadQuery, Hit, Page
from service.archive import Archive
from service.errors import Unknown, Withdrawn
from service.library import StoredDocument, get_document
from service.pages.answering import ShownAnswer, answer_question
from service.pages.asking import Asked, Facet
from service.pages.facts import Named, named
from service.pages.problems import Words
from service.pages.rendering import language_of, render
from service.pages.requests import MAX_PAGE, MAX_WORDS, PAGE_SIZE, archive_of
from service.pages.snippets import Bit, excerpt, quoted
from service.texts import load_texts

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One hit: a document (`fact` False) or a fact of one."""

    fact: bool
    kind: str
    document_id: str
    title: str
    href: str
    date: date | None
    type: str
    issuer: str | None
    snippet: tuple[Bit, ...]
    tallies: tuple[tuple[str, int], ...] = ()
    sort: str | None = None
    actors: tuple[Named, ...] = ()
    beneficiaries: tuple[Named, ...] = ()
    deadline: Interval | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results with where to go from it."""

    rows: tuple[ResultRow, ...]
    total: int
    corrected: str | None
    facets: tuple[Facet, ...]
    page: int
    last: int
    previous: str | None
    next: str | None


NOTHING = Page(hits=(), total=0)


@router.get("/tim")
def search(request: Request) -> Response:
    """The results of an address; what cannot be searched is said on the page itself."""
    archive = archive_of(request)
    t = load_texts(language_of(request))
    asked = Asked.read(request, t)
    problem: Words | None = None
    try:
        page = archive.index.find(asked.query())
    except BadQuery as error:
        page = NOTHING
        problem = Words(error.code, f"{error.reason}.", f"{error.remedy}.")
    answer = _answer(archive, asked)
    return render(
        request,
        "search.html",
        asked=asked,
        found=_found(archive, asked, page),
        answer=answer,
        problem=problem,
        max_words=MAX_WORDS,
    )


def _answer(archive: Archive, asked: Asked) -> ShownAnswer | None:
    if not asked.words or asked.page > 1 or asked.chosen:
        return None
    return answer_question(archive, asked.words, asked.t)


def _found(archive: Archive, asked: Asked, page: Page) -> Found:
    words = page.corrected or asked.words
    last = min(MAX_PAGE, max(1, -(-page.total // PAGE_SIZE)))
    documents: dict[str, StoredDocument] = {}
    rows = [_row(archive, hit, words, documents) for hit in page.hits]
    return Found(
        rows=tuple(row for row in rows if row is not None),
        total=page.total,
        corrected=page.corrected,
        facets=tuple(asked.facets(page.facets)),
        page=asked.page,
        last=last,
        previous=asked.link(trang=str(asked.page - 1)) if asked.page > 1 else None,
        next=asked.link(trang=str(asked.page + 1)) if asked.page < last else None,
    )


def _row(archive: Archive, hit: Hit, words: str, documents: dict[str, StoredDocument]) -> ResultRow | None:
    """A hit with the words of its document; None where it was withdrawn since the index was last told."""
    try:
        stored = documents.get(hit.parent) or get_document(archive, hit.parent)
    except (Unknown, Withdrawn):
        return None
    documents[hit.parent] = stored
    return _document_row(stored, words) if hit.kind == "document" else _fact_row(stored, hit, words)


def _document_row(stored: StoredDocument, words: str) -> ResultRow:
    fields = stored.record.fields
    counts = [(kind, sum(one.kind == kind for one in stored.facts)) for kind in ("commitment", "decision", "figure")]
    href = f"/van-ban/{stored.id}" + ("?" + urlencode({"q": words}) if words else "")
    return ResultRow(
        fact=False,
        kind="document",
        document_id=stored.id,
        title=fields.title or stored.document.name,
        href=href,
        date=fields.date or fields.event.date,
        type=fields.type,
        issuer=fields.issuer,
        snippet=excerpt(stored.document, words),
        tallies=tuple((kind, count) for kind, count in counts if count),
    )


def _fact_row(stored: StoredDocument, hit: Hit, words: str) -> ResultRow | None:
    found = next((one for one in stored.facts if one.id == hit.id), None)
    if found is None:
        return None
    fact, fields = found.fact, stored.record.fields
    promise = fact if isinstance(fact, Commitment) else None
    return ResultRow(
        fact=True,
        kind=found.kind,
        document_id=stored.id,
        title=fields.title or stored.document.name,
        href=f"/van-ban/{stored.id}#f-{hit.id}",
        date=fields.date or fields.event.date,
        type=fields.type,
        issuer=fields.issuer,
        snippet=quoted(fact.quote, words),
        sort=promise.kind if promise else None,
        actors=named(promise.actors) if promise else (),
        beneficiaries=named(promise.beneficiaries) if promise else (),
        deadline=promise.deadline if promise else None,
    )
