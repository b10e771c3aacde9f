"""Figures: numbers that count or measure something in the world, each with its clause.

The way of a figure: numbers are found in what the document itself says, those that times and names hold are
set aside, what only labels or orders is dropped, and the rest get their slots.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.dates.expression import Time
from extract.dates.find import lowered
from extract.figures.filter import counts
from extract.figures.numbers import numbers
from extract.figures.periods import periods
from extract.figures.repeats import without_repeats
from extract.figures.slots import Scene, cell_figure, figure_of
from extract.figures.sums import with_sums
from extract.figures.tables import cell_numbers, row_words
from extract.record import Entity, Figure
from ingest import Block, BlockKind, Document, Span

_DEEPEST = 6  # levels of headings that are followed upwards
_SPOKEN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL}


def find_figures(
    document: Document, *, times: Sequence[Time], entities: Sequence[Entity] = (), news: bool = False
) -> tuple[Figure, ...]:
    """The figures of the document's body, in the order of the text; of a post (`news`) each statement once.

    `times` are the document's times and `entities` its entities: a number inside one of them dates or names, and
    the places among the entities say where a figure holds.
    """
    text, lower = document.text, lowered(document.text)
    documents = [span for entity in entities if entity.type == "DOC" for span in entity.mentions]
    masked = _marked(len(text), [*(time.span for time in times), *documents])
    named = _marked(len(text), (span for entity in entities for span in entity.mentions))
    scene = Scene(text, lower, periods(text, lower, named), _places(entities))
    found = [
        cell_figure(cell, _above(document, cell.block), scene)
        for cell in cell_numbers(document)
        if not any(masked[_slice(cell.span)])
    ]
    alone = {figure.span.start for figure in found}
    for block in filter(_speaks, document.blocks):
        figures = _in_block(block, _above(document, block), scene, masked, named)
        found.extend(_with_row(document, block, figure) for figure in figures if figure.span.start not in alone)
    found = with_sums(sorted(found, key=lambda figure: figure.span), scene)
    return tuple(without_repeats(document, found) if news else found)


def _above(document: Document, block: Block) -> tuple[Span, ...]:
    """The lead-ins and headings that govern a block, innermost first."""
    spans: list[Span] = []
    while block.parent is not None and len(spans) < _DEEPEST:
        block = document.blocks[block.parent]
        spans.append(block.span)
    return tuple(spans)


def _in_block(
    block: Block, above: tuple[Span, ...], scene: Scene, masked: bytearray, named: bytearray
) -> Iterator[Figure]:
    """The figures of one block. A number in a name counts only before a unit that the lists have."""
    start = block.span.start
    for number in numbers(scene.text, scene.lower, start, block.span.end):
        end = number.end if number.unit_borrowed or number.unit is None else number.unit.end
        if any(masked[number.start : end]) or not counts(number, scene.text, scene.lower, start):
            continue
        if any(named[number.start : number.end]) and (number.unit is None or number.unit.kind == "open"):
            continue
        yield figure_of(number, block.span, above, scene)


def _with_row(document: Document, block: Block, figure: Figure) -> Figure:
    """A number and its unit alone in a cell say little: the whole row is quoted."""
    if block.kind is not BlockKind.CELL or len(figure.quote) > len(figure.span) + 2:
        return figure
    return replace(figure, quote=row_words(document, block))


def _speaks(block: Block) -> bool:
    """Headings without a number repeat the body; titles, letterheads and signatures state nothing."""
    return block.kind in _SPOKEN or (block.kind is BlockKind.HEADING and block.marker is not None)


def _places(entities: Iterable[Entity]) -> tuple[tuple[Span, str], ...]:
    named = [(span, entity.name) for entity in entities if entity.type == "LOC" for span in entity.mentions]
    return tuple(sorted(named))


def _slice(span: Span) -> slice:
    return slice(span.start, span.end)


def _marked(length: int, spans: Iterable[Span]) -> bytearray:
    """A row of flags, one a character, set inside the spans."""
    flags = bytearray(length)
    for span in spans:
        flags[_slice(span)] = b"\x01" * len(span)
    return flags
