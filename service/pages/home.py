"""The first page: one question, what the archive holds. Also where the owner comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from search import Query, SearchError
from service.archive import Archive
from service.auth import open_session, owner_of
from service.errors import ArchiveError
from service.library import Overview, get_fact, list_documents, overview
from service.pages.facts import FactRow, fact_row
from service.pages.rendering import language_of, render
from service.pages.requests import MAX_WORDS, archive_of, remembered_of
from service.pages.suggestions import example_questions
from service.problem import Problem
from service.texts import Texts, load_texts

router = APIRouter(include_in_schema=False)
RECENT = 8


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive holds: `counts` are (key of service/texts, number)."""

    documents: int
    counts: tuple[tuple[str, int], ...]


@router.get("/")
def home(request: Request, token: str | None = None) -> Response:
    """The first page; with the owner's token in the address it opens the owner's session and goes on."""
    if token is not None:
        return _let_in(request, token)
    archive = archive_of(request)
    t = load_texts(language_of(request))
    remembered = remembered_of(request)
    counted = remembered.get("overview", lambda: overview(archive))
    return render(
        request,
        "home.html",
        held=_held(counted),
        examples=remembered.get(("examples", t.language), lambda: example_questions(archive, t)),
        latest=_latest(archive, t),
        recent=list_documents(archive, limit=RECENT).documents,
        years=year_bars(counted.years),
        max_words=MAX_WORDS,
    )


def _let_in(request: Request, token: str) -> Response:
    if not owner_of(request).is_token(token):
        raise Problem("bad_token", status=403)
    response = RedirectResponse("/", status_code=303)
    response.headers["Cache-Control"] = "no-store"
    open_session(request, response)
    return response


def _latest(archive: Archive, t: Texts) -> FactRow | None:
    """The newest commitment, to show what a page of this archive is made of."""
    try:
        hits = archive.index.find(Query(facts=True, kinds=("commitment",), limit=1)).hits
        if not hits:
            return None
        document_id, stored = get_fact(archive, hits[0].id)
    except (SearchError, ArchiveError):
        return None
    return fact_row(stored, 1, t, f"/van-ban/{document_id}")


def _held(counted: Overview) -> Held:
    keys = ("documents", "commitments", "decisions", "figures")
    return Held(counted.documents, tuple((key, getattr(counted, key)) for key in keys))


def year_bars(years: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(year, documents, height in percent) for every year from the first to the last, at most 40 of them."""
    if not years:
        return []
    counts = dict(years)
    highest = max(counts.values())
    last = max(counts)
    first = max(min(counts), last - 39)
    return [
        (year, counts.get(year, 0), max(3, round(100 * counts[year] / highest)) if counts.get(year) else 0)
        for year in range(first, last + 1)
    ]
