"""Search over documents and facts; a question is answered first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from extract import Commitment, Interval
from search import BadQuery, Page
from service.archive import Archive
from service.pages.answering import ShownAnswer, answer_question
from service.pages.asking import Asked, Facet
from service.pages.facts import Named, named
from service.pages.problems import Words
from service.pages.rendering import language_of, render
from service.pages.requests import MAX_PAGE, MAX_WORDS, PAGE_SIZE, archive_of
from service.pages.snippets import Bit, excerpt, quoted
from service.results import Result, results_of
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
    return Found(
        rows=tuple(_row(result, words) for result in results_of(archive, page.hits)),
        total=page.total,
        corrected=page.corrected,
        facets=tuple(asked.facets(page.facets)),
        page=asked.page,
        last=last,
        previous=asked.link(trang=str(asked.page - 1)) if asked.page > 1 else None,
        next=asked.link(trang=str(asked.page + 1)) if asked.page < last else None,
    )


def _row(result: Result, words: str) -> ResultRow:
    fact = result.fact
    promise = fact.fact if fact is not None and isinstance(fact.fact, Commitment) else None
    return ResultRow(
        fact=fact is not None,
        kind=result.hit.kind,
        document_id=result.document_id,
        title=result.title,
        href=_address(result, words),
        date=result.date,
        type=result.type,
        issuer=result.issuer,
        snippet=quoted(fact.fact.quote, words) if fact is not None else excerpt(result.text, words),
        tallies=result.tallies,
        sort=promise.kind if promise else None,
        actors=named(promise.actors) if promise else (),
        beneficiaries=named(promise.beneficiaries) if promise else (),
        deadline=promise.deadline if promise else None,
    )


def _address(result: Result, words: str) -> str:
    """Where a result leads: to the fact's sentence, or to the document with the words marked."""
    start = f"/van-ban/{result.document_id}"
    if result.fact is not None:
        return f"{start}#f-{result.fact.id}"
    return start + ("?" + urlencode({"q": words}) if words else "")
