"""Scores that differ only by the order of addition are one tie."""

from __future__ import annotations

import pytest

from search.ties import is_open, ties, ties_of_page


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], []),
        ([3.0], [(0, 1)]),
        ([3.0, 2.0, 1.0], [(0, 1), (1, 2), (2, 3)]),
        ([3.0, 3.0, 1.0], [(0, 2), (2, 3)]),
        ([9.283652, 9.283651, 9.28], [(0, 2), (2, 3)]),  # the last bit of 32
        ([1e-9, 1e-10], [(0, 1), (1, 2)]),  # small scores are told apart as large ones are
    ],
)
def test_ties(scores: list[float], expected: list[tuple[int, int]]) -> None:
    assert list(ties(scores)) == expected


def test_whole_numbers_tie_only_when_equal() -> None:
    days = [(1 << 61) + 1, 1 << 61, 1 << 61]
    assert list(ties(days, tolerance=0.0)) == [(0, 1), (1, 3)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 1, [(0, 1)]), (1, 2, [(1, 3)]), (0, 3, [(0, 1), (1, 3)]), (2, 4, [(1, 3), (3, 4)]), (1, 1, [])],
)
def test_ties_of_a_page_are_whole(first: int, last: int, expected: list[tuple[int, int]]) -> None:
    assert ties_of_page([4.0, 3.0, 3.0, 1.0], first, last) == expected


@pytest.mark.parametrize(("last", "expected"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_tie_at_the_end_may_go_on(last: int, expected: bool) -> None:
    assert is_open([4.0, 3.0, 1.0, 1.0], last) is expected
