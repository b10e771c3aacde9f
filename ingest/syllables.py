"""Whether letters make a Vietnamese syllable: the judge of which encoding a text is in."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STOPS = ("c", "ch", "p", "t")
_WORD_EDGE = re.compile(r"[\s!-/:-@\[-`{-~“”‘’…–—\u00a0]+")


def share_of_syllables(text: str) -> tuple[float, int]:
    """Of the words that are not plain ASCII, the share that are Vietnamese syllables; and how many words."""
    words = [word for word in _WORD_EDGE.split(text) if not word.isascii() and any(map(str.isalpha, word))]
    good = sum(is_syllable(word) for word in words)
    return (good / len(words) if words else 0.0), len(words)


@functools.lru_cache(20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is a possible Vietnamese syllable, with marks ('nghiệm', 'Thốt'); digits may lead it."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    tones = [mark for mark in decomposed if ord(mark) in _TONES]
    if len(tones) > 1:
        return False
    bare = bare.lstrip("0123456789")
    _onset, rime = _split(bare)
    return not (rime is None or (rime.endswith(_STOPS) and tones and tones[0] not in "̣́"))


def _split(bare: str) -> tuple[str, str | None]:
    onsets, rimes = _parts()
    for size in (3, 2, 1, 0):
        onset = bare[:size]
        if len(onset) == size and onset in onsets:
            rime = bare[size:]
            if rime in rimes or (onset == "gi" and "i" + rime in rimes) or (onset == "qu" and "u" + rime in rimes):
                return onset, rime or "i"
    return "", None


@functools.cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    raw = tomllib.loads(resources.files("ingest").joinpath("lexicon", "syllables.toml").read_text("utf-8"))
    return frozenset(raw["onsets"]), frozenset(raw["rimes"])
