"""What the model chooses from: the parts of sentences as the rules read them, those that they passed over included."""

from __future__ import annotations

from dataclasses import dataclass

from extract.clauses.words import Words
from extract.commitments.found import Act, Settled
from extract.record import Party
from ingest import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a sentence. `act` is what it states, or would state if it counted; `fired`: by the rules it does.

    `clues` name the state of the reading at this place ("section:task", "mark:must"); `rivals` are who else might act,
    each with the way in which it would be reached.
    """

    span: Span
    sentence: Span
    words: Words
    act: Act
    fired: bool
    clues: tuple[str, ...]
    rivals: tuple[tuple[str, tuple[Party, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """What the rules found in a document, and every part of a sentence that they read, in the order of the text."""

    acts: tuple[Act, ...]
    settled: tuple[Settled, ...]
    pieces: tuple[Piece, ...]
