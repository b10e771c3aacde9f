"""What closes the name of a body behind its core: "… thủy lợi | Việt Nam", "… dịch tễ | Trung ương", "chi nhánh A"."""

from __future__ import annotations

import functools

from extract.entities.areas import area_at, level_at
from extract.entities.grammar import grammar, starts_body
from extract.entities.words import Phrases, Words

_LONGEST = 7  # small words up to the closing one
_BRANCH = 4  # syllables of the name of a branch
_RUN_ON = frozenset(
    {"Viện", "Trung tâm", "Bệnh viện", "BV", "Hội", "Hiệp hội", "Liên hiệp", "Cục", "Ủy ban", "Tổng hội"}
)


@functools.cache
def _closing() -> Phrases[str]:
    return Phrases((word, word) for word in ("Việt Nam", "VN", "Trung ương", "TW", "T.Ư", "Quốc gia", "quốc gia"))


def closing_end(words: Words, j: int, head: str) -> int | None:
    """The end of the word that closes a name at word j, or a few small words behind it where the head may run on."""
    last = min(len(words), j + (_LONGEST if head in _RUN_ON else 1))
    for k in range(j, last):
        if words.broken[k] or words.caps:
            return None
        found = _closing().longest(words, k)
        if found is not None:
            return found[0] if words.written[k][0].isupper() or k > j else None
        if not _runs_on(words, k):
            return None
    return None


def _runs_on(words: Words, k: int) -> bool:
    rules = grammar()
    if words.low[k] in {"-", "và"}:
        return True
    if not words.written[k].isalpha() or level_at(words, k) is not None or starts_body(words, k):
        return False
    return rules.stops.longest(words, k) is None and rules.offices.longest(words, k) is None


def branch_end(words: Words, j: int) -> int | None:
    """The end of "chi nhánh Quảng Ninh", "- Chi nhánh Bình Định" at word j."""
    start = j + 1 if words.is_low(j, "-", ",") else j
    if not (words.is_low(start, "chi") and words.is_low(start + 1, "nhánh")):
        return None
    area = area_at(words, start + 2) if start + 2 < len(words) else None
    if area is not None:
        return area.end
    k = start + 2
    while k < min(len(words), start + 2 + _BRANCH) and words.capital(k) and not words.broken[k]:
        k += 1
    return k if k > start + 2 else None
