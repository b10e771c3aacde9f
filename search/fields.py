"""An Entry as the fields that both engines index: the same tokens, the same filters, the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from search.entry import Entry
from search.terms import Keys, analyze_keys, analyzer_version, bigrams

# Raise it whenever the fields of an entry, or what goes into them, change.
FIELDS_VERSION = 1

# Stands in a scored field that would be empty: BM25 averages lengths over the entries that have the field,
# and the engines count those without it differently. No query can hold it, for it is not a word.
NOTHING = "∅"

# Weights from a measurement on XQuAD-vi (nDCG@10 .965): bigrams stand for word segmentation, at 0.6.
BIGRAM_WEIGHT = 0.6
TITLE_WEIGHT = 0.5


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
    blocks = [analyze_keys(words) for words in _blocks(entry)]
    title = _title_keys(entry.title)
    if entry.kind == "document" and entry.title not in entry.text:
        blocks.insert(0, title)  # the words of a title are found even where the text leaves it out
    return Fields(
        folded=_filled([keys.folded for keys in blocks]),
        exact=_filled([keys.exact for keys in blocks]),
        bigrams=_filled([" ".join(bigrams(keys.folded.split(" "))) for keys in blocks]),
        title=title.folded or NOTHING,
        day=entry.date.toordinal() if entry.date else 0,
        year=entry.date.year if entry.date else None,
    )


@lru_cache(maxsize=256)
def _title_keys(title: str) -> Keys:
    """All facts of a document come with its title."""
    return analyze_keys(title)


def _blocks(entry: Entry) -> Iterator[str]:
    """The words of each block, and what stands between blocks, in the order of the text."""
    at = 0
    for start, end in (*entry.blocks, (len(entry.text), len(entry.text))):
        if at < start:
            yield entry.text[at:start]
        if start < end:
            yield entry.text[start:end]
        at = max(at, end)


def _filled(values: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, values)) or (NOTHING,)
