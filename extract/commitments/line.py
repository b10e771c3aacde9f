"""What the reading of one sentence works with: the Line (where it stands) and the Reading (what was found so far)."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.actors.speakers import Speaker
from extract.clauses.structure import Section
from extract.clauses.words import Words, span_of
from extract.commitments.context import Context
from extract.commitments.found import Act, Settled, trim
from extract.commitments.frames import Frame
from extract.commitments.scene import Scene
from extract.model.pieces import Piece
from extract.record import CommitmentKind, Party
from ingest import Span


@dataclass(slots=True)
class Reading:
    """What was read of a block so far, and what the next clause inherits.

    `actors`, `kind`: of the last act; `local`: of the last clause of this sentence; `principal`: of the last
    subject alone, without those it has act; `order`: somebody is giving orders; `urged`: somebody did, sentences
    before; `brief`: only in this sentence; `past`: the sentence reports; `deciding`: a decision goes on.
    """

    acts: list[Act] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    actors: tuple[Party, ...] = ()
    local: tuple[Party, ...] = ()
    principal: tuple[Party, ...] = ()
    kind: CommitmentKind | None = None
    order: bool = False
    urged: bool = False
    brief: bool = False
    past: bool = False
    deciding: bool = False
    lead: Frame | None = None
    lead_actors: tuple[Party, ...] = ()
    speaker: Speaker | None = None
    low_asker: bool = False
    opening: Span | None = None
    pieces: list[Piece] = field(default_factory=list)  # every part, for the model


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, where it stands, who speaks it; `reading` gathers what is found."""

    scene: Scene
    words: Words
    span: Span
    context: Context
    reading: Reading
    spoken: Speaker | None

    @property
    def reports(self) -> bool:
        """Whether it stands in a section that tells what was done."""
        return self.context.section is Section.REPORT and not self.scene.news

    @property
    def leads_over(self) -> bool:
        """Whether it ends with a colon."""
        return self.words[-1].low == ":"

    def quote(self, start: int, end: int) -> Span:
        """words[start:end] as a quote."""
        return trim(self.scene.text, span_of(self.words, start, end))

    def low(self, start: int, end: int) -> list[str]:
        """words[start:end] for comparison."""
        return [word.low for word in self.words[start:end]]

    def author(self) -> tuple[Party, ...]:
        """The one that the document speaks for."""
        return (self.scene.voice,) if self.scene.voice else ()

    def act(self, span: Span, verb: int, kind: CommitmentKind, actors: tuple[Party, ...], rule: str) -> None:
        """Note an act with what it inherits."""
        context = self.context
        at = self.words[min(verb, len(self.words) - 1)].start
        act = Act(span, self.span, kind, actors, rule, at, self.reading.opening, None, context.head, context.places)
        self.reading.acts.append(act)

    def settle(self, span: Span, by: tuple[Party, ...], rule: str) -> None:
        """Note a decision."""
        self.reading.settled.append(Settled(span, by, rule))
