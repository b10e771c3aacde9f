"""Who acts: the parties of a phrase, each on its own under its fullest name.

'quận Ninh Kiều, Cái Răng' → quận Ninh Kiều, quận Cái Răng; 'UBND các xã Mỹ Lộc, Song Phú' → UBND xã Mỹ Lộc, UBND xã
Song Phú; 'các sở, ngành' stays one group; 'ông A, Phó Chủ tịch UBND huyện' is one person.
"""

from __future__ import annotations

import functools
import re

from extract.actors.lists import split_parties
from extract.actors.shared import LEVELS, SEVERAL, expand, items_of
from extract.clauses.words import UPPER, Words, span_of
from extract.entities.names import Names
from extract.record import Party
from ingest import Span

_TITLE = re.compile(rf"^(?i:(?:các )?đồng chí|đ/c|ông|bà|anh|chị|cô|Ô\.|B\.|TS\.|BS\.|KS\.|ThS\.)\s*:?\s+(?=[{UPPER}])")
_EACH = re.compile(r"^(?:mỗi (?:đơn vị|bên|ngành|cơ quan|phòng)|hai bên|các bên)$", re.IGNORECASE)


def parties_of(
    text: str, words: Words, found: tuple[int, int], names: Names, *, via: str = "clause"
) -> tuple[Party, ...]:
    """The parties that words[found] names, without doubles."""
    parties: dict[str, Party] = {}
    for start, end in split_parties(words, *found):
        span = span_of(words, start, end)
        said = " ".join(span.of(text).split())
        for phrase in _in_brackets(said, names) or _members(said):
            if _EACH.match(phrase) and parties:
                continue
            name = _name(phrase, names)
            parties.setdefault(name, Party(name, span, via, is_group(phrase)))
    return tuple(parties.values())


@functools.lru_cache(maxsize=1 << 12)
def _members(said: str) -> tuple[str, ...]:
    """`expand`, kept: a text names the same few parties again and again."""
    return tuple(expand(said))


def _name(phrase: str, names: Names) -> str:
    """The canonical name; a group stays as written, 'Phó Giám đốc Sở Lê Thị Trâm' is the person."""
    if is_group(phrase):
        return bare(phrase)
    plain = bare(phrase)
    return names.person(plain) or names.canonical(plain)


_BRACKET = re.compile(r"^(?P<head>[^()]+?)\s*\((?P<inside>[^()]+)\)$")


def _in_brackets(said: str, names: Names) -> list[str]:
    """'nhà thầu (Công ty X)', 'Ba huyện (A, B, C)': the named ones stand in the brackets."""
    match = _BRACKET.match(said)
    if match is None or re.match(r"(?:sau đây|gọi|viết|sđd|cơ quan)", match["inside"]):
        return []
    inside = match["inside"].strip()
    count = re.match(rf"{SEVERAL}\s+(?P<level>{LEVELS})\b", match["head"], re.IGNORECASE)
    if count and re.match(rf"[{UPPER}]", inside) and ("," in inside or " và " in inside):
        return [f"{count['level'].lower()} {item}" for item in items_of(inside)]
    first = re.sub(r"^(?:KS|ThS|TS|BS|ông|bà)\.?\s+", "", inside.split(",")[0])
    known = {entity.name for entity in names.entities if entity.type in ("ORG", "PER")}
    generic = re.match(
        r"(?:nhà thầu|chủ đầu tư|đơn vị|chủ nhiệm|trưởng|giám đốc|công ty này)", match["head"], re.IGNORECASE
    )
    return [first] if generic and names.canonical(first) in known else []


@functools.lru_cache(maxsize=1 << 12)
def bare(phrase: str) -> str:
    """The phrase without titles of courtesy and without what stands in brackets."""
    phrase = re.sub(r"\s*\([^()]*\)?", "", phrase)
    person = _TITLE.sub("", phrase)
    if person != phrase:
        person = re.split(r",| - | – ", person, maxsplit=1)[0]
    return re.sub(r"\s+", " ", person).strip(' ,.;:-–“”"')


@functools.lru_cache(maxsize=1 << 12)
def is_group(phrase: str) -> bool:
    """Whether the phrase means several unnamed ones: 'các quận, huyện'."""
    return bool(re.match(r"(?:các|những|mỗi|từng|mọi|một số|tất cả|toàn thể|\d+|hai|ba)\b", phrase, re.IGNORECASE))


def party_of(name: str, span: Span | None, via: str) -> Party:
    """A party known by name already."""
    return Party(name, span, via, is_group(name))
