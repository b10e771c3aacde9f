"""What a clause inherits from where it stands: who was named above it, who asks, what kind of statement is due."""

from __future__ import annotations

from dataclasses import dataclass

from extract.clauses.structure import Section
from extract.record import CommitmentKind, Party
from ingest import Span


@dataclass(frozen=True, slots=True)
class Context:
    """Handed down from a block to those under it.

    `kind`: what a plain clause is here (None: a plain clause is no commitment). `times`: stretches of text above
    whose time reaches down. `places`: whom a heading says that it is for. `voice` marks an explicit lead-in ('Giao:').
    """

    section: Section = Section.REPORT
    actors: tuple[Party, ...] = ()
    kind: CommitmentKind | None = None
    head: Span | None = None
    places: tuple[Party, ...] = ()
    voice: str | None = None
    item: bool = False
