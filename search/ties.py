"""Equal scores go by id, on every engine alike.

A score is a sum of 32-bit numbers, and each engine adds in an order of its own: scores that are equal on paper
differ in their last bits. So neighbours that differ by less than TOLERANCE are one tie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

TOLERANCE = 1e-6  # of a score: several times what the order of addition makes, far below what ranks


def ties(scores: Sequence[float], *, tolerance: float = TOLERANCE) -> Iterator[tuple[int, int]]:
    """The (start, end) of each run of equal scores, of scores in descending order."""
    start = 0
    for at in range(1, len(scores) + 1):
        if at == len(scores) or scores[at - 1] - scores[at] > tolerance * scores[at - 1]:
            yield start, at
            start = at


def ties_of_page(
    scores: Sequence[float], first: int, last: int, *, tolerance: float = TOLERANCE
) -> list[tuple[int, int]]:
    """The runs that have a place among those from `first` up to, not including, `last`."""
    return [run for run in ties(scores, tolerance=tolerance) if run[1] > first and run[0] < last]


def is_open(scores: Sequence[float], last: int, *, tolerance: float = TOLERANCE) -> bool:
    """Whether the run that the page ends in goes on to the end of the scores, and perhaps beyond."""
    runs = ties_of_page(scores, last - 1, last, tolerance=tolerance)
    return bool(runs) and runs[-1][1] == len(scores)
