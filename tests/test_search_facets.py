"""Which values of a facet are shown, and that both engines and many segments show the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from searched_entries import document

from search import Query, open_index
from search.facets import COUNTED, MOST_VALUES, shown


def values(*counts: int) -> list[tuple[str, int]]:
    return [(f"v{number:03}", count) for number, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ([], []),
        ([("b", 1), ("a", 1), ("c", 2)], [("c", 2), ("a", 1), ("b", 1)]),  # most frequent first, ties by value
        (values(*[5] * 31), values(*[5] * MOST_VALUES)),
        (values(*range(99, 99 - COUNTED, -1)), values(*range(99, 99 - MOST_VALUES, -1))),
        (values(*[9] * 10, *[3] * (COUNTED - 10)), values(*[9] * 10)),  # which of the threes were counted is chance
        (values(*[3] * COUNTED), values(*[3] * MOST_VALUES)),  # nothing but threes: the first by value
    ],
)
def test_shown(counted: list[tuple[str, int]], expected: list[tuple[str, int]]) -> None:
    assert shown(counted) == tuple(expected)


def test_both_engines_show_the_same_of_many_values(elasticsearch_url: str, tmp_path: Path) -> None:
    """A thousand values, some frequent only when all segments are taken together."""
    entries = [
        document(f"d{n:04}", "việc" if n % 3 else "một việc", places=(f"{n % 701:03}", f"{n % 37:03}"), bodies=(f"b{n}",))
        for n in range(1_200)
    ]  # fmt: skip
    with open_index(tmp_path) as one, open_index(elasticsearch_url) as other:
        for part in range(4):
            one.put(entries[part::4], sequence=part + 1)
        other.put(entries, sequence=1)
        for query in (Query(facets=True), Query("một", facets=True), Query("việc", facets=True, places=("001",))):
            assert one.find(query).facets == other.find(query).facets
        assert one.find(Query(facets=True)).facets["bodies"][:2] == (("b0", 1), ("b1", 1))
