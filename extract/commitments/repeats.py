"""What a document states twice is found once, at its fullest statement: ledes and closing lines repeat the body.

Two statements are one when most syllables of the shorter stand in the longer, and the two are about as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.commitments.found import Act

_SAME = 0.75  # share of the shorter's syllables that stand in the longer
_LIKE = 0.5  # size of the two together, by which they are one
_LEAST = 8  # characters of an act


@dataclass(frozen=True, slots=True)
class _Said:
    act: Act
    key: str
    syllables: frozenset[str]


def once(text: str, acts: Sequence[Act], *, loosely: bool) -> list[Act]:
    """Each act once, in the order of the text: of two with the same words the first.

    `loosely`: of two that say nearly the same in different sentences the fuller, as in a report and its lede.
    """
    kept: list[_Said] = []
    for act in acts:
        said = _said(text, act)
        if len(said.key) >= _LEAST and all(said.key != other.key for other in kept):
            kept.append(said)
    return [said.act for said in kept if not (loosely and any(_repeats(said, other) for other in kept))]


def _said(text: str, act: Act) -> _Said:
    low = act.span.of(text).casefold()
    return _Said(act, "".join(c for c in low if c.isalnum()), frozenset(low.split()))


def _repeats(one: _Said, other: _Said) -> bool:
    """Whether the other states the same as this one, and more of it."""
    if one.act.sentence == other.act.sentence or _fullness(one) >= _fullness(other):
        return False
    shared = len(one.syllables & other.syllables)
    return shared >= _SAME * len(one.syllables) and 2 * shared >= _LIKE * (len(one.syllables) + len(other.syllables))


def _fullness(said: _Said) -> tuple[int, int]:
    return len(said.syllables), -said.act.span.start
