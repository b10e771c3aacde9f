"""What a number counts: the unit or noun right after it, with its scale and its rate ("triệu đồng/người/năm")."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extract.figures.measures import measure_at, noun_at, quantity, skip_blanks
from extract.figures.segmentation import counted_words
from extract.lexicon import table, words

_SCALE = re.compile(r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?:\s+(?:tỷ|tỉ))?\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RATE = re.compile(r"\s?/\s?(?!\d)|\s+mỗi\s+(?=[^\W\d_])")
_AHEAD = 60  # characters that the segmentation is given
_BODY = re.compile(r"viện|sở|bộ|ban|trường|phòng|trạm|đội|tỉnh|huyện|xã|phường|quận")  # often written large
_POINTED_AT = re.compile(r"\s+(?:trên|này|đó|nói|thuộc|còn|chưa)\b")
_CODE = re.compile(r"(?:[A-Z]+\d+|[A-ZĐ]{2,}(?:/[A-ZĐ]{2,})?)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, where it ends, and what kind it is.

    `kind` is the quantity of a measure ("money", "length", …), "noun" for a known noun, "scale" for a bare "tỷ",
    "open" for a noun that no list has.
    """

    words: str
    end: int
    kind: str


@functools.cache
def _never() -> frozenset[str]:
    return frozenset(words("not_counted.txt"))


def unit_at(text: str, lower: str, position: int, *, open_class: bool = True) -> Unit | None:
    """The unit that begins at `position`; `lower` is the text in lower case.

    With `open_class` a lower-case word that is no function word counts too ("3 vệt"); otherwise only what the
    lists have.
    """
    start = skip_blanks(lower, position)
    scale = _SCALE.match(lower, start)
    core = skip_blanks(lower, scale.end()) if scale else start
    found = _core(text, lower, core, open_class=open_class and scale is None)
    if found is None:
        return Unit(_written(text, start, scale.end()), scale.end(), "scale") if scale else None
    end, kind = found
    end = _with_rates(text, lower, end)
    return Unit(_written(text, start, end), end, kind)


def _written(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].replace("*", " ").split())


def _core(text: str, lower: str, start: int, *, open_class: bool) -> tuple[int, str] | None:
    measure, noun = measure_at(lower, start), noun_at(lower, start)
    if measure is not None and (noun is None or measure >= noun) and _as_unit(text[start:measure]):
        return measure, quantity(lower[start:measure]) or "noun"
    if noun is not None and _as_noun(text, lower, start, noun):
        return noun, "noun"
    code = _CODE.match(text, start)
    if code is not None:
        return code.end(), "open"
    apart = start > 0 and lower[start - 1].isspace()
    return _open(text, lower, start) if open_class and apart else None


def _as_unit(written: str) -> bool:
    """Not "Ngày" at the head of a line, nor the "G" of "1G"; but "USD", "Ha", "kV" and "Euro"."""
    return not written[0].isupper() or 2 <= len(written) <= 3 or quantity(written) == "money"


def _as_noun(text: str, lower: str, start: int, end: int) -> bool:
    """Not a name ("2 Bộ Y tế"), nor half a verb ("3 bàn giao"); but "4 Viện trên" and "18 DA/ĐT"."""
    if text[start].isupper() and not text[start : start + 2].isupper():
        return _BODY.fullmatch(lower, start, end) is not None and _POINTED_AT.match(lower, end) is not None
    return " " in lower[start:end] or " ".join(lower[start : start + 24].split()[:2]) not in _verbs()


def _open(text: str, lower: str, start: int) -> tuple[int, str] | None:
    """A noun that no list has: its word, or two single syllables."""
    first = _WORD.match(lower, start)
    if first is None or first[0] in _never() or text[start].isupper() or _is_verb(lower, start):
        return None
    end = first.end()
    for _ in counted_words(text[start : start + _AHEAD]).split()[1:]:
        after = _WORD.match(lower, skip_blanks(lower, end))
        if after is None or not lower[end : after.start()].isspace():
            break
        if after[0] in _never() or not text[after.start()].islower():
            break
        end = after.end()
    return end, "open"


@functools.cache
def _verbs() -> frozenset[str]:
    return frozenset(phrase for phrase, classes in table("verbs.tsv") if "act" in classes.split())


def _is_verb(lower: str, start: int) -> bool:
    """Whether a verb of an official act begins here: "tổ 6 thu tiền" counts nothing."""
    tokens = lower[start : start + 24].split()
    return any(" ".join(tokens[:n]) in _verbs() for n in (1, 2))


def _with_rates(text: str, lower: str, end: int) -> int:
    """Where the unit ends with all its "/năm", "/hộ/tháng", "mỗi tấn"."""
    while (slash := _RATE.match(lower, end)) is not None:
        found = _core(text, lower, slash.end(), open_class=False)
        if found is None:
            word = _WORD.match(lower, slash.end())
            if word is None or text[word.start()].isupper():
                break
            found = word.end(), "open"
        end = found[0]
    return end
