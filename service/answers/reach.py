"""Whom a commitment reaches: the administrative units behind its actors and beneficiaries.

"UBND quận Thốt Nốt" is a body named after the unit, "nhân dân quận Thốt Nốt" the unit's own people, "các
quận, huyện" a group, which reaches the units of those kinds inside the issuer's province, or inside the unit
that the phrase names ("các xã của huyện Cờ Đỏ"). A group without a province reaches nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract import Commitment, Entity, Record
from extract.places import Unit, gazetteer
from ingest.vietnamese import fold

Role = Literal["actor", "beneficiary"]

_UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
_KINDS = "thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã"
_PROPER = rf"(?-i:[{_UPPER}])[\w’'-]*(?:[ -]+(?-i:[{_UPPER}])[\w’'-]*)*"
# "quận Thốt Nốt", "TP.Cần Thơ", "Quận 3", "Quận ủy Thốt Nốt", "Thành uỷ Cần Thơ"
_NAMED = re.compile(
    rf"\b(?:(?P<kind>{_KINDS}|tp|tx|tt)[.\s]*|(?P<committee>thành|tỉnh|quận|huyện|thị|đảng)\s+(?:ủy|uỷ)\s+)"
    rf"(?P<name>{_PROPER}|\d{{1,2}}\b)",
    re.IGNORECASE,
)
# a kind that no name follows: "các quận, huyện", "9 quận, huyện thuộc …", "UBND các xã, phường"
_GENERIC = re.compile(
    rf"\b(?P<kind>{_KINDS}|địa phương)\b(?!\s+(?:ủy|uỷ))"
    r"(?=\s*(?:[,/;).&-]|$|(?:và|của|thuộc|trong|trên|tại|có|nói|còn|trực)\b))"
)
_PLURAL = re.compile(r"\b(?:các|những|mọi|mỗi|từng|toàn bộ|tất cả|\d+)\b|[,/]|\bvà\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:nhân dân|người dân|dân|hộ|bà con|cử tri|học sinh|nông dân|thanh niên|phụ nữ|đồng bào|trẻ em"
    r"|công nhân)\b",
    re.IGNORECASE,
)
_LAST_PROPER = re.compile(rf"{_PROPER}$")


@dataclass(frozen=True, slots=True)
class Reach:
    """One unit that one side of a commitment reaches.

    `relation` is "unit" (the unit itself or its people), "body" (a body named after it) or "group-KIND": the
    units of that kind inside `unit` ("group-quan" inside "can-tho"; "group-dia-phuong" is any kind).
    """

    unit: str
    role: Role
    relation: str


def places_of(commitment: Commitment, record: Record) -> tuple[Reach, ...]:
    """Every unit that the commitment's actors and beneficiaries stand for, in the order of the names."""
    places = _Places(record)
    found: dict[Reach, None] = {}
    sides: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("actor", tuple(party.name for party in commitment.actors)),
        ("beneficiary", tuple(party.name for party in commitment.beneficiaries)),
    )
    for role, names in sides:
        for name in names:
            for unit, relation in places.reached(name):
                found[Reach(unit, role, relation)] = None
    return tuple(found)


class _Places:
    """The places of one record: its own entities first, then the gazetteer inside the issuer's province."""

    def __init__(self, record: Record) -> None:
        self._day = record.fields.date or record.fields.event.date
        self._entities: dict[str, Entity] = {}
        for entity in record.entities:
            for form in (*entity.aliases, entity.name):
                self._entities[_key(form)] = entity
        self._province: str | None = None
        issuer = self.named(record.fields.issuer) if record.fields.issuer else ()
        units = issuer or tuple(entity.unit for entity in record.entities if entity.unit)
        provinces = {unit.split(".")[0] for unit in units}
        self._province = provinces.pop() if len(provinces) == 1 else None
        self._issuing = issuer[-1] if issuer else None  # a guess from other places would invent reach

    def reached(self, name: str) -> tuple[tuple[str, str], ...]:
        """(unit, relation) pairs of one party's name."""
        named = self.named(name)
        kinds = _generic_kinds(name)
        if kinds:
            within = named[-1] if named else self._issuing
            return tuple((within, f"group-{kind}") for kind in kinds) if within else ()
        if not named:
            return ()
        return ((named[-1], "unit" if self._is_unit(name) or _PEOPLE.search(name) else "body"),)

    def named(self, name: str) -> tuple[str, ...]:
        """Codes of the units that a name holds, from left to right."""
        entity = self._entities.get(_key(name))
        if entity is not None and entity.unit:
            return (entity.unit,)
        found = [self._resolve(match) for match in _NAMED.finditer(name)]
        if not any(found) and (last := _LAST_PROPER.search(name)):
            found = [self._place_at_end(last[0])]
        return tuple(code for code in found if code)

    def _is_unit(self, name: str) -> bool:
        entity = self._entities.get(_key(name))
        if entity is not None:
            return entity.type == "LOC"
        match = _NAMED.match(name)
        return match is not None and match["committee"] is None

    def _resolve(self, match: re.Match[str]) -> str | None:
        name = match["name"] if match["committee"] else f"{match['kind']} {match['name']}"
        entity = self._entities.get(_key(name))
        if entity is not None and entity.unit:
            return entity.unit
        for within, day in ((self._province, self._day), (self._province, None), (None, self._day)):
            units = gazetteer().find(name, on=day, within=within)
            if units and (within is not None or _alone(units)):
                return units[0].code
        return None

    def _place_at_end(self, words: str) -> str | None:
        """A place of this document at the end of a body's name: "Chi cục Thuế Thốt Nốt"."""
        parts = words.split()
        for start in range(len(parts)):
            entity = self._entities.get(_key(" ".join(parts[start:])))
            if entity is not None and entity.unit:
                return entity.unit
        return None


def _alone(units: tuple[Unit, ...]) -> bool:
    """Whether there is one unit of the highest level: else nobody can say which is meant."""
    return len([unit for unit in units if unit.level == units[0].level]) == 1


def _generic_kinds(name: str) -> tuple[str, ...]:
    """The folded kinds of a group's phrase; none for a single place, or for "UBND phường" alone."""
    if not _PLURAL.search(name):
        return ()
    return tuple(dict.fromkeys(fold(match["kind"]).replace(" ", "-") for match in _GENERIC.finditer(name.lower())))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
