"""Numbers as Vietnamese texts write them: "2.002", "1.045,5", "hai mươi", "một trăm linh năm".

The point groups thousands and the comma begins decimals (TCVN and the `vi` locale of CLDR); a lone point with
one or two digits after it ("2.5") can only be a decimal. `tests/test_extract_numbers.py` holds this reading
against babel's strict parser.
"""

from __future__ import annotations

import functools
import re

from extract.lexicon import table

DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+,\d+|\d+\.\d{1,2}(?!\d)|\d+"

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMA_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}")


def parse_digits(text: str) -> float:
    """The value of a number in digits: "2.002" is 2002, "1.045,5" is 1045.5, "05" is 5.

    Raises ValueError for what is not a number.
    """
    if _GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _COMMA_GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


@functools.cache
def _roles() -> dict[str, tuple[float, str]]:
    return {word: (float(value), role) for word, value, role in table("number_words.tsv")}


@functools.cache
def word_pattern() -> str:
    """A regular expression for a run of number words in lower case, longest first, not anchored."""
    words = sorted(_roles(), key=lambda word: (-len(word), word))
    first = [word for word in words if _roles()[word][1] in {"digit", "ten"} and word not in {"không", "mươi"}]
    rest = "|".join([*words, "linh", "lẻ"])
    return rf"(?:{'|'.join(first)})(?:\s+(?:{rest})\b)*"


def parse_words(text: str) -> float | None:
    """The value of a number in words ("hai mươi lăm" is 25), None where the words do not make one number."""
    total = group = last = 0.0
    previous = ""
    for word in text.lower().split():
        if word in {"linh", "lẻ"}:
            previous = "zero"
            continue
        value, role = _roles().get(word, (0.0, ""))
        if not _may_follow(previous, role, last):
            return None
        if role == "scale" and value >= 1000:
            total, group, last = total + max(group + last, 1.0) * value, 0.0, 0.0
        elif role in {"scale", "ten"}:
            group, last = group + max(last, 1.0) * value, 0.0
        else:
            last = value
        previous = role
    return total + group + last if previous else None


def _may_follow(previous: str, role: str, last: float) -> bool:
    """Whether a word of this role can continue a number that ends with the previous role."""
    if role == "digit":
        return previous in {"", "scale", "ten", "zero"}
    if role == "unit":
        return previous in {"ten", "zero"}
    if role == "ten":
        return previous != "ten"
    return role == "scale" and (previous in {"ten", "scale"} or last > 0)
