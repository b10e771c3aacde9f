"""What a document states by the rules with a model, or by the rules alone: the shipped weights may change."""

from __future__ import annotations

from extract.commitments.find import find_commitments
from extract.dates.find import find_times
from extract.entities.find import find_mentions
from extract.entities.names import name_entities
from extract.header.fields import read_fields
from extract.model.weights import Model
from extract.record import Commitment, Decision
from ingest import Document


def stated(document: Document, model: Model | None = None) -> tuple[tuple[Commitment, ...], tuple[Decision, ...]]:
    """Commitments and decisions; without a model by the rules alone."""
    mentions = find_mentions(document)
    times = find_times(document)
    fields = read_fields(document, mentions, times)
    names = name_entities(document, mentions, fields)
    return find_commitments(document, names, mentions=mentions, fields=fields, times=times, model=model)
