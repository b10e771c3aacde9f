"""Our nouns in the shapes of the API."""

from __future__ import annotations

from extract import Commitment, Decision, Figure, Interval, Party
from service.api.shapes import DeadlineShape, FactShape, PartyShape


def party_shapes(parties: tuple[Party, ...]) -> list[PartyShape]:
    """Parties as the API gives them."""
    return [PartyShape(name=one.name, group=one.group, via=one.via) for one in parties]


def deadline_shape(deadline: Interval | None) -> DeadlineShape | None:
    """A deadline as the API gives it."""
    if deadline is None:
        return None
    return DeadlineShape(text=deadline.text, start=deadline.start, end=deadline.end, derivation=deadline.derivation)


def fact_shape(fact_id: str, kind: str, fact: Commitment | Decision | Figure) -> FactShape:
    """A fact as the API gives it."""
    shape = FactShape(
        id=fact_id,
        kind=kind,
        quote=fact.quote,
        start=fact.span.start,
        end=fact.span.end,
        rule=fact.rule,
        confidence=fact.confidence,
    )
    if isinstance(fact, Commitment):
        shape.commitment_kind = fact.kind
        shape.actors = party_shapes(fact.actors)
        shape.beneficiaries = party_shapes(fact.beneficiaries)
        shape.deadline = deadline_shape(fact.deadline)
    elif isinstance(fact, Decision):
        shape.by = party_shapes(fact.by)
    else:
        shape.value, shape.unit, shape.subject = fact.value, fact.unit, fact.subject
        shape.places, shape.period, shape.qualifier = list(fact.places), fact.period, fact.qualifier
    return shape
