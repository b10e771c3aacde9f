"""Keys and roles of persons: two of one name are one person where they act in the same province, or centrally."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from extract import lexicon
from extract.entities.spelling import key
from extract.record import Entity
from extract.registry.bodies import is_central
from extract.registry.entry import Role
from extract.registry.home import Place
from ingest import Span

_BEFORE = 120  # letters before a name in which its office stands
_ADDRESS = r"(?:\s*(?:ông|bà|đồng chí|đ/c|TS\.?|ThS\.?|BS\.?|KS\.?|:))*\s*"
CENTRAL = "trung-ương"
_NO_OFFICES = frozenset({"Cử tri", "cử tri"})  # stand before names, but nobody holds them


@functools.cache
def _office() -> re.Pattern[str]:
    offices = sorted(set(lexicon.words("offices.txt")) - _NO_OFFICES, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name) for name in offices)
    return re.compile(rf"(?<!\w)(?i:{names})(?!\w)")


@functools.cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\s*[,–\-(]\s*(?:nguyên\s+)?")


def role_at(text: str, name: Span, bodies: Mapping[int, tuple[int, str]]) -> Role | None:
    """The role in which a person is named: the office before the name, or in apposition behind it.

    `bodies` are (end, key) of the bodies that the text names, by start offset.
    """
    behind = _joint().match(text, name.end)
    if behind is not None:
        office = _office().match(text, behind.end())
        if office is not None:
            return Role(_shown(office.group()), _body_at(text, office.end(), bodies))
    before = list(_office().finditer(text, max(0, name.start - _BEFORE), name.start))
    if not before:
        return None
    end = before[-1].end()
    at = end + len(text[end : name.start]) - len(text[end : name.start].lstrip())
    body = bodies.get(at)
    rest = text[body[0] if body else end : name.start]
    if re.fullmatch(_ADDRESS, rest) is None:
        return None
    return Role(_shown(before[-1].group()), body[1] if body else None)


def _body_at(text: str, at: int, bodies: Mapping[int, tuple[int, str]]) -> str | None:
    start = at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip())
    return bodies[start][1] if start in bodies else None


def _shown(office: str) -> str:
    return office[:1].upper() + office[1:]


def person_key(entity: Entity, role: Role | None, place: Place) -> str:
    """ "per:trần-văn-ba@can-tho"; without a province or a central body the person is the document's own."""
    name = f"per:{'-'.join(key(entity.name))}"
    if role is not None and role.body is not None and "~" not in role.body:
        unit = role.body.partition("@")[2]
        if unit or is_central(role.body):
            return f"{name}@{unit.partition('.')[0] or CENTRAL}"
    return f"{name}@{place.province}" if place.province else f"{name}~{place.document}"
