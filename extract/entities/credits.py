"""Credits of pictures and agencies, which name nothing of the document: "Ảnh: Doãn Tấn/TTXVN", "(TTXVN)"."""

from __future__ import annotations

from extract.entities.grammar import grammar, starts_body
from extract.entities.words import Words

_NAME = 4  # words of a photographer's name at most
_OPENING = ("ảnh", "nguồn", "clip")
_SIGNS = frozenset("/-–.,")
_AGENCIES = frozenset({"ttxvn", "vov", "vtv", "vgp", "vietnamnet", "vnexpress", "tpo"})


def credit_openers() -> frozenset[str]:
    """The words at which a credit can begin."""
    return _AGENCIES.union(_OPENING)


def past_credit(words: Words, i: int) -> int:
    """The word behind the credit that begins at word i; i itself where none does."""
    if words.low[i] in _AGENCIES:
        inside = words.is_low(i - 1, "(", "/") and words.is_low(i + 1, ")", "/", ",", "-")
        return i + 1 if inside or words.is_low(i - 1, "/") else i
    start = i + 3 if words.is_low(i + 1, "minh") and words.is_low(i + 2, "họa") else i + 1  # "Ảnh minh họa: …"
    if words.low[i] not in _OPENING or not words.is_low(start, ":"):
        return i
    end = start + 1
    while end < len(words) and end - start <= 2 * _NAME and not words.broken[end]:
        if not (words.capital(end) or words.written[end] in _SIGNS):
            break
        if starts_body(words, end) and words.low[end] not in _AGENCIES:
            break
        behind_stop = words.low[end - 1] == "." and len(words.written[end]) > 2  # not "Q.N."
        if behind_stop or grammar().offices.longest(words, end) is not None:
            break
        end += 1
    return end
