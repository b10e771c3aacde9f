"""Words of a text with the ones that were asked for set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search.highlight import highlight, snippets


@dataclass(frozen=True, slots=True)
class Bit:
    """A few words, `hit` where they were asked for."""

    text: str
    hit: bool = False


def quoted(quote: str, words: str) -> tuple[Bit, ...]:
    """A fact's words, whole."""
    return tuple(_bits(quote, 0, len(quote), highlight(quote, words) if words else ()))


def excerpt(text: str, words: str) -> tuple[Bit, ...]:
    """Where a document's text speaks of the words; its beginning where none were asked, or none are in it."""
    bits: list[Bit] = []
    for one in snippets(text, words, count=2 if words else 1):
        if one.start > 0:
            bits.append(Bit(" … " if bits else "… "))
        bits.extend(_bits(text, one.start, one.end, one.marks))
    if bits and not bits[-1].text.endswith((".", "!", "?")):
        bits.append(Bit(" …"))
    return tuple(bits)


def _bits(text: str, start: int, end: int, marks: tuple[tuple[int, int], ...]) -> Iterator[Bit]:
    at = start
    for first, last in marks:
        if first > at:
            yield Bit(text[at:first])
        yield Bit(text[first:last], hit=True)
        at = last
    if at < end:
        yield Bit(text[at:end])
