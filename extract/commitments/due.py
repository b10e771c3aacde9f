"""By when an act is to be done: the time of its own words, else the one that closes, opens or heads its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.commitments.found import Act
from extract.commitments.scene import Scene
from extract.dates.deadline import deadline_of
from extract.dates.expression import Anchor, Bound, Kind, Moment, Time
from extract.record import Interval
from ingest import Span

_HEAD = re.compile(r"(?:^|[,;:“\"])\s*(?:(?:dự kiến|cụ thể|theo đó|phấn đấu|riêng),?\s+)*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 3  # characters between a time and the act that it leads in: ', '


def due_of(scene: Scene, act: Act, times: Sequence[Time], anchor: Anchor) -> Interval | None:
    """The deadline of an act; None where none is said or nobody can date it."""
    if act.closing is not None and act.span.contains(act.closing):
        due = _in_column(scene, act.closing, times, anchor)
        if due is not None:
            return due
    for span in _stretches(scene.text, act, times):
        due = deadline_of(span, times, anchor, text=scene.text)
        if due is not None:
            return due
    return None


def _in_column(scene: Scene, cell: Span, times: Sequence[Time], anchor: Anchor) -> Interval | None:
    """The deadline in the column of terms, where a bare "2025" is one: the head of the column marks it."""
    said = cell.of(scene.text).strip()
    marked = [replace(time, marked=True) for time in times if cell.contains(time.span)]
    if _YEAR.fullmatch(said):
        marked = [Time(cell, said, Bound.IN, Moment(Kind.YEAR, year=int(said)), marked=True)]
    return deadline_of(cell, marked, anchor, text=scene.text)


def _stretches(text: str, act: Act, times: Sequence[Time]) -> Iterator[Span]:
    """Where its time may stand, the nearest first."""
    yield act.span
    before = bisect_left(times, act.span.start, key=lambda time: time.span.start) - 1
    if before >= 0 and _leads(text, act, times[before].span):
        yield times[before].span
    for span in (act.closing, act.opening, act.head):
        if span is not None:
            yield span


def _leads(text: str, act: Act, time: Span) -> bool:
    """Whether a time heads the clause of the act: 'dự kiến trong tháng 7, | Bộ sẽ trình'; it ends no other."""
    if not (act.sentence.start <= time.start and 0 < act.span.start - time.end <= _NEAR):
        return False
    return _HEAD.search(text, act.sentence.start, time.start) is not None
