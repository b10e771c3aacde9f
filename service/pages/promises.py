"""What was promised to a place, or by a body, with filters; nothing is ranked and nothing left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from extract import Interval
from service.pages.asking import Choice, Facet
from service.pages.facts import Named, named
from service.pages.rendering import language_of, render
from service.pages.requests import MAX_WORDS, archive_of, bounded, day_or_none
from service.pages.suggestions import bodies_named_most, places_named_most
from service.promises import Promise, Promises, promised_to, promises_of_body
from service.texts import Texts, load_texts

router = APIRouter(include_in_schema=False)
SUGGESTED = 60
SHOWN_CHOICES = 12


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


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one way in which they concern the place or body."""

    anchor: str
    title: str
    lead: str
    empty: str
    rows: tuple[PromiseRow, ...]


# parameter of the address → (name of the filter in service/texts, its values for a promise)
FILTERS: dict[str, tuple[str, Callable[[Promise], tuple[str, ...]]]] = {
    "nam": ("year", lambda one: (str(one.date.year),) if one.date else ()),
    "tt": ("status", lambda one: (str(one.state.status),)),
    "ht": ("sort", lambda one: (one.commitment.kind,)),
    "ai": ("body", lambda one: tuple(party.name for party in one.commitment.actors)),
}


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
    chosen = _Chosen(request, field)
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
        suggestions=suggest(archive_of(request), SUGGESTED),
        kept=[pair for pair in chosen.pairs if pair[0] not in {field, "ngay"}],
        problem=None,
        max_words=MAX_WORDS,
    )


def _answered(answer: Promises, chosen: _Chosen, page: str, t: Texts) -> dict[str, Any]:
    parts = _parts(answer, page)
    groups = [
        Group(
            anchor=anchor,
            title=t(f"{page}.{key}"),
            lead=t(f"{page}.{key}_lead"),
            empty=t(f"{page}.{key}_none"),
            rows=tuple(_row(one, t) for one in promises if chosen.keeps(one)),
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


def _row(one: Promise, t: Texts) -> PromiseRow:
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
    )


class _Chosen:
    """The filters in the address."""

    def __init__(self, request: Request, field: str) -> None:
        known = {field, "ngay", *FILTERS}
        items = request.query_params.multi_items()[:100]
        self.path = request.url.path
        self.pairs = [(name, value[:300]) for name, value in items if name in known and value]

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]

    def keeps(self, one: Promise, *, but: str = "") -> bool:
        """Whether a promise passes all filters (but one)."""
        return all(
            not wanted or not set(wanted).isdisjoint(read(one))
            for name, (_, read) in FILTERS.items()
            if name != but
            for wanted in [self.values(name)]
        )

    def facets(self, promises: Iterable[Promise], t: Texts) -> list[Facet]:
        """The filters to offer, each counted under all the others."""
        promises = list(promises)
        facets = []
        for name, (label, read) in FILTERS.items():
            counted = Counter(value for one in promises if self.keeps(one, but=name) for value in set(read(one)))
            ordered = counted.most_common(SHOWN_CHOICES)
            if name == "nam":
                ordered = sorted(counted.items(), reverse=True)
            choices = tuple(self._choice(name, value, count, t) for value, count in ordered)
            if len(choices) > 1 or any(choice.chosen for choice in choices):
                facets.append(Facet(label, choices))
        return facets

    def labels(self, t: Texts) -> list[tuple[str, str]]:
        """The filters in force: (label, address without it)."""
        return [(_label(name, value, t), self._toggled(name, value)) for name, value in self.pairs if name in FILTERS]

    def _choice(self, name: str, value: str, count: int, t: Texts) -> Choice:
        return Choice(_label(name, value, t), count, self._toggled(name, value), value in self.values(name))

    def _toggled(self, name: str, value: str) -> str:
        pair = (name, value)
        pairs = [one for one in self.pairs if one != pair] if pair in self.pairs else [*self.pairs, pair]
        return f"{self.path}?{urlencode(pairs)}"


def _label(name: str, value: str, t: Texts) -> str:
    table = {"tt": "status", "ht": "kind"}.get(name)
    return t.label(table, value) if table else value
