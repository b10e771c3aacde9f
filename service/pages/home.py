"""The first page: one question, what the archive holds. Also where the owner comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from service.auth import open_session, owner_of
from service.library import Overview, list_documents, overview
from service.pages.rendering import language_of, render
from service.pages.requests import MAX_WORDS, archive_of
from service.pages.suggestions import bodies_named_most, places_named_most
from service.problem import Problem
from service.texts import Texts, load_texts

router = APIRouter(include_in_schema=False)
RECENT = 8
LONGEST_EXAMPLE = 60


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
    counted = overview(archive)
    return render(
        request,
        "home.html",
        held=_held(counted),
        examples=_examples(places_named_most(archive, 2), bodies_named_most(archive, 1), counted, t),
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


def _held(counted: Overview) -> Held:
    keys = ("documents", "commitments", "decisions", "figures")
    return Held(counted.documents, tuple((key, getattr(counted, key)) for key in keys))


def _examples(
    places: Sequence[str], bodies: Sequence[str], counted: Overview, t: Texts
) -> list[tuple[str, str]]:
    """Questions that this archive can answer, with their addresses."""
    questions = [t("example.promised", place=place) for place in places[:1]]
    if places and counted.years:
        year = max(counted.years, key=lambda row: row[1])[0]
        questions.append(t("example.promised_year", place=places[-1], year=year))
    questions += [t("example.by", body=body) for body in bodies if len(body) <= LONGEST_EXAMPLE]
    return [(question, "/tim?" + urlencode({"q": question})) for question in questions]


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
