"""The phrases of lexicon/layout.toml: loaded once, checked, matched whatever the case and the place of the tone."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources

from ingest.vietnamese import old_tones


def begins(text: str, table: str) -> bool:
    """Whether the text begins with one of the table's phrases, as whole words."""
    return _patterns(table)[0].match(plain(text)) is not None


def contains(text: str, table: str) -> bool:
    """Whether one of the table's phrases stands anywhere in the text, as whole words."""
    return _patterns(table)[0].search(plain(text)) is not None


def equals(text: str, table: str) -> bool:
    """Whether the text is one of the table's phrases and nothing else."""
    return plain(text).strip(" :.") in _patterns(table)[1]


@functools.lru_cache(4096)
def plain(text: str) -> str:
    """The form in which phrases are compared: lower case, tone marks the old way."""
    return old_tones(text).lower()


@functools.cache
def _patterns(table: str) -> tuple[re.Pattern[str], frozenset[str]]:
    phrases = load_phrases()[table]
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(_whole(p) for p in longest_first)})"), frozenset(phrases)


def _whole(phrase: str) -> str:
    return re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "")


@functools.cache
def load_phrases() -> dict[str, tuple[str, ...]]:
    """All tables of the file. Raises ValueError for an entry that could never match or stands twice."""
    raw = resources.files("ingest").joinpath("lexicon", "layout.toml").read_text("utf-8")
    tables: dict[str, tuple[str, ...]] = {}
    for name, table in tomllib.loads(raw).items():
        phrases = table["phrases"]
        for phrase in phrases:
            if phrase != plain(phrase) or not unicodedata.is_normalized("NFC", phrase):
                raise ValueError(f"layout.toml [{name}]: “{phrase}” can never match; write “{plain(phrase)}”")
        if len(set(phrases)) != len(phrases):
            raise ValueError(f"layout.toml [{name}]: an entry stands twice")
        tables[name] = tuple(phrases)
    return tables
