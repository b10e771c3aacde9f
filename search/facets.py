"""What hits are counted by, and which values of a facet are shown."""

from __future__ import annotations

from collections.abc import Iterable

FACETS = ("kind", "document_type", "places", "bodies", "year")

MOST_VALUES = 30  # of one facet that are shown
COUNTED = 45  # values that an engine is asked for, to see what ties with the last that is shown

Counts = tuple[tuple[str, int], ...]


def shown(counted: Iterable[tuple[str, int]]) -> Counts:
    """The values to show of those counted: most frequent first, ties by value.

    Where COUNTED values were found there are more than can be shown, and engines break the ties of the
    last ones differently: then values that tie with the last counted are left out, unless all do.
    """
    pairs = sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    if is_cut(pairs) and not is_level(pairs):
        least = pairs[COUNTED - 1][1]
        pairs = [pair for pair in pairs if pair[1] > least]
    return tuple(pairs[:MOST_VALUES])


def is_cut(pairs: list[tuple[str, int]]) -> bool:
    """Whether there may be more values than were counted."""
    return len(pairs) >= COUNTED


def is_level(pairs: list[tuple[str, int]]) -> bool:
    """Whether all of the first COUNTED values are equally frequent; pairs are in descending order."""
    return pairs[0][1] == pairs[COUNTED - 1][1]
