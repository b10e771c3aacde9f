"""Lines under a task that say who leads, who helps and by when: they belong to the task and are no act of their own.

    1. Xây dựng quy chế quản lý điểm du lịch
    - Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch.
    - Cơ quan phối hợp: Sở Xây dựng, UBND các xã.
    - Thời gian hoàn thành: Quý II/2025.

The labels may stand in one line, and behind the task itself. By the guide who leads and who helps both act ("X chủ trì,
Y phối hợp").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.clauses.structure import speaks
from extract.commitments.found import Act, trim
from extract.commitments.scene import Scene
from extract.record import Party
from ingest import BlockKind, Document, Span

_WHO = r"(?:(?:cơ quan|đơn vị|bộ phận|cấp|các đơn vị|các cơ quan)\s+)"
_END = r"(?:\s+(?:thực hiện|chính|tham mưu|triển khai|tổ chức thực hiện|nhiệm vụ))?\s*:\s*"
_LABEL = re.compile(
    r"(?:^|(?<=[.;(\n])|(?<=[.;(] ))[\s*+–-]*(?:[a-zđ]\)\s*)?"
    rf"(?:(?P<lead>{_WHO}?(?:chủ trì|được giao chủ trì|chịu trách nhiệm|đầu mối)|{_WHO}(?:thực hiện|phụ trách)"
    rf"|phân công(?: thực hiện)?|người thực hiện){_END}"
    rf"|(?P<help>{_WHO}?phối hợp){_END}"
    r"|(?P<due>(?:thời (?:gian|hạn)(?: thực hiện| hoàn thành)?|tiến độ(?: thực hiện)?|hoàn thành)\s*:\s*))",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Duty:
    """The labels of one block: where they begin, and what they name."""

    block: int
    at: int
    alone: bool  # the block is nothing but labels
    parties: tuple[Party, ...]
    due: Span | None


def with_duties(scene: Scene, document: Document, acts: Sequence[Act]) -> list[Act]:
    """The acts with the actors and the time of the lines under them, without what was read out of those lines."""
    duties = [duty for index in range(len(document.blocks)) if (duty := _duty(scene, document, index)) is not None]
    if not any(duty.parties for duty in duties):
        return list(acts)
    kept = [act for act in acts if not any(_inside(document, duty, act) for duty in duties)]
    alone = {duty.block for duty in duties if duty.alone}
    tasks = [_tasks(document, duty, alone) for duty in duties]
    led = {index for duty, blocks in zip(duties, tasks, strict=True) if duty.parties for index in blocks}
    for duty, blocks in zip(duties, tasks, strict=True):
        if duty.parties or led & set(blocks):  # a time alone may be that of an event
            spans = [document.blocks[index].span for index in blocks]
            kept = [_dutied(scene, act, duty) if _of(act, duty, spans) else act for act in kept]
    return kept


def _duty(scene: Scene, document: Document, index: int) -> _Duty | None:
    block = document.blocks[index]
    if not speaks(block) or block.table is not None:
        return None
    start, end = block.span.start, block.span.end
    found = list(_LABEL.finditer(scene.text[start:end]))  # a block begins behind its bullet
    if not found or (found[0]["due"] and len(found) == 1 and found[0].start()):
        return None
    values = [Span(start + a.end(), start + b.start()) for a, b in pairwise(found)]
    values.append(Span(start + found[-1].end(), end))
    parties: dict[str, Party] = {}
    due = None
    for match, value in zip(found, values, strict=True):
        if match["due"]:
            due = due or value
        else:
            named = _named(scene, value)
            parties |= {party.name: party for party in named}
            if not named:
                return None
    return (
        None
        if not parties and len(found) > 1
        else _Duty(index, start + found[0].start(), found[0].start() == 0, tuple(parties.values()), due)
    )


def _named(scene: Scene, value: Span) -> tuple[Party, ...]:
    """The parties of a label's value; none if it is more than a list of them ('Phối hợp: rà soát …')."""
    words = scene.words(value)
    end = len(words)
    while end and words[end - 1].low in (".", ";", ",", ")", "(", "-", "+"):
        end -= 1
    at, parties = 0, dict[str, Party]()
    while at < end:
        after = party_end(words, at, end) if begins_party(words, at) else at
        if after == at or (after < end and words[after].low not in (",", ";", "và")):
            return ()
        parties |= {party.name: party for party in parties_of(scene.text, words, (at, after), scene.names, via="line")}
        at = after + 1
    return tuple(parties.values())


def _inside(document: Document, duty: _Duty, act: Act) -> bool:
    """Whether the act was read out of the labels."""
    return duty.at <= act.span.start < document.blocks[duty.block].span.end


def _tasks(document: Document, duty: _Duty, labelled: set[int]) -> list[int]:
    """The blocks whose acts the labels are of: what they stand under, and the siblings before them, up to labels."""
    if not duty.alone:
        return [duty.block]
    parent = document.blocks[duty.block].parent
    while parent is not None and parent in labelled:  # "b) Phân công thực hiện:" has the labels under it
        parent = document.blocks[parent].parent
    if parent is None:
        return _nearest(document, duty, labelled)
    found: list[int] = []
    for index in range(duty.block - 1, parent, -1):
        if index not in labelled:
            found.append(index)
        elif found:
            return found
    return [*found, parent]


def _nearest(document: Document, duty: _Duty, labelled: set[int]) -> list[int]:
    """Where nothing stands above: the blocks back to the last item."""
    found: list[int] = []
    for index in range(duty.block - 1, max(-1, duty.block - 8), -1):
        if index in labelled:
            if found:
                break
            continue
        found.append(index)
        if document.blocks[index].kind in (BlockKind.ITEM, BlockKind.HEADING):
            break
    return found


def _of(act: Act, duty: _Duty, spans: Sequence[Span]) -> bool:
    return act.span.start < duty.at and any(span.start <= act.span.start < span.end for span in spans)


def _dutied(scene: Scene, act: Act, duty: _Duty) -> Act:
    """The act with what the labels say; one that names its actor itself keeps it."""
    own = any(party.via != "line" and party.span and act.span.contains(party.span) for party in act.actors)
    lined = [party for party in act.actors if party.via == "line"]
    actors = {party.name: party for party in (*lined, *duty.parties)} if duty.parties and not own else None
    span = Span(act.span.start, min(act.span.end, duty.at)) if act.span.end > duty.at else act.span
    return replace(
        act,
        span=trim(scene.text, span),
        actors=act.actors if actors is None else tuple(actors.values()),
        closing=act.closing or duty.due,
    )
