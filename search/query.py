"""What is asked of the index (Query) and what it answers (Page of Hits)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Query:
    """Words and filters. Words are ANDed; "…" is a phrase; filters of one field are ORed, fields are ANDed.

    Words written together ("02-NQ/TU", "15/6") and what an abbreviation stands for are phrases too.

    An empty `text` lists everything that passes the filters, newest first. `facts=False` ranks documents,
    True facts: the two are never mixed in one ranking.
    """

    text: str = ""
    facts: bool = False
    kinds: tuple[str, ...] = ()  # of facts
    document_types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    parents: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 20
    facets: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found, with its score. Equal scores are in the order of their ids."""

    id: str
    parent: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Page:
    """The hits of one page, how many there are in all, and counts per facet value.

    `facets` maps "kind", "document_type", "places", "bodies", "year" to (value, count), most frequent first,
    ties by value, at most thirty of each; each is counted under all filters but its own (since and until
    are those of "year"), so that another of its values can be added. An entry without a date has no year.
    `corrected` is the query that was searched instead, where unknown words were corrected.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    corrected: str | None = None
