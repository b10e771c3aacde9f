"""Who is to do what, for whom, by when: the commitments of a document, and what was decided in it.

The blocks are walked in order; each hands what it names (who, by whose order, in which kind of section) to those
under it. Rules: the annotation guide of the project (docs/annotation).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.actors.duties import with_duties
from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.beneficiaries.find import beneficiaries_of
from extract.beneficiaries.topics import topic_places
from extract.clauses.structure import Section, assigned_from, inline_section, lists_topics, section_of, speaks, turns
from extract.clauses.triggers import party_at, trigger_at, verb_at
from extract.commitments.context import Context
from extract.commitments.due import due_of
from extract.commitments.found import Act, Settled
from extract.commitments.kinds import planned_kind, voice_kind
from extract.commitments.line import Reading
from extract.commitments.read import read_block
from extract.commitments.repeats import once
from extract.commitments.scene import Scene, scene_of
from extract.commitments.tables import table_acts, work_tables
from extract.dates.expression import Anchor, Time
from extract.dates.find import anchor_of
from extract.entities.mention import Mention
from extract.entities.names import Names
from extract.model.pieces import Piece, Statements
from extract.model.slots import choose
from extract.model.weights import Model
from extract.record import Commitment, Decision, Fields
from ingest import Block, BlockKind, Document, Span

_LONGEST_HEADING = 30  # words
_BRACKETED = re.compile(  # "II. Khi lũ về (từ ngày 15/8 đến 31/10)": the time reaches all acts under the heading
    r"\((?:(?:phải |cần )?(?:hoàn thành|thực hiện|xong)|thời hạn|thời gian|hạn|từ|trong|trước|chậm nhất|đến)"
    r"\b[^()\n]{0,60}\)",
    re.IGNORECASE,
)


def find_commitments(
    document: Document,
    names: Names,
    *,
    mentions: Sequence[Mention],
    fields: Fields,
    times: Sequence[Time],
    model: Model | None = None,
) -> tuple[tuple[Commitment, ...], tuple[Decision, ...]]:
    """The commitments and the decisions of a document, in the order of the text; without a model by the rules alone."""
    scene = scene_of(document, names, mentions=mentions, fields=fields)
    tables = work_tables(document)
    found = walk(scene, document, apart=frozenset(tables))
    acts = list(choose(scene, document, found, model) if model is not None else found.acts)
    planned = (fields.title or "").casefold().startswith("kế hoạch")
    acts = with_duties(scene, document, acts)
    if planned:
        assigned = assigned_from(document)
        acts = [planned_kind(act) if act.span.start < assigned else act for act in acts]
    acts = sorted([*acts, *table_acts(scene, tables, planned=planned)], key=lambda act: act.span)
    anchor = anchor_of(fields.date, fields.event.date, times)
    commitments = tuple(_commitment(scene, act, times, anchor) for act in once(document.text, acts, loosely=scene.news))
    return commitments, tuple(Decision(_quote(scene, s.span), s.span, s.by, s.rule, 0.8) for s in found.settled)


def walk(scene: Scene, document: Document, *, apart: frozenset[int] = frozenset()) -> Statements:
    """What the rules find in the blocks, with every part of a sentence that they read; not in the tables `apart`."""
    acts: list[Act] = []
    settled: list[Settled] = []
    pieces: list[Piece] = []
    base = Context(section=Section.TASK if scene.news else Section.REPORT)
    handed: dict[int, Context] = {}
    for index, block in enumerate(document.blocks):
        if not speaks(block) or block.table in apart:
            continue
        context = handed.get(block.parent, base) if block.parent is not None else base
        context = replace(context, item=block.kind is BlockKind.ITEM)
        heading = _heading(scene, document, block, context)
        if heading is not None:
            handed[index] = heading
            base = replace(base, section=Section.TASK) if block.parent is None and not scene.news else base
            continue
        if context.section is Section.TOPICS:
            handed[index] = context
            continue
        text = document.words(block)
        if not scene.news:
            context = replace(context, places=topic_places(scene, block.span, heading=False) or context.places)
            context = replace(context, section=inline_section(text) or context.section)
        reading = read_block(scene, block.span, context)
        acts += reading.acts
        settled += reading.settled
        pieces += reading.pieces
        handed[index] = _handed(text, context, reading)
        if not scene.news and turns(text):
            base = Context(section=Section.TASK, kind="assignment")
            kept = reading.lead_actors if reading.lead is not None else ()
            handed[index] = replace(
                handed[index], section=Section.TASK, kind=handed[index].kind or "assignment", actors=kept
            )
    return Statements(tuple(acts), tuple(settled), tuple(pieces))


def _handed(text: str, context: Context, reading: Reading) -> Context:
    """What a block hands to the blocks under it."""
    lead = reading.lead
    if reading.acts and lists_topics(text):
        return replace(context, section=Section.TOPICS)
    if lead is not None and text.rstrip().endswith(":"):
        kind = voice_kind(lead.voice) if lead.voice else reading.kind
        return replace(
            context,
            actors=reading.lead_actors or context.actors,
            kind=kind or context.kind,
            voice=lead.voice or "lead",
            head=reading.opening or context.head,
        )
    return replace(context, actors=reading.actors or context.actors, kind=reading.kind or context.kind)


def _heading(scene: Scene, document: Document, block: Block, context: Context) -> Context | None:
    """The context under a heading or a bare lead-in; None where the block states something itself."""
    text = document.words(block).strip()
    if block.kind is not BlockKind.HEADING and not text.endswith(":"):
        return None
    words = scene.words(block.span)
    if not words or len(words) > _LONGEST_HEADING * (2 if block.kind is BlockKind.HEADING else 1):
        return None
    start, voice = 0, None
    size, kinds = trigger_at(words, 0)
    if "voice" in kinds:
        start, voice = size, " ".join(w.low for w in words[:size])
    while start < len(words) and words[start].low in (
        "đối",
        "với",
        "riêng",
        "về",
        "phía",
        ":",
        "cho",
        "nhiệm",
        "vụ",
        "của",
    ):
        start += 1
    end = party_end(words, start, len(words)) if start < len(words) else start
    left = [w for w in words[end:] if not w.sign and w.depth == 0]
    topic = section_of(text) is not None and not (party_at(words, start)[1] & {"body", "office", "person", "area"})
    asks, said = trigger_at(words, end) if end < len(words) and voice is None else (0, frozenset[str]())
    if "voice" in said and end + asks == len(words) - 1:
        return None  # "Chủ tịch UBND huyện yêu cầu:" leads over to what others are to do
    if end > start and len(left) <= 3 and begins_party(words, start) and (voice or not topic):
        parties = parties_of(scene.text, words, (start, end), scene.names, via="lead-in" if voice else "heading")
        kind = voice_kind(voice) if voice else context.kind or "assignment"
        turned = Section.TASK if context.section is not Section.REPORT or voice else context.section
        return replace(context, section=turned, actors=parties, kind=kind, voice=voice)
    if block.kind is not BlockKind.HEADING:
        return None
    section = section_of(text)
    if verb_at(words, 0, first=True)[0] and section is None and not text.isupper() and len(words) > 8:
        return None
    places = topic_places(scene, block.span, heading=True) or context.places
    return replace(
        context,
        section=section or context.section,
        actors=(),
        kind=context.kind or "assignment",
        voice=None,
        places=places,
        head=_bracketed(scene.text, block.span) or context.head,
    )


def _bracketed(text: str, span: Span) -> Span | None:
    """The time in brackets of a heading."""
    match = _BRACKETED.search(text, span.start, span.end)
    return Span(match.start() + 1, match.end() - 1) if match is not None else None


def _quote(scene: Scene, span: Span) -> str:
    return " ".join(span.of(scene.text).split())


def _commitment(scene: Scene, act: Act, times: Sequence[Time], anchor: Anchor) -> Commitment:
    served = act.served if act.served is not None else beneficiaries_of(scene, act)
    due = due_of(scene, act, times, anchor)
    return Commitment(_quote(scene, act.span), act.span, act.kind, act.actors, served, due, act.rule, act.confidence)
