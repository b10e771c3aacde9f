"""Whether the parts that a sentence names make up its whole: "35 đề tài, trong đó 14 cấp tỉnh và 21 cấp cơ sở".

The note is computed and says so either way: "35 = 14 + 21", or "35 ≠ 14 + 20 (34)". One part alone claims no
sum; parts in other words than the whole ("14 cấp tỉnh") count where the sum holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.figures.slots import Scene
from extract.record import Figure

_OPENS = re.compile(r"[^\d.;:()]{0,60}(?:\([^\d()]{0,20}|[,;]?\s*(?:gồm|bao\s+gồm|trong\s+đó)\b[^\d.;()]{0,30})")
_BETWEEN = re.compile(r"[^\d.;:()]{0,60}(?:,|;|\bvà)[^\d.;:()]{0,40}")
_CLOSES = re.compile(r"[^\d.;:]{0,60}(?:[.;)]|$)")
_FEWEST = 2  # parts that make a sum


def with_sums(figures: Sequence[Figure], scene: Scene) -> list[Figure]:
    """The figures in the order of the text, each whole with a note on the sum of its parts."""
    return [_noted(figures, index, scene.lower) for index in range(len(figures))]


def _noted(figures: Sequence[Figure], index: int, lower: str) -> Figure:
    whole = figures[index]
    parts = _parts(figures, index, lower)
    if len(parts) < _FEWEST or any(part.value >= whole.value for part in parts):
        return whole
    total = round(sum(part.value for part in parts), 9)
    terms = " + ".join(_plain(part.value) for part in parts)
    holds = total == whole.value
    if not holds and not all(_alike(whole, part) for part in parts):
        return whole
    sign, rest = ("=", "") if holds else ("≠", f" ({_plain(total)})")
    return replace(whole, note=f"{_plain(whole.value)} {sign} {terms}{rest}")


def _parts(figures: Sequence[Figure], index: int, lower: str) -> list[Figure]:
    """The row of figures of the whole's unit that an opener, then commas and "và" tie to it."""
    found: list[Figure] = []
    last, pattern = figures[index], _OPENS
    for part in figures[index + 1 :]:
        if not pattern.fullmatch(lower, last.span.end, part.span.start) or part.qualifier is not None:
            break
        found.append(part)
        last, pattern = part, _BETWEEN
    return found if found and _CLOSES.match(lower, last.span.end) else []


def _alike(whole: Figure, part: Figure) -> bool:
    return bool(set(whole.unit.lower().split()) & set(part.unit.lower().split()))


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value).replace(".", ",")
