"""Vietnamese encodings from before Unicode: TCVN3 (ABC), VISCII, VNI. Tables in lexicon/encodings.toml."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources
from typing import Any

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
    return data.decode("latin-1").translate(_single_bytes(encoding))


@functools.cache
def _single_bytes(encoding: str) -> dict[int, str]:
    table = {byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}
    for start, letters in _tables()[encoding].items():
        for offset, letter in enumerate(letters):
            table[int(start, 16) + offset] = letter
    return table


def _vni(text: str) -> str:
    pairs, singles = _vni_tables()
    text = pairs[0].sub(lambda m: pairs[1][m[0]], text)
    return singles[0].sub(lambda m: singles[1][m[0]], text)


Rules = tuple[re.Pattern[str], dict[str, str]]


@functools.cache
def _vni_tables() -> tuple[Rules, Rules]:
    """Letter and sign, then the letters that are one sign. A horned letter may carry a tone's sign too."""
    table = _tables()["vni"]
    single = dict(zip(table["single"][::2], table["single"][1::2], strict=True))
    pairs: dict[str, str] = {}
    for name, signs in table.items():
        if name == "single":
            continue
        marks = "".join(_MARKS[part] for part in name.split("_"))
        for base, written in _vowels(single, horned=len(marks) == 1 and name not in ("circumflex", "breve")):
            letter = unicodedata.normalize("NFC", base + marks)
            pairs.update({written + sign: letter for sign in signs if len(letter) == 1})
    return (_any_of(pairs), pairs), (_any_of(single), single)


def _vowels(single: dict[str, str], *, horned: bool) -> list[tuple[str, str]]:
    """The letters that take a sign, as (letter, how it is written)."""
    plain = [(vowel, vowel) for vowel in "aeouyAEOUY"]
    return plain + [(letter, sign) for sign, letter in single.items() if horned and letter in "ơưƠƯ"]


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(key) for key in sorted(table, key=len, reverse=True)))


@functools.cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("ingest").joinpath("lexicon", "encodings.toml").read_text("utf-8"))
