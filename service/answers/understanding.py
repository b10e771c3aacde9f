"""What a question asks, as far as it is understood: "đã hứa gì với Thốt Nốt năm 2010?".

Accents may be missing, abbreviations are written out by the search's analyzer, and English does as well. What
is not understood is not thrown away: it is handed back as `rest`, to be searched.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources

from extract import lexicon
from extract.places import gazetteer
from ingest import fold, old_tones
from search.terms import Token, analyze
from service.answers.asked import AskedPlace, place_asked

LONGEST_NAME = 12  # syllables
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question was taken to ask. `role`: "beneficiary" (promised to), "actor" (to be done by) or None.

    `body` is the key of a body's name; `state` one of pending, past, undated; `rest` the words left over.
    """

    place: AskedPlace | None = None
    body: str | None = None
    role: str | None = None
    year: int | None = None
    state: str | None = None
    rest: str = ""


def understand(question: str, *, is_body: Callable[[str], bool]) -> Understood:
    """Read a question. `is_body(key)` says whether a body's name of the archive begins with these words."""
    tokens = analyze(question)
    taken = [False] * len(tokens)
    body = _take_body(question, tokens, taken, is_body)
    place_at, place = _take_place(question, tokens, taken)
    meanings = _take_words(tokens, taken)
    year = _take_year(tokens, taken)
    rest = _words_left(question, tokens, taken)
    return Understood(
        place=place,
        body=body[1] if body else None,
        role=_role(meanings, place_at if place else body[0] if body else None),
        year=year,
        state=next((word for word in meanings.values() if word in ("pending", "past", "undated")), None),
        rest=rest,
    )


def _take_body(
    question: str, tokens: Sequence[Token], taken: list[bool], is_body: Callable[[str], bool]
) -> tuple[int, str] | None:
    for start in range(len(tokens)):
        if tokens[start].folded not in _body_heads():
            continue
        for length in range(min(LONGEST_NAME, len(tokens) - start), 1, -1):
            key = " ".join(token.folded for token in tokens[start : start + length])
            if place_asked(question[tokens[start].start : tokens[start + length - 1].end]) is not None:
                break  # "quận Thốt Nốt" is a place, and no body's name begins in it
            if is_body(key):
                taken[start : start + length] = [True] * length
                return start, key
    return None


def _take_place(question: str, tokens: Sequence[Token], taken: list[bool]) -> tuple[int, AskedPlace | None]:
    """The longest stretch of words that names a unit; one syllable alone only as a proper noun with marks."""
    for length in range(min(6, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            stretch = tokens[start : start + length]
            if any(taken[start : start + length]):
                continue
            words = question[stretch[0].start : stretch[-1].end]
            if stretch[0].folded in _empty_words() and not _is_name(stretch, words):
                continue
            if length == 1 and not (words[0].isupper() and stretch[0].marked):
                continue
            place = place_asked(words)
            if place is not None:
                taken[start : start + length] = [True] * length
                return start, place
    return 0, None


def _is_name(stretch: Sequence[Token], words: str) -> bool:
    """Whether words that begin like "đã" or "cho" are a name: "Đà Nẵng", "đà nẵng", "da nang"; not "cho Long".

    Without marks only provinces and districts are believed: some ward is called nearly everything.
    """
    if len(stretch) == 1:
        return False
    units = gazetteer().find(words)
    spelled = old_tones(" ".join(words.split())).casefold()
    if words.isascii():
        return any(unit.level != "ward" and fold(unit.bare) == spelled for unit in units)
    return any(old_tones(unit.bare).casefold() == spelled for unit in units)


def _take_words(tokens: Sequence[Token], taken: list[bool]) -> dict[int, str]:
    """Where which meaning stands; the longest phrase wins."""
    found: dict[int, str] = {}
    for phrase, meaning in sorted(question_words().items(), key=lambda row: -len(row[0])):
        for start in range(len(tokens) - len(phrase) + 1):
            end = start + len(phrase)
            if not any(taken[start:end]) and tuple(t.folded for t in tokens[start:end]) == phrase:
                taken[start:end] = [True] * len(phrase)
                found[start] = meaning
    return found


def _take_year(tokens: Sequence[Token], taken: list[bool]) -> int | None:
    for number, token in enumerate(tokens):
        if not taken[number] and _YEAR.fullmatch(token.folded):
            taken[number] = True
            return int(token.folded)
    return None


def _role(meanings: dict[int, str], name_at: int | None) -> str | None:
    """Whom the name stands for: told by the word before it, else by what is asked."""
    if "duty" in meanings.values():
        return "actor"
    if name_at is None:
        return None
    before = [meaning for at, meaning in sorted(meanings.items()) if at < name_at and meaning != "empty"]
    if "towards" in before or "promise" in before:
        return "beneficiary"
    return "actor" if "promise" in meanings.values() else None


def _words_left(question: str, tokens: Sequence[Token], taken: Sequence[bool]) -> str:
    left = [(token.start, token.end) for token, used in zip(tokens, taken, strict=True) if not used]
    return " ".join(dict.fromkeys(question[start:end] for start, end in left))


@functools.cache
def _body_heads() -> frozenset[str]:
    """First words, folded, of the names of bodies: "so", "ubnd" written out, "phong" …"""
    bodies = (phrase for phrase, classes in lexicon.table("parties.tsv") if "body" in classes.split())
    return frozenset(analyze(phrase)[0].folded for phrase in bodies)


@functools.cache
def _empty_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase, _ in question_words().items() if len(phrase) == 1)


@functools.cache
def question_words() -> dict[tuple[str, ...], str]:
    """The table question_words.tsv: phrase (as folded words) to meaning."""
    text = resources.files("service").joinpath("answers", "question_words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {tuple(words.split(" ")): meaning for words, meaning in rows}
