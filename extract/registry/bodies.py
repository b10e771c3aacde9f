"""Keys of bodies: head and core as compared, and the unit that the body is of."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from extract import lexicon
from extract.entities.spelling import key
from extract.places import gazetteer
from extract.record import Entity
from extract.registry.home import Place

Words = tuple[str, ...]

_PROVINCIAL = (("sở",), ("tỉnh", "ủy"), ("thành", "ủy"), ("tỉnh", "đoàn"), ("thành", "đoàn"))
_OF_DISTRICT = (("phòng",), ("huyện", "ủy"), ("quận", "ủy"), ("thị", "ủy"), ("huyện", "đoàn"), ("quận", "đoàn"))
_CENTRAL = (("bộ",), ("chính", "phủ"), ("quốc", "hội"), ("thanh", "tra", "chính", "phủ"))
_CENTRAL_ENDS = (("trung", "ương"), ("việt", "nam"), ("quốc", "gia"), ("nhà", "nước"), ("chính", "phủ"), ("tối", "cao"))
_NOT_CENTRAL = (("bộ", "chỉ", "huy"), ("bộ", "tư", "lệnh"), ("bộ", "phận"))


def body_key(entity: Entity, place: Place) -> tuple[str, str | None]:
    """The key of a body and the code of its unit.

    "Sở Tài chính" in a document of Cần Thơ → ("org:sở-tài-chính@can-tho", "can-tho"); what has no known unit and no
    name of its own is scoped to its document ("org:phòng-kinh-tế~…").
    """
    words = _front(key(entity.name))
    if words[-1:] in {("sở",), ("bộ",)}:  # "Văn phòng Sở": of which one is not said
        return _own(words, place), None
    if entity.unit is not None:
        core = without_area(words, entity.unit)
        return _written(core, entity.unit)
    level = next((tail for tail in _levels() if words[-len(tail) :] == tail and len(words) > len(tail)), None)
    if level is not None:
        unit = place.of_level(" ".join(level))
        return _written(words[: -len(level)], unit) if unit else (_own(words, place), None)
    return _without_level(words, place)


def _without_level(words: Words, place: Place) -> tuple[str, str | None]:
    if _begins(words, _PROVINCIAL):
        return _written(words, place.province) if place.province else (_own(words, place), None)
    if _begins(words, _OF_DISTRICT) and not _begins(words, _named_heads()):
        return _written(words, place.district) if place.district else (_own(words, place), None)
    if (_begins(words, _CENTRAL) and not _begins(words, _NOT_CENTRAL)) or _central_name(words):
        return f"org:{'-'.join(words)}", None
    if _begins(words, _named_heads()) and len(words) >= 3:
        return f"org:{'-'.join(words)}", None
    return _written(words, place.province) if place.province else (_own(words, place), None)


def is_central(body: str) -> bool:
    """Whether a key is that of a body of the whole country."""
    words = tuple(body.removeprefix("org:").split("-"))
    return "@" not in body and ((_begins(words, _CENTRAL) and not _begins(words, _NOT_CENTRAL)) or _central_name(words))


def without_area(words: Words, unit: str) -> Words:
    """The words of a name without the unit that it ends with."""
    for tail in _tails(unit):
        if words[-len(tail) :] == tail and len(words) > len(tail):
            return words[: -len(tail)]
    return words


def _central_name(words: Words) -> bool:
    return words in _complete() or any(words[-len(end) :] == end for end in _CENTRAL_ENDS)


@functools.cache
def _complete() -> frozenset[Words]:
    return frozenset(key(name) for name in lexicon.toml("body_heads.toml")["complete"])


@functools.cache
def _named_heads() -> tuple[Words, ...]:
    """Heads of firms, schools and papers, which have a name of their own."""
    return tuple(key(head) for head in lexicon.toml("body_heads.toml")["named"])


@functools.cache
def _levels() -> tuple[Words, ...]:
    kinds = {key(level) for _, level in lexicon.table("levels.tsv")}
    return tuple(sorted(kinds, key=lambda kind: (-len(kind), kind)))


def _begins(words: Words, heads: tuple[Words, ...]) -> bool:
    return any(words[: len(head)] == head for head in heads)


def _front(words: Words) -> Words:
    """The front and its committee are one body; "Việt Nam" goes without saying."""
    if words[:4] == ("ủy", "ban", "mặt", "trận"):
        words = words[2:]
    at = words[:6]
    return words[:4] + words[6:] if at == ("mặt", "trận", "tổ", "quốc", "việt", "nam") else words


def _tails(unit: str) -> Iterator[Words]:
    """How the name of a unit can stand at the end of a body's, the longest first."""
    own = gazetteer().unit(unit)
    yield key(own.name)
    yield from ((*kind, *key(own.bare)) for kind in _levels())
    yield key(own.bare)
    yield key(own.kind)


def _written(words: Words, unit: str | None) -> tuple[str, str | None]:
    return f"org:{'-'.join(words)}" + (f"@{unit}" if unit else ""), unit


def _own(words: Words, place: Place) -> str:
    return f"org:{'-'.join(words)}~{place.document}"
