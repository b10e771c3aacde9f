"""One spelling for words that are the same: "Hoà" and "hòa", composed or decomposed, "kỹ" and "kĩ".

The results are keys to compare and to index, not text to show.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ingest.vietnamese import fold

# grave, acute, tilde, hook above, dot below: the five tones, apart from the marks that make â, ă, ơ, ư
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
# Both spellings are in official use after these initials (Decision 240/QĐ of 1984 prefers i, usage y).
_FINAL_Y = re.compile(r"(qu|[hklmst])y")


@lru_cache(maxsize=65_536)
def exact_key(word: str) -> str:
    """A word with all its marks, in lower case, its tone moved to the end: "Hoà", "hòa" → "hoa" + grave."""
    split = unicodedata.normalize("NFD", word.lower())
    letters = unicodedata.normalize("NFC", _TONE.sub("", split))
    if _FINAL_Y.fullmatch(letters):
        letters = letters[:-1] + "i"
    return letters + "".join(_TONE.findall(split))


@lru_cache(maxsize=65_536)
def folded_key(word: str) -> str:
    """A word without any marks, in lower case: "Thốt" → "thot", "Đỏ" → "do"."""
    return fold(exact_key(word))
