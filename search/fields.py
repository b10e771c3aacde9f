"""An Entry as the fields that both engines index: the same tokens, the same filters, the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from search.entry import Entry
from search.terms import Token, analyze, analyzer_version, bigrams

# Raise it whenever the fields of an entry, or what goes into them, change.
FIELDS_VERSION = 1

# Stands in a scored field that would be empty: BM25 averages lengths over the entries that have the field,
# and the engines count those without it differently. No query can hold it, for it is not a word.
NOTHING = "∅"

# Weights from a measurement on XQuAD-vi (nDCG@10 .965): bigrams stand for word segmentation, at 0.6.
BIGRAM_WEIGHT = 0.6
TITLE_WEIGHT = 0.5

MOST_VALUES = 1_000  # of one facet that are counted out
FACETS = ("kind", "document_type", "places", "bodies", "year")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is indexed of one entry. Token fields hold one string of tokens a block: no phrase crosses."""

    folded: tuple[str, ...]
    exact: tuple[str, ...]
    bigrams: tuple[str, ...]
    title: str
    day: int  # proleptic ordinal of the date; 0 where it is unknown, which sorts last
    year: int | None


@cache
def index_version() -> str:
    """The version that an index must have been built with to be asked by this program."""
    return f"{FIELDS_VERSION}-{analyzer_version()}"


def fields_of(entry: Entry) -> Fields:
    """Analyze an entry. Every scored field holds at least one token."""
    title = analyze(entry.title)
    blocks = list(_blocks(entry))
    if entry.kind == "document" and entry.title not in entry.text:
        blocks.insert(0, title)  # the words of a title are found even where the text leaves it out
    return Fields(
        folded=_filled([" ".join([token.folded for token in block]) for block in blocks]),
        exact=_filled([" ".join([token.exact for token in block]) for block in blocks]),
        bigrams=_filled([" ".join(bigrams(block)) for block in blocks]),
        title=" ".join([token.folded for token in title]) or NOTHING,
        day=entry.date.toordinal() if entry.date else 0,
        year=entry.date.year if entry.date else None,
    )


def _blocks(entry: Entry) -> Iterator[list[Token]]:
    """The tokens of each block, and of what stands between blocks, in the order of the text."""
    at = 0
    for start, end in (*entry.blocks, (len(entry.text), len(entry.text))):
        if at < start:
            yield analyze(entry.text, at, start)
        if start < end:
            yield analyze(entry.text, start, end)
        at = max(at, end)


def _filled(values: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, values)) or (NOTHING,)
