"""Who acts: the parties of a phrase, each on its own under its fullest name.

'quận Ninh Kiều, Cái Răng' → quận Ninh Kiều, quận Cái Răng; 'UBND các xã Mỹ Lộc, Song Phú' → UBND xã Mỹ Lộc, UBND xã
Song Phú; 'các sở, ngành' stays one group; 'ông A, Phó Chủ tịch UBND huyện' is one person.
"""

from __future__ import annotations

import re

from extract.clauses.triggers import cues, party_at
from extract.clauses.words import UPPER, Words, span_of
from extract.entities.names import Names
from extract.record import Party
from ingest import Span

_LEVELS = r"tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|ấp|thôn|bản|làng|buôn|khu phố|đặc khu"
_HEADS = r"Bộ|Sở|Phòng|Bệnh viện|Công ty|Chi cục|Cục|Trường|đường|Quốc lộ|Ban"
_SEVERAL = r"(?:các|những|hai|ba|bốn|năm|\d+)"
_PLURAL = re.compile(
    rf"^(?P<before>.*?)\b{_SEVERAL}\s+(?P<level>{_LEVELS}|{_HEADS})"
    rf"(?P<kind>(?: [a-zà-ỹđ]+){{0,3}}?)\s*:?\s+(?P<list>[{UPPER}].*)$",
    re.DOTALL | re.IGNORECASE,
)
_SHARED = re.compile(
    r"^(?P<before>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Phòng [^,]*?|Đảng [uủ][yỷ])\s+)?"
    rf"(?P<level>(?i:{_LEVELS}))\s+(?P<list>[{UPPER}].*)$",
    re.DOTALL,
)
_TITLE = re.compile(rf"^(?i:(?:các )?đồng chí|đ/c|ông|bà|anh|chị|cô|Ô\.|B\.|TS\.|BS\.|KS\.|ThS\.)\s*:?\s+(?=[{UPPER}])")
_EACH = re.compile(r"^(?:mỗi (?:đơn vị|bên|ngành|cơ quan|phòng)|hai bên|các bên)$", re.IGNORECASE)
_COMPOUND = tuple(sorted(cues("own_fields")))


def parties_of(
    text: str, words: Words, found: tuple[int, int], names: Names, *, via: str = "clause"
) -> tuple[Party, ...]:
    """The parties that words[found] names, without doubles."""
    parties: dict[str, Party] = {}
    for start, end in split_parties(words, *found):
        span = span_of(words, start, end)
        said = " ".join(span.of(text).split())
        for phrase in _in_brackets(said, names) or expand(said):
            if _EACH.match(phrase) and parties:
                continue
            name = _name(phrase, names)
            parties.setdefault(name, Party(name, span, via, is_group(phrase)))
    return tuple(parties.values())


def _name(phrase: str, names: Names) -> str:
    """The canonical name; a group stays as written, 'Phó Giám đốc Sở Lê Thị Trâm' is the person."""
    if is_group(phrase):
        return bare(phrase)
    plain = bare(phrase)
    for entity in names.entities:
        if entity.type == "PER" and len(entity.name.split()) > 1 and plain.endswith(entity.name):
            return entity.name
    return names.canonical(plain)


_BRACKET = re.compile(r"^(?P<head>[^()]+?)\s*\((?P<inside>[^()]+)\)$")


def _in_brackets(said: str, names: Names) -> list[str]:
    """'nhà thầu (Công ty X)', 'Ba huyện (A, B, C)': the named ones stand in the brackets."""
    match = _BRACKET.match(said)
    if match is None or re.match(r"(?:sau đây|gọi|viết|sđd|cơ quan)", match["inside"]):
        return []
    inside = match["inside"].strip()
    count = re.match(rf"{_SEVERAL}\s+(?P<level>{_LEVELS})\b", match["head"], re.IGNORECASE)
    if count and re.match(rf"[{UPPER}]", inside) and ("," in inside or " và " in inside):
        return [f"{count['level'].lower()} {item}" for item in _items(inside)]
    first = re.sub(r"^(?:KS|ThS|TS|BS|ông|bà)\.?\s+", "", inside.split(",")[0])
    known = {entity.name for entity in names.entities if entity.type in ("ORG", "PER")}
    generic = re.match(
        r"(?:nhà thầu|chủ đầu tư|đơn vị|chủ nhiệm|trưởng|giám đốc|công ty này)", match["head"], re.IGNORECASE
    )
    return [first] if generic and names.canonical(first) in known else []


def bare(phrase: str) -> str:
    """The phrase without titles of courtesy and without what stands in brackets."""
    phrase = re.sub(r"\s*\([^()]*\)?", "", phrase)
    person = _TITLE.sub("", phrase)
    if person != phrase:
        person = re.split(r",| - | – ", person, maxsplit=1)[0]
    return re.sub(r"\s+", " ", person).strip(' ,.;:-–“”"')


def is_group(phrase: str) -> bool:
    """Whether the phrase means several unnamed ones: 'các quận, huyện'."""
    return bool(re.match(r"(?:các|những|mỗi|từng|mọi|một số|tất cả|toàn thể|\d+|hai|ba)\b", phrase, re.IGNORECASE))


def split_parties(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of the single parties in a list; members of one group ('các sở, ngành') stay together."""
    found, left, depth = [], start, words[start].depth
    for place in range(start, end):
        word = words[place]
        if place == left or word.depth > depth or word.name or word.low not in (",", ";", "và", "cùng", "hoặc"):
            continue
        right = place + 1
        while right < end and words[right].low in ("và", "cùng", "với", ","):
            right += 1
        if right < end and _separate(words, left, place, right, end):
            found.append((left, place))
            left = right
        elif right < end and word.low == "," and _apposition(words, left, right):
            found.append((left, place))
            left = end
            break
    if left < end:
        found.append((left, end))
    return [(a, _strip(words, a, b)) for a, b in found if b > a]


def _strip(words: Words, start: int, end: int) -> int:
    while end > start + 1 and words[end - 1].low in (",", "và", "cùng", ":", "-"):
        end -= 1
    return end


def _apposition(words: Words, left: int, right: int) -> bool:
    """'ông A, Phó Chủ tịch UBND huyện': the second names the first's office."""
    return "person" in party_at(words, left)[1] and "office" in party_at(words, right)[1]


def _separate(words: Words, left: int, place: int, right: int, end: int) -> bool:
    """Whether another party begins at words[right]."""
    if words[place].low == ";":
        return True
    if any(words[i].low == ":" for i in range(left, place)):
        return False
    size, classes = party_at(words, right)
    if not size:
        return False
    if _apposition(words, left, right):
        return False
    grouped = (
        words[left].low in ("các", "những", "mỗi", "từng", "mọi", "một", "hai", "ba", "cấp", "thủ", "lãnh")
        or words[left].text.isdigit()
    )
    if "quantity" in classes or {"person", "office"} & classes:
        return not ("person" in classes and not size)
    named = any(words[i].capital for i in range(right, min(end, right + 8)) if words[i].low not in (",",))
    if grouped or _has_plural(words, left, place):
        return (
            (named and words[right].capital)
            or (named and _tail_named(words, right, end))
            or _described(words, right, end)
        )
    return named or len(classes & {"people", "body"}) > 0


_KIN = cues("members_of_groups")


def _described(words: Words, right: int, end: int) -> bool:
    """Another kind of party than the group's ('các Ban Quản lý dự án, chủ đầu tư, nhà thầu thi công')."""
    return words[right].low not in _KIN and bool(party_at(words, right)[1] & {"body", "people"})


def _has_plural(words: Words, left: int, place: int) -> bool:
    """'UBND các xã, thị trấn', 'Chủ tịch UBND xã, thị trấn': a group by its inside."""
    inner = {words[i].low for i in range(left, place)}
    return bool(inner & {"các", "những"}) and not words[place - 1].capital


def _tail_named(words: Words, right: int, end: int) -> bool:
    """The member itself has a name before the next sign: 'các sở và xã Yên Lâm'."""
    after = right + max(1, party_at(words, right)[0])
    return after < end and words[after].capital


def expand(phrase: str) -> list[str]:
    """One phrase with a shared head → its members: 'các Bộ: Tài chính, Xây dựng' → Bộ Tài chính, Bộ Xây dựng."""
    phrase = re.sub(r"\s*\([^()]*\)", "", phrase).strip()
    match = _PLURAL.match(phrase) or _SHARED.match(phrase)
    if match is None or not re.match(rf"[{UPPER}]", match["list"]):
        return [phrase]
    items = _items(match["list"])
    if any(not re.match(rf"[{UPPER}\d]|(?:{_LEVELS}) [{UPPER}]", item) for item in items):
        return [phrase]
    before, level = match["before"] or "", match["level"]
    level = level.lower() if re.fullmatch(_LEVELS, level, re.IGNORECASE) else level
    return [f"{before}{'' if _own_level(item) else level + ' '}{item}".strip() for item in items]


_TAILS = ("Thể thao và Du lịch", "Thể thao", "Thương binh")  # of "Văn hóa, Thể thao và Du lịch"


def _own_level(item: str) -> bool:
    return bool(re.match(rf"(?:{_LEVELS}|{_HEADS}) ", item))


def _items(listed: str) -> list[str]:
    items: list[str] = []
    for piece in re.split(r"\s*[,;]\s*(?:và )?", listed):
        if items and piece.startswith(_TAILS):
            items[-1] += ", " + piece
        else:
            items += _and(piece)
    return [item.strip(" .:") for item in items if item.strip(" .:")]


def _and(piece: str) -> list[str]:
    """Split at 'và' unless it is inside a name of the state's apparatus ('Nông nghiệp và PTNT')."""
    left, joined, right = piece.partition(" và ")
    if not joined or right.startswith(_COMPOUND):
        return [piece]
    return [left, right]


def party_of(name: str, span: Span | None, via: str) -> Party:
    """A party known by name already."""
    return Party(name, span, via, is_group(name))
