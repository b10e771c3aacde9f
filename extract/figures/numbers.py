"""Where numbers stand and what they are worth, before it is asked whether they count anything.

Ranges ("từ 320 đến 350 ha", "45 - 48 học sinh") and fractions ("12/19 tiêu chí") are two numbers that share a unit;
"3 tỷ 450 triệu đồng" and "một năm rưỡi" are one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.figures.units import Unit, unit_at
from extract.numbers import DIGITS, parse_digits, parse_words, word_pattern

_RUN = re.compile(r"\d[\d.,]*")
_WHOLE = re.compile(DIGITS)
_FREE = re.compile(
    r"(?<![\w.,:])(?<!\d\+)(?<![^a-zà-ỹđ]/)(?<!\d[\-–])(?:(?<![A-Za-zĐđÀ-ỹ][\-–])|(?<=\dkg[\-–])|(?<=\dm[\-–])|(?<=\dkm[\-–])|(?<=\dha[\-–])|(?<=đồng[\-–]))"
)
_GLUED = re.compile(r"(?<=[a-zà-ỹđ]{3})[\d.,]+(?=\s*(?:%|km|ha|m\d?\b|tỷ|tỉ|triệu|nghìn|tấn|kg|đồng|người|hộ))")
_SECOND = re.compile(
    rf"\s*(?P<link>/|-|–|đến|tới|lên|xuống|xuống\s+còn|còn|x|trong|trong\s+số|trên\s+tổng\s+số)\s*(?P<n>{DIGITS})(?![\d.,]*\d)"
)
_COMPOUND = re.compile(rf"\s*(?P<big>tỷ|tỉ|triệu)\s+(?P<n>{DIGITS})\s*(?P<small>triệu|nghìn|ngàn)\b")
_WORD = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"\s*\([^\W\d_]+(?:\s[^\W\d_]+){0,5}\)(?=\s)")
_LONGEST_IN_WORDS = 24  # words: hundreds of billions, millions, thousands and ones
_OF = re.compile(r"\s+trong\s+(?:số\s+)?")
_HALF = re.compile(r"\s+rưỡi\b")
_STEPS = {("tỷ", "triệu"): 1e3, ("tỉ", "triệu"): 1e3, ("triệu", "nghìn"): 1e3, ("triệu", "ngàn"): 1e3,
          ("tỷ", "nghìn"): 1e6, ("tỉ", "nghìn"): 1e6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """One number in the text: where its digits or words stand, its value, and the unit after it.

    `words` is whether it is written in words; `role` is "whole" or "part" of a fraction, "from" or "to" of a range.
    `unit_borrowed` is whether the unit stands after the other number of the pair.
    """

    start: int
    end: int
    value: float
    unit: Unit | None
    words: bool = False
    role: str | None = None
    unit_borrowed: bool = False


def numbers(text: str, lower: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of one stretch of the text, in its order."""
    done = start
    found = sorted([*_in_digit_runs(lower, start, end), *_in_word_runs(lower, start, end)])
    for first, last, in_words in found:
        if first < done:
            continue
        group = _in_words(text, lower, first, last) if in_words else _in_digits(text, lower, first, last, end)
        for number in group:
            done = max(done, number.end, number.unit.end if number.unit else 0)
            yield number


def _in_digit_runs(lower: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where a number in digits stands that is no part of a longer code."""
    for match in _RUN.finditer(lower, start, end):
        digits = match[0].rstrip(".,")
        if _WHOLE.fullmatch(digits) and (_FREE.match(lower, match.start()) or _GLUED.match(lower, match.start())):
            yield match.start(), match.start() + len(digits), False


def _in_word_runs(lower: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where a run of number words stands between whole words."""
    for match in _word_runs().finditer(lower, start, end):
        before, after = lower[max(0, match.start() - 1) : match.start()], lower[match.end() : match.end() + 1]
        if not (before.isalnum() or after.isalnum() or before in {"'", "’"} or after in {"'", "’"}):
            yield match.start(), match.end(), True


@functools.cache
def _word_runs() -> re.Pattern[str]:
    return re.compile(word_pattern())


def _in_words(text: str, lower: str, start: int, end: int) -> list[Number]:
    """Numbers in words, which must count something that the lists know: the longest run that is one wins.

    "hai năm" is two years and not a number; "mỗi năm hai lần" holds one number.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(lower, start, end)]
    for first in range(len(words)):
        for last in range(min(len(words), first + _LONGEST_IN_WORDS) - 1, first - 1, -1):
            begin, stop = words[first][0], words[last][1]
            found = _one_in_words(text, lower, begin, stop) or _share_in_words(text, lower, begin, stop)
            if found:
                return found
    return []


def _one_in_words(text: str, lower: str, start: int, end: int) -> list[Number]:
    value = parse_words(lower[start:end])
    unit = unit_at(text, lower, end, open_class=False) if value is not None else None
    if value is None or unit is None:
        return []
    half = _HALF.match(lower, unit.end)
    if half is not None:
        return [Number(start, end, value + 0.5, replace(unit, end=half.end()), words=True)]
    return [Number(start, end, value, unit, words=True)]


def _share_in_words(text: str, lower: str, start: int, end: int) -> list[Number]:
    """A share in words, "hai trong ba trường": two numbers with one unit."""
    value, of = parse_words(lower[start:end]), _OF.match(lower, end)
    second = _word_runs().match(lower, of.end()) if of else None
    if value is None or second is None:
        return []
    whole = _one_in_words(text, lower, second.start(), second.end())
    return [Number(start, end, value, one.unit, words=True, role="part", unit_borrowed=True) for one in whole] + whole


def _in_digits(text: str, lower: str, start: int, end: int, limit: int) -> list[Number]:
    compound = _COMPOUND.match(lower, end, limit)
    if compound is not None:
        return [_compound(text, lower, start, end, compound)]
    second = _SECOND.match(lower, end, limit)
    if second is not None:
        return _pair(text, lower, start, end, second)
    spelled = _IN_BRACKETS.match(lower, end, limit)
    if spelled is not None and parse_words(spelled[0].strip(" ()")) is None:
        spelled = None
    after = spelled.end() if spelled else end
    return [Number(start, end, parse_digits(lower[start:end]), unit_at(text, lower, after))]


def _compound(text: str, lower: str, start: int, end: int, match: re.Match[str]) -> Number:
    """Money in two steps, "3 tỷ 450 triệu đồng": 3.45 with the unit "tỷ đồng"."""
    share = parse_digits(match["n"]) / _STEPS.get((match["big"], match["small"]), 1e3)
    value = round(parse_digits(lower[start:end]) + share, 9)
    rest = unit_at(text, lower, match.end(), open_class=False)
    words = f"{match['big']} {rest.words}" if rest else match["big"]
    return Number(start, end, value, Unit(words, rest.end if rest else match.end(), rest.kind if rest else "scale"))


def _pair(text: str, lower: str, start: int, end: int, match: re.Match[str]) -> list[Number]:
    """Two numbers that share the unit after the second."""
    first, second = parse_digits(lower[start:end]), parse_digits(match["n"])
    link = match["link"]
    unit = unit_at(text, lower, match.end(), open_class=link in {"/", "-", "–", "đến"})
    if unit is None:
        return [Number(start, end, first, None), Number(match.start("n"), match.end("n"), second, None)]
    roles = ("part", "whole") if link == "/" else ("from", "to")
    return [
        Number(start, end, first, unit, role=roles[0], unit_borrowed=True),
        Number(match.start("n"), match.end("n"), second, unit, role=roles[1]),
    ]
