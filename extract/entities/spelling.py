"""Names as they are compared: abbreviations written out, joints and marks of spelling left aside."""

from __future__ import annotations

import functools

from extract import lexicon
from extract.entities.words import split

_JOINTS = frozenset({"và", "-", "&", ",", "/", ".", "của", "“", "”", '"', "'", "(", ")", ":"})


@functools.cache
def _abbreviations() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    rows: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for written, meaning in lexicon.table("abbreviations.tsv"):
        words = split(written)
        rows.setdefault(words[0], []).append((words, tuple(meaning.split())))
    for entries in rows.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return rows


@functools.lru_cache(maxsize=1 << 14)
def key(name: str) -> tuple[str, ...]:
    """The words of a name as compared: "Sở KH&CN TP.Cần Thơ" → sở khoa học công nghệ thành phố cần thơ."""
    words = split(name)
    rows = _abbreviations()
    result: list[str] = []
    i = 0
    while i < len(words):
        for written, meaning in rows.get(words[i], ()):
            if words[i : i + len(written)] == written:
                result.extend(meaning)
                i += len(written)
                break
        else:
            if words[i] not in _JOINTS:
                result.append(words[i])
            i += 1
    return tuple(result)
