"""The place that a question names: its units through time, and how a fact's unit relates to it on a day.

Asked for "Thốt Nốt": quận Thốt Nốt, the highest unit of that name, with huyện Thốt Nốt before it. A unit is
reached *directly* when it is meant itself or a body is named after it, *indirectly* through its parent,
through what lies inside it, or as a member of a group ("các quận, huyện") that contained it on that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.places import Unit, gazetteer
from ingest.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Relation:
    """How a fact reaches the place: `kind` is "direct" or "indirect"; `reason_vi`, `reason_en` say why."""

    kind: str
    reason_vi: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """A place as asked: its name today or last, all units that it was, and what else the name could mean."""

    asked: str
    name: str
    units: tuple[Unit, ...]
    others: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the place's units through time."""
        return frozenset(unit.code for unit in self.units)

    @property
    def around(self) -> frozenset[str]:
        """Codes of the units that ever contained it."""
        return frozenset(outer.code for unit in self.units for outer in gazetteer().ancestors(unit.code))

    @property
    def after(self) -> frozenset[str]:
        """Codes of the units that it became when it ended: wards, after 2025-07-01.

        What was only split off it (huyện Vĩnh Thạnh off huyện Thốt Nốt in 2004) goes its own way.
        """
        ended = (unit for unit in self.units if not self.codes & set(unit.successors))
        return frozenset(code for unit in ended for code in unit.successors)

    def relation(self, unit: str, how: str, *, on: date | None) -> Relation | None:
        """How a fact of that day that reaches `unit` ("unit", "body" or "group-KIND") reaches this place."""
        if how.startswith("group-"):
            return self._as_member(unit, how.removeprefix("group-"), on)
        if unit in self.codes:
            return self._direct(unit, how)
        found = gazetteer().get(unit)
        if found is None:
            return None
        if any(gazetteer().contains(code, unit) for code in self.codes) or unit in self.after:
            return Relation("indirect", f"{found.name} thuộc {self.name}", f"{found.name} lies in {self.name}")
        if how == "unit" and unit in self.around:
            return Relation("indirect", f"cho cả {found.name}", f"for all of {found.name}")
        return None

    def _direct(self, unit: str, how: str) -> Relation:
        name = gazetteer().unit(unit).name
        if how == "body":
            return Relation("direct", f"cơ quan mang tên {name}", f"a body named after {name}")
        return Relation("direct", f"nêu đích danh {name}", f"names {name} itself")

    def _as_member(self, within: str, kind: str, on: date | None) -> Relation | None:
        outer = gazetteer().get(within)
        member = self._member(within, kind, on)
        if outer is None or member is None:
            return None
        when_vi = f" ngày {on.day:02d}/{on.month:02d}/{on.year}" if on else ""
        when_en = f" on {on.isoformat()}" if on else ""
        group = "địa phương" if kind == "dia-phuong" else member.kind
        return Relation(
            "indirect",
            f"các {group} của {outer.name}{when_vi} có {member.name}",
            f"“các {group}” of {outer.name}{when_en} include {member.name}",
        )

    def _member(self, within: str, kind: str, on: date | None) -> Unit | None:
        """The unit that makes this place part of the group that day: itself, one around or inside it."""
        places = gazetteer()
        for unit in self.units:
            if not (places.contains(within, unit.code) and unit.existed(on)):
                continue
            for candidate in (unit, *places.ancestors(unit.code), *places.descendants(unit.code, on=on)):
                inside = candidate.code != within and places.contains(within, candidate.code)
                if inside and kind in ("dia-phuong", fold(candidate.kind).replace(" ", "-")):
                    return candidate
        return self._successor(within, kind, on)

    def _successor(self, within: str, kind: str, on: date | None) -> Unit | None:
        for code in sorted(self.after):
            unit = gazetteer().get(code)
            if unit is None or on is None or not unit.existed(on) or any(old.existed(on) for old in self.units):
                continue
            if gazetteer().contains(within, code) and kind in (
                "dia-phuong",
                fold(unit.kind).replace(" ", "-"),
            ):
                return unit
        return None


def place_asked(text: str) -> AskedPlace | None:
    """The place that the words name, with or without accents and level; None where no unit has that name.

    A bare name means the highest unit of that name; where several of one level share it, all are meant.
    """
    found = gazetteer().find(text)
    if not found:
        return None
    top = [unit for unit in found if unit.level == found[0].level]
    units: dict[str, Unit] = {}
    for unit in top:
        units |= {relative.code: relative for relative in gazetteer().lineage(unit.code)}
    latest = max(units.values(), key=lambda unit: unit.valid_to or date.max)
    others = tuple(dict.fromkeys(_described(unit) for unit in found if unit.code not in units))
    name = latest.name if len({unit.bare for unit in units.values()}) == 1 else found[0].name
    return AskedPlace(" ".join(text.split()), name, tuple(units.values()), others)


def _described(unit: Unit) -> str:
    outer = gazetteer().ancestors(unit.code)
    return f"{unit.name} ({outer[0].name})" if outer else unit.name
