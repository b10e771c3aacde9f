"""Facts as the pages show them: who, for whom, by when, and why it was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract import Commitment, Decision, Figure, Interval, Party
from extract.places import gazetteer
from service.library import StoredFact
from service.texts import Texts

KINDS = ("commitment", "decision", "figure")
OPEN_UP_TO = 40  # a longer list starts folded, so that what follows it is seen


@dataclass(frozen=True, slots=True)
class Named:
    """A party with where its name leads: `place` to the promises of a place, else to those of a body."""

    name: str
    group: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact in the list beside its document. `number` is the one on its badge in the text.

    `sort` is the commitment's kind ("promise" …); `more` and `how` are (key of service/texts, words).
    """

    id: str
    kind: str
    number: int
    quote: str
    href: str
    sort: str | None = None
    amount: str | None = None
    actors: tuple[Named, ...] = ()
    beneficiaries: tuple[Named, ...] = ()
    deadline: Interval | None = None
    more: tuple[tuple[str, str], ...] = ()
    how: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one kind."""

    kind: str
    rows: tuple[FactRow, ...]
    open: bool


def named(parties: Iterable[Party]) -> tuple[Named, ...]:
    """Parties with where their names lead."""
    return tuple(Named(one.name, one.group, bool(gazetteer().find(one.name))) for one in parties)


def fact_groups(facts: Sequence[StoredFact], t: Texts, *, page: str = "") -> list[FactGroup]:
    """The facts of a document by kind, numbered within it in the order of the text.

    `page` is the address of the page that shows the text, where it is another than the one with the list.
    """
    ordered = sorted(facts, key=lambda stored: stored.fact.span)
    groups = []
    for kind in KINDS:
        rows = [
            fact_row(stored, number, t, page)
            for number, stored in enumerate((one for one in ordered if one.kind == kind), start=1)
        ]
        if rows:
            groups.append(FactGroup(kind, tuple(rows), open=len(rows) <= OPEN_UP_TO))
    return groups


def fact_row(stored: StoredFact, number: int, t: Texts, page: str) -> FactRow:
    """One fact under its number; `page` as in `fact_groups`."""
    fact = stored.fact
    common = {
        "id": stored.id,
        "kind": stored.kind,
        "number": number,
        "quote": fact.quote,
        "href": f"{page}#f-{stored.id}",
    }
    if isinstance(fact, Commitment):
        return FactRow(
            **common,  # type: ignore[arg-type]  # one dict for the fields that all three share
            sort=fact.kind,
            actors=named(fact.actors),
            beneficiaries=named(fact.beneficiaries),
            deadline=fact.deadline,
            how=_how_commitment(fact, t),
        )
    if isinstance(fact, Decision):
        return FactRow(**common, actors=named(fact.by), how=_how(fact, t))  # type: ignore[arg-type]
    return FactRow(**common, amount=amount(fact, t), more=_figure(fact), how=_how(fact, t))  # type: ignore[arg-type]


def amount(figure: Figure, t: Texts) -> str:
    """The number with its unit: "2.002 cân", "12,6 tỷ đồng", "5%"."""
    number = t.number(int(figure.value) if figure.value == int(figure.value) else figure.value)
    return number + figure.unit if figure.unit == "%" else f"{number} {figure.unit}".strip()


def _figure(figure: Figure) -> tuple[tuple[str, str], ...]:
    rows = (
        ("subject", figure.subject),
        ("places", ", ".join(figure.places)),
        ("period", figure.period),
        ("qualifier", figure.qualifier),
        ("parts", figure.note),
    )
    return tuple((key, value) for key, value in rows if value)


def _how(fact: Commitment | Decision | Figure, t: Texts) -> tuple[tuple[str, str], ...]:
    return (
        ("rule", fact.rule),
        ("confidence", f"{fact.confidence:.0%}"),
        ("place", f"{t.number(fact.span.start)}–{t.number(fact.span.end)}"),
    )


def _how_commitment(fact: Commitment, t: Texts) -> tuple[tuple[str, str], ...]:
    rows = [
        (key, ", ".join(dict.fromkeys(t.label("via", party.via) for party in parties)))
        for key, parties in (("actors", fact.actors), ("beneficiaries", fact.beneficiaries))
        if parties
    ]
    if fact.deadline is not None:
        rows.append(("deadline", fact.deadline.derivation))
    return (*rows, *_how(fact, t))
