"""When two quotes, names or figures are the same: the rules that scores are counted by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from extract.export import EntityJson, FigureJson

QUOTE_MATCH = 0.5  # token F1 from which two quotes are the same commitment or decision
NAME_MATCH = 0.65  # token Jaccard from which two descriptive names ("các quận, huyện …") are the same

NameKey = frozenset[str]

_HONORIFICS = frozenset(["ông", "bà", "đồng", "chí", "đ/c", "anh", "chị", "các", "những", "toàn", "thể"])
_TOKEN = re.compile(r"\d+(?:[.,/-]\d+)*|\w+|%")
# Where the tone mark stands is spelling, not content: "Thuỷ" and "Thủy" are one word.
_TONE_PLACES = {
    re.compile(rf"(?<!q){modern}(?!\w)"): old
    for modern, old in zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
}

Left = TypeVar("Left")
Right = TypeVar("Right")


@lru_cache(maxsize=65_536)
def words(text: str | None) -> tuple[str, ...]:
    """Lower-case words, numbers ("2.002", "15/6") and percent signs, with one placement of tone marks."""
    lowered = unicodedata.normalize("NFC", text or "").lower()
    for modern, old in _TONE_PLACES.items():
        lowered = modern.sub(old, lowered)
    return tuple(_TOKEN.findall(lowered))


def overlap(one: str | None, other: str | None) -> float:
    """F1 of the words that two texts share, 0..1."""
    left, right = Counter(words(one)), Counter(words(other))
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def name_key(name: str) -> NameKey:
    """The words of a name that tell it apart, without titles and plurals.

    "các xã" keeps its plural: it is a group, not the commune that an alias "xã" stands for.
    """
    spoken = words(name)
    kept = [word for word in spoken if word not in _HONORIFICS]
    return frozenset(kept if len(kept) > 1 or len(kept) == len(spoken) else spoken)


def family(entity: EntityJson) -> set[NameKey]:
    """The keys of an entity's name and of its aliases."""
    return {name_key(name) for name in [entity["name"], *(entity.get("aliases") or [])]}


def forms(name: str, entities: Sequence[EntityJson]) -> list[NameKey]:
    """The name's key, with the keys of every entity that it may stand for."""
    keys = {name_key(name)}
    for entity in entities:
        relatives = family(entity)
        if keys & relatives:
            keys |= relatives
    return list(keys)


def same_name(left: Sequence[NameKey], right: Sequence[NameKey]) -> bool:
    """Whether any two forms are equal, or share enough of their words."""
    return any(
        one == other or len(one & other) / len(one | other) >= NAME_MATCH
        for one in left
        for other in right
        if one and other
    )


def figure_likeness(gold: FigureJson, predicted: FigureJson) -> float:
    """0 where value or unit differ, else 1 plus the likeness of the quotes, to keep equal numbers apart."""
    value, guess = gold.get("value"), predicted.get("value")
    if value is None or guess is None or abs(value - guess) > 1e-9 * max(1, abs(value)):
        return 0.0
    unit, guessed = set(words(gold.get("unit"))), set(words(predicted.get("unit")))
    if unit != guessed and not unit & guessed:
        return 0.0
    return 1.0 + overlap(gold.get("quote"), predicted.get("quote"))


def pair(
    gold: Sequence[Left],
    predicted: Sequence[Right],
    likeness: Callable[[Left, Right], float],
    least: float,
) -> dict[int, int]:
    """One-to-one pairs of indices (gold → predicted), most alike first, none less alike than `least`."""
    ranked = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in ranked:
        if value >= least and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
