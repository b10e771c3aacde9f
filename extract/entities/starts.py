"""Where a name must end although a capital comes next: at a sentence that begins without a full stop before it."""

from __future__ import annotations

import functools

from extract import lexicon
from extract.entities.words import Words

_GOES_ON = frozenset({"nay", "thời", "bằng", "khởi"})  # "Nông thôn Ngày nay", "Đồng Khởi": parts of names


@functools.cache
def _starts() -> dict[str, bool]:
    """Whether it may also be a person's name, by word."""
    return {word: name == "yes" for word, name in lexicon.table("sentence_starts.tsv")}


def begins_sentence(words: Words, i: int, *, person: bool = False) -> bool:
    """Whether word i has the capital of a sentence rather than of a name: "… y tế | Điều đáng nói".

    In the name of a `person` the words that people are called by do not count.
    """
    may_be_name = _starts().get(words.low[i])
    if may_be_name is None or (person and may_be_name) or words.caps or not words.written[i][0].isupper():
        return False
    after = words.written[i + 1] if i + 1 < len(words) else "."
    return (after[0].islower() or after[0].isdigit()) and words.low[i + 1] not in _GOES_ON
