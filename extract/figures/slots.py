"""The slots of a figure: the clause that states it, its qualifier, what it is about, where and when."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.figures.numbers import Number
from extract.figures.periods import Period, period_of
from extract.figures.tables import Cell
from extract.lexicon import table
from extract.record import Figure
from ingest import Span

_BREAK = re.compile(r"[;!?…\n]|[.:](?=\s)|,(?=\s)|\((?=\D)|\)")
_SENTENCE = re.compile(r"[.;!?…:](?=\s)|\n")
_LEAST = 12  # a clause of fewer letters takes the one before it along
_FARTHEST = 600  # letters on each side of a number within which its clause and sentence are looked for
_LEAD = re.compile(r"^(?:và|nhưng|đồng thời|trong khi|còn|song)\s+")
_TAIL_END = re.compile(
    r"\s(?:và\s+(?:hơn\s+|gần\s+|trên\s+|khoảng\s+)?\d|với|nhưng|để|trong\s+khi|so\s+với|vì|do|nên|gồm|là)\b"
)
_TAIL, _HEAD, _ACT = 5, 5, 3  # words of a subject after a counted noun, before a measure, before a noun without a tail
_WEAK = re.compile(
    r"(?:\s*\b(?:là|đạt|được|có|với|bằng|ước|chiếm|hơn|gần|khoảng|trên|dưới|từ|đến|còn|mới|chỉ|tăng|giảm|lên|xuống"
    r"|tối đa|ít nhất|thêm|tới|quá)\b)+\s*$"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the slots are read from: the text as written and in lower case, its periods, where places are named."""

    text: str
    lower: str
    periods: tuple[Period, ...]
    places: tuple[tuple[Span, str], ...]


def cell_figure(cell: Cell, above: Sequence[Span], scene: Scene) -> Figure:
    """The figure of a number alone in its cell: its row is quoted, its column's heading is what it is about."""
    return Figure(
        quote=cell.row,
        span=cell.span,
        value=cell.value,
        unit=cell.unit.words,
        subject=cell.heading or None,
        places=_places(cell.row_span, cell.span.start, scene.places),
        period=period_of(cell.row_span, (cell.row_span, *above), cell.span.start, scene.periods, scene.text),
        rule="figure.cell",
        confidence=0.9,
    )


def figure_of(number: Number, block: Span, above: Sequence[Span], scene: Scene) -> Figure:
    """The figure that the number states, with its slots; `above` are the blocks that govern its own."""
    unit = number.unit
    assert unit is not None
    text, lower = scene.text, scene.lower
    clause = clause_around(text, block, Span(number.start, max(unit.end, number.end)))
    sentence = _stretch(text, block, number.start, _SENTENCE)
    return Figure(
        quote=_written(clause.of(text)),
        span=Span(number.start, number.end if number.unit_borrowed else unit.end),
        value=number.value,
        unit=unit.words,
        subject=_subject(number, text, lower, clause),
        places=_places(sentence, number.start, scene.places),
        period=period_of(sentence, (block, *above), number.start, scene.periods, text),
        qualifier=_qualifier(number, lower, block.start),
        rule=f"figure.{number.role or ('words' if number.words else unit.kind)}",
        confidence=0.6 if unit.kind == "open" else 0.95,
    )


def _written(words: str) -> str:
    return " ".join(words.replace("*", " ").split()).strip(" ,;:-–+·•.")


def clause_around(text: str, block: Span, inner: Span) -> Span:
    """The stretch between commas or stronger signs around `inner`; a very short one takes its left neighbour along."""
    start = _left(text, block, inner.start)
    limit = min(block.end, inner.end + _FARTHEST)
    match = _BREAK.search(text, inner.end, limit)
    end = match.start() if match else limit
    while (
        end - start < _LEAST and start > block.start and (before := _trimmed(text, start)) and text[before - 1] in ",("
    ):
        start = _left(text, block, before - 1)
    return Span(start, max(end, inner.end))


def _trimmed(text: str, position: int) -> int:
    """The position without the blanks before it."""
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position


def _left(text: str, block: Span, position: int) -> int:
    last = low = max(block.start, position - _FARTHEST)
    for match in _BREAK.finditer(text, low, max(low, position)):
        last = match.end()
    while last < position and text[last].isspace():
        last += 1
    return last


def _stretch(text: str, block: Span, position: int, signs: re.Pattern[str]) -> Span:
    start = low = max(block.start, position - _FARTHEST)
    high = min(block.end, position + _FARTHEST)
    for match in signs.finditer(text, low, position):
        start = match.end()
    after = signs.search(text, position, high)
    return Span(start, after.start() if after else high)


@functools.cache
def _qualifiers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("qualifiers.tsv")
    sides = []
    for side in ("before", "after"):
        phrases = sorted((phrase for phrase, where in rows if where == side), key=lambda phrase: (-len(phrase), phrase))
        sides.append("|".join(r"\s+".join(phrase.split()) for phrase in phrases))
    return re.compile(rf"\b({sides[0]})(?:\s+(?:đạt|được|có|xong))?\s*$"), re.compile(rf"\s+({sides[1]})\b")


def _qualifier(number: Number, lower: str, block_start: int) -> str | None:
    before, after = _qualifiers()
    match = before.search(lower, max(block_start, number.start - 30), number.start)
    if match is not None:
        return " ".join(match[1].split())
    if number.role == "to":
        return None
    unit = number.unit
    behind = after.match(lower, unit.end if unit else number.end)
    return " ".join(behind[1].split()) if behind else None


def _subject(number: Number, text: str, lower: str, clause: Span) -> str | None:
    """A noun counted with the words after it, or the act on it; for a measure the words before it."""
    unit = number.unit
    assert unit is not None
    head = text[clause.start : number.start]
    head = head[: len(head) - len(_weak_tail(head))]
    before = _LEAD.sub("", _written(head)).split()
    tail = _written(_TAIL_END.split(text[unit.end : clause.end], maxsplit=1)[0]).split()
    if unit.kind in {"noun", "open"} and "/" not in unit.words:
        act = before[-_ACT:] if not tail and number.role is None else []
        return " ".join([unit.words, *tail[:_TAIL], *act]) or None
    return " ".join(before[-_HEAD:] or tail[:_HEAD]) or None


def _weak_tail(head: str) -> str:
    match = _WEAK.search(head.lower())
    return match[0] if match else ""


def _places(sentence: Span, position: int, places: Sequence[tuple[Span, str]]) -> tuple[str, ...]:
    """The places that the sentence names, nearest first, each once."""
    inside = []
    for at in range(bisect_left(places, sentence.start, key=lambda place: place[0].start), len(places)):
        span, name = places[at]
        if span.start >= sentence.end:
            break
        if sentence.contains(span):
            inside.append((abs(span.start - position), name))
    return tuple(dict.fromkeys(name for _, name in sorted(inside)))[:3]
