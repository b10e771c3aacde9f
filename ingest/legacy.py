"""Vietnamese encodings from before Unicode: TCVN3 (ABC), VISCII, VNI. Tables in lexicon/encodings.toml."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources
from typing import Any

# A word whose plain letters are all capitals, two at least, beside others with marks ('HUYệN', 'BìNH').
_CAPITAL_WORD = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*[A-Z][^\W\d_]*[A-Z])[A-Z\u00c0-\u1ef9]+(?![^\W\d_])")

_MARKS = {
    "circumflex": "\u0302",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "hook": "\u0309",
    "tilde": "\u0303",
    "dot": "\u0323",
}


def decode_legacy(data: bytes, encoding: str) -> str:
    """The text of bytes in "tcvn3", "viscii" or "vni"; bytes that mean nothing become U+FFFD."""
    if encoding == "vni":
        return _vni(data.decode("cp1252", errors="replace"))
    text = data.decode("latin-1").translate(_single_bytes(encoding))
    return _capitals(text) if encoding == "tcvn3" else text


def _capitals(text: str) -> str:
    """TCVN3 has no capitals with tones: 'HUYệN' was HUYỆN in a font of capitals, so is a line like 'Bộ Y Tế' not."""
    return _CAPITAL_WORD.sub(lambda match: match[0].upper(), text)


@functools.cache
def _single_bytes(encoding: str) -> dict[int, str]:
    table = {byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}
    for start, letters in _tables()[encoding].items():
        for offset, letter in enumerate(letters):
            table[int(start, 16) + offset] = letter
    return table


def _vni(text: str) -> str:
    pattern, letters = _vni_table()
    return pattern.sub(lambda match: letters[match[0]], text)


@functools.cache
def _vni_table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Letter and sign, or one sign alone → letter. A horned letter may carry a tone's sign too."""
    table = _tables()["vni"]
    letters: dict[str, str] = dict(zip(table["single"][::2], table["single"][1::2], strict=True))
    pairs: dict[str, str] = {}
    for name, signs in table.items():
        if name == "single":
            continue
        marks = "".join(_MARKS[part] for part in name.split("_"))
        for base, written in _vowels(letters, horned=len(marks) == 1 and name not in ("circumflex", "breve")):
            letter = unicodedata.normalize("NFC", base + marks)
            pairs.update({written + sign: letter for sign in signs if len(letter) == 1})
    letters.update(pairs)
    longest_first = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), letters


def _vowels(single: dict[str, str], *, horned: bool) -> list[tuple[str, str]]:
    """The letters that take a sign, as (letter, how it is written)."""
    plain = [(vowel, vowel) for vowel in "aeouyAEOUY"]
    return plain + [(letter, sign) for sign, letter in single.items() if horned and letter in "ơưƠƯ"]


@functools.cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("ingest").joinpath("lexicon", "encodings.toml").read_text("utf-8"))
