"""Words of a text with the ones that were asked for set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest import BlockKind, Document
from search.highlight import highlight, snippets
from service.entries import searched_text


@dataclass(frozen=True, slots=True)
class Bit:
    """A few words, `hit` where they were asked for."""

    text: str
    hit: bool = False


def quoted(quote: str, words: str) -> tuple[Bit, ...]:
    """A fact's words, whole."""
    return tuple(_bits(quote, 0, len(quote), highlight(quote, words) if words else ()))


def excerpt(document: Document, words: str) -> tuple[Bit, ...]:
    """Where a document speaks of the words; the beginning of its text where none were asked."""
    text = _told(document)
    if words and not highlight(text, words):
        text, _ = searched_text(document)
    bits: list[Bit] = []
    for one in snippets(text, words) if words else snippets(text, "", count=1):
        if one.start > 0:
            bits.append(Bit(" … " if bits else "… "))
        bits.extend(_bits(text, one.start, one.end, one.marks))
    if bits and (not bits[-1].text.endswith((".", "!", "?"))):
        bits.append(Bit(" …"))
    return tuple(bits)


def _told(document: Document) -> str:
    """The text without what a list of results shows anyway: letterhead and title."""
    apart = (BlockKind.TITLE, BlockKind.HEADER, BlockKind.FURNITURE, BlockKind.RECIPIENTS, BlockKind.SIGNATURE)
    return "\n".join(document.words(block) for block in document.blocks if block.kind not in apart)


def _bits(text: str, start: int, end: int, marks: tuple[tuple[int, int], ...]) -> Iterator[Bit]:
    at = start
    for first, last in marks:
        if first > at:
            yield Bit(text[at:first])
        yield Bit(text[first:last], hit=True)
        at = last
    if at < end:
        yield Bit(text[at:end])
