"""The words that users read, Vietnamese first: one TOML file a language, the same keys in each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language, found by dotted keys ("search.empty")."""

    language: str
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words of the key, with its {places} filled. A key that is not there is a KeyError."""
        words = self.words[key]
        return words.format(**values) if values else words

    def count(self, key: str, number: int, **values: object) -> str:
        """The words for a number of things: `key.one` where the language has it and the number is 1."""
        singular = self.words.get(f"{key}.one")
        chosen = singular if number == 1 and singular is not None else self.words[key]
        return chosen.format(n=self.number(number), **values)

    def label(self, table: str, value: str) -> str:
        """The name of a value of ours ("status", "overdue"), or the value itself where it has none."""
        return self.words.get(f"{table}.{value}", value)

    def number(self, value: float) -> str:
        """A number as the language writes it: 2.002 and 1.234,5 in Vietnamese, 2,002 in English."""
        text = f"{value:,.15g}" if isinstance(value, float) else f"{value:,}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "vi" else text


def load_texts(language: str) -> Texts:
    """The words of "vi" or "en". Raises ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"no texts for {language!r}: there are {', '.join(LANGUAGES)}")
    return _load(language)


@cache
def _load(language: str) -> Texts:
    raw = (files(__package__) / f"{language}.toml").read_text(encoding="utf-8")
    return Texts(language, dict(_flat(tomllib.loads(raw))))


def _flat(table: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows.extend(_flat(value, f"{prefix}{key}."))
        elif isinstance(value, str):
            rows.append((prefix + key, value))
        else:
            raise ValueError(f"texts hold words only: {prefix}{key} is {type(value).__name__}")
    return rows
