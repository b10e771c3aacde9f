"""What was promised to a place, or by a body, with filters; nothing is ranked and nothing left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from extract import Interval
from service.answers.promises import Promise, Promises, promised_to, promises_of_body
from service.pages.facts import Named, named
from service.pages.promise_filters import Chosen
from service.pages.rendering import language_of, render
from service.pages.requests import MAX_WORDS, archive_of, bounded, day_or_none, remembered_of
from service.pages.suggestions import bodies_named_most, places_named_most
from service.texts import Texts, load_texts

router = APIRouter(include_in_schema=False)
SUGGESTED = 60


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise as the page shows it."""

    fact_id: str
    document_id: str
    title: str
    date: date | None
    quote: str
    kind: str
    status: str
    status_reason: str
    relation: str
    reason: str
    actors: tuple[Named, ...]
    beneficiaries: tuple[Named, ...]
    deadline: Interval | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one way in which they concern the place or body."""

    anchor: str
    title: str
    lead: str
    empty: str
    rows: tuple[PromiseRow, ...]


@router.get("/hua")
def of_place(request: Request) -> Response:
    """The promises of a place (`noi`)."""
    archive = archive_of(request)
    name = bounded(request.query_params.get("noi", ""))
    day = day_or_none(request.query_params.get("ngay"), "ngay")
    answer = promised_to(archive, name, as_of=day) if name else None
    return _page(request, answer, page="promises", field="noi", name=name, suggest=places_named_most)


@router.get("/co-quan")
def of_body(request: Request) -> Response:
    """The promises of a body (`ten`): first what it is to do itself."""
    archive = archive_of(request)
    name = bounded(request.query_params.get("ten", ""))
    day = day_or_none(request.query_params.get("ngay"), "ngay")
    answer = promises_of_body(archive, name, as_of=day) if name else None
    return _page(request, answer, page="bodies", field="ten", name=name, suggest=bodies_named_most)


def _page(
    request: Request,
    answer: Promises | None,
    *,
    page: str,
    field: str,
    name: str,
    suggest: Callable[..., list[str]],
) -> Response:
    t = load_texts(language_of(request))
    chosen = Chosen(request, field)
    context: dict[str, Any] = {"groups": [], "summary": "", "facets": [], "chosen": [], "note": None}
    if answer is not None and answer.all:
        context = _answered(answer, chosen, page, t)
    return render(
        request,
        "promises.html",
        **context,
        heading=t(f"{page}.heading", name=answer.name) if answer else t(f"{page}.title"),
        page=page,
        field=field,
        name=name,
        as_of=request.query_params.get("ngay") or (answer.as_of.isoformat() if answer else ""),
        suggestions=remembered_of(request).get(page, lambda: suggest(archive_of(request), SUGGESTED)),
        kept=[pair for pair in chosen.pairs if pair[0] not in {field, "ngay"}],
        problem=None,
        max_words=MAX_WORDS,
    )


def _answered(answer: Promises, chosen: Chosen, page: str, t: Texts) -> dict[str, Any]:
    parts = _parts(answer, page)
    groups = [
        Group(
            anchor=anchor,
            title=t(f"{page}.{key}"),
            lead=t(f"{page}.{key}_lead"),
            empty=t(f"{page}.{key}_none"),
            rows=tuple(promise_row(one, t) for one in promises if chosen.keeps(one)),
        )
        for key, anchor, promises in parts
    ]
    sizes = [len(group.rows) for group in groups]
    return {
        "groups": groups,
        "summary": t(f"{page}.summary", direct=sizes[0], indirect=sizes[1], duties=sum(sizes[2:])),
        "facets": chosen.facets(answer.all, t),
        "chosen": chosen.labels(t),
        "note": _note(answer, t),
    }


def _parts(answer: Promises, page: str) -> list[tuple[str, str, Sequence[Promise]]]:
    if page == "bodies":
        return [
            ("direct", "viec", (*answer.duties_direct, *answer.duties_indirect)),
            ("indirect", "duoc-hua", (*answer.direct, *answer.indirect)),
        ]
    return [
        ("direct", "truc-tiep", answer.direct),
        ("indirect", "gian-tiep", answer.indirect),
        ("duties_direct", "viec", answer.duties_direct),
        ("duties_indirect", "viec-chung", answer.duties_indirect),
    ]


def _note(answer: Promises, t: Texts) -> str | None:
    return t("promises.others", name=answer.name, others=", ".join(answer.others)) if answer.others else None


def promise_row(one: Promise, t: Texts) -> PromiseRow:
    """A promise as the pages show it, in the words of `t`."""
    vietnamese = t.language == "vi"
    return PromiseRow(
        fact_id=one.fact_id,
        document_id=one.document_id,
        title=one.title or one.document,
        date=one.date,
        quote=one.commitment.quote,
        kind=one.commitment.kind,
        status=str(one.state.status),
        status_reason=one.state.reason_vi if vietnamese else one.state.reason_en,
        relation=one.relation.kind,
        reason=one.relation.reason_vi if vietnamese else one.relation.reason_en,
        actors=named(one.commitment.actors),
        beneficiaries=named(one.commitment.beneficiaries),
        deadline=one.commitment.deadline,
        confidence=one.commitment.confidence,
    )
