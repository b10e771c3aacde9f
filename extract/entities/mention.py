"""The noun between finding and naming: a Mention, one place where the text names something."""

from __future__ import annotations

from dataclasses import dataclass

from extract.record import EntityType
from ingest import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where something is named: `text` as written there, `name` with what a list shares.

    In "các Sở: Tài chính, Xây dựng" the second mention has the text "Xây dựng" and the name "Sở Xây dựng".
    A body's name has parts: `head` ("Sở"), `core` ("Xây dựng"), and the area it is of: `level` ("huyện") and
    `place` ("Tam Bình"). `unit` is the code of an administrative unit, where exactly one is meant; `units` all
    that could be. `of` is what an alias in brackets stands for: the span of the mention that it follows.
    """

    span: Span
    type: EntityType
    text: str
    name: str
    rule: str
    confidence: float = 1.0
    head: str = ""
    core: str = ""
    level: str | None = None
    place: str | None = None
    units: tuple[str, ...] = ()
    of: Span | None = None

    @property
    def unit(self) -> str | None:
        """The code of the only unit that can be meant."""
        return self.units[0] if len(self.units) == 1 else None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found at a word: the mentions, and the word after them. Without mentions: nothing to find there."""

    end: int
    mentions: tuple[Mention, ...] = ()
