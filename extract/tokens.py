"""The syllables of a text as a spaCy Doc with exact offsets: token.idx is the place in Document.text.

Vietnamese writes a blank between syllables, not between words; names and places are matched over syllables.
spacy.blank("vi") would want pyvi, and word segmentation would hide places inside longer words. One blank after a
token belongs to it (token.whitespace_), any other run of blanks or line breaks is a token of its own, so that
doc.text is the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a second to load: only when a text is to be read
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# "R'Lấp" is one syllable to us, as are "1.234,5", "91B" and "H.B"'s letters apart; "KH&CN" is three.
SYLLABLE = r"\d+(?:[.,]\d+)+\w*|\w+(?:['’]\w+)*|[^\w\s]"
_SPACED = re.compile(rf"({SYLLABLE})( ?)|(\s+)")


@functools.cache
def vocabulary() -> Vocab:
    """The one vocabulary of all Docs and matchers of this process."""
    from spacy.vocab import Vocab

    return Vocab()


def syllables(text: str) -> Doc:
    """The text as a Doc of syllables, signs and runs of blanks. Its text is the text given, to the letter."""
    from spacy.tokens import Doc

    found = _SPACED.findall(text)
    words = [syllable or blanks for syllable, _, blanks in found]
    return Doc(vocabulary(), words=words, spaces=[blank == " " for _, blank, _ in found])


def phrase_matcher(phrases: Iterable[tuple[str, Iterable[str]]]) -> PhraseMatcher:
    """A matcher of phrases in exactly their spelling: rows of (name of the rule, spellings)."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(vocabulary(), attr="ORTH")
    for rule, spellings in phrases:
        matcher.add(rule, [syllables(spelling) for spelling in spellings])
    return matcher
