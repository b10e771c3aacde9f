"""What the reading of one document's statements needs to know of the whole document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.actors.parties import party_of
from extract.actors.speakers import Speaker, speakers_of
from extract.clauses.structure import speaks
from extract.clauses.triggers import any_of, party_at
from extract.clauses.words import Sheet, Words, span_of
from extract.entities.mention import Mention
from extract.entities.names import Names
from extract.record import Fields, Party
from ingest import Document, Span

_CONCLUDES = re.compile(
    rf"(?P<who>(?:đồng chí |Đ/c |đ/c )?(?:Phó |Quyền )?{any_of('authors')}[^.;:,]{{0,80}}?)\s*"
    rf"(?:đã |thống nhất đánh giá và |có ý kiến )?{any_of('authors_verbs')}"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """`news`: reporters' rules; `voice`: who the document speaks for ('Chủ tịch UBND huyện'); `chairs`: full names."""

    text: str
    names: Names
    news: bool
    sheet: Sheet
    places: tuple[tuple[Span, str], ...] = ()  # where places are named, with their names
    ends: frozenset[int] = frozenset()  # where names of bodies and places end
    bodies: tuple[tuple[Span, str], ...] = ()  # where bodies are named, with their names
    voice: Party | None = None
    issuer: str | None = None
    chairs: tuple[str, ...] = ()
    year: int | None = None
    day: date | None = None  # of the meeting, else of the document
    speakers: dict[str, Speaker] = field(default_factory=dict)

    def words(self, span: Span) -> Words:
        """The words of a stretch, those inside names marked."""
        return self.sheet.row(span)

    def said(self, words: Words, found: tuple[int, int]) -> str:
        """The text of a range of words on one line."""
        return " ".join(span_of(words, *found).of(self.text).split())


def scene_of(document: Document, names: Names, *, mentions: Sequence[Mention], fields: Fields) -> Scene:
    """The scene of a document."""
    news = fields.type != "notice"
    said = "\n".join(document.words(block) for block in document.blocks if speaks(block))
    spans = sorted((m.span for m in mentions if m.type == "ORG"), key=lambda span: (span.start, -span.end))
    day = fields.event.date or fields.date
    bodies = _named(mentions, names, "ORG")
    people = _named(mentions, names, "PER")
    return Scene(
        document.text,
        names,
        news,
        Sheet(document.text, _outermost(spans)),
        places=_named(mentions, names, "LOC"),
        ends=frozenset(m.span.end for m in mentions if m.type in ("ORG", "LOC")),
        voice=None if news else _voice(said, names),
        issuer=fields.issuer,
        chairs=fields.event.chairs,
        year=day.year if day else None,
        day=day,
        bodies=bodies,
        speakers=speakers_of(document.text, people, {span.start: name for span, name in bodies}),
    )


def _named(mentions: Sequence[Mention], names: Names, kind: str) -> tuple[tuple[Span, str], ...]:
    """Where something of a kind is named, with its full name, in the order of the text."""
    return tuple(sorted((m.span, names.canonical(m.name)) for m in mentions if m.type == kind))


def _outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _voice(said: str, names: Names) -> Party | None:
    for line in said.split("\n"):
        line = " ".join(line.split())
        if not line.endswith((":", "sau.")):
            continue
        found = list(_CONCLUDES.finditer(line[-320:]))
        if found:
            found = [
                match
                for match in found
                if not match["who"].endswith((" và", " thống nhất")) and len(match["who"].split()) < 14
            ] or found[-1:]
            who = re.sub(r"^(?:đồng chí|Đ/c|đ/c)\s+", "", found[-1]["who"]).strip()
            return party_of(names.canonical(who), None, "chair")
    return None


def is_voice(scene: Scene, words: Words, found: tuple[int, int]) -> bool:
    """Whether the words name the one that the document speaks for."""
    said = scene.said(words, found)
    name = scene.names.canonical(re.sub(r"^(?:đồng chí|Đ/c|đ/c)\s+", "", said))
    if scene.voice and (
        name == scene.voice.name
        or said.casefold() in scene.voice.name.casefold()
        or scene.voice.name.casefold() in said.casefold()
    ):
        return True
    if scene.issuer and name == scene.issuer:
        return True
    if name in scene.chairs:
        return True
    size, classes = party_at(words, found[0])
    return bool(size and "office" in classes and scene.issuer and _same_level(said, scene.issuer))


def _same_level(said: str, issuer: str) -> bool:
    """'Chủ tịch UBND tỉnh' heads 'Ủy ban nhân dân tỉnh Đắk Nông'."""
    match = re.match(
        r"(?:Phó )?Chủ tịch (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (tỉnh|thành phố|huyện|quận|xã|phường)$", said
    )
    return bool(match and re.search(rf"(?:UBND|ban nhân dân) {match[1]}\b", issuer, re.IGNORECASE)) or bool(
        re.match(r"(?:Phó )?Thủ tướng", said) and "Chính phủ" in issuer
    )
