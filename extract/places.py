"""Administrative units of Việt Nam with the days on which they existed: gazetteer().find("thot not").

A unit's code is a path of folded names, "can-tho.quan-thot-not.phuong-trung-nhut"; its parent is the path
without the last part. What is known: all provinces, districts and wards of 2025-06-30 and after (units.tsv), the
changes among provinces and districts before that (units_dated.tsv, each with its decree). A `valid_from` of None
means "before the table reaches", a `valid_to` of None "still".
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract import lexicon
from ingest.vietnamese import fold, old_tones

Level = Literal["province", "district", "ward"]

_KINDS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "quận", "huyện", "phường", "xã")
_TWO_PART_KINDS = ("thanh-pho-", "thi-xa-", "thi-tran-", "dac-khu-")
_WARD_KINDS = frozenset({"thị trấn", "đặc khu", "phường", "xã"})
_RANK: dict[Level, int] = {"province": 0, "district": 1, "ward": 2}
_CHECKED = ("day", "decree", "no")
_SHORT_KINDS = {
    "tp": "thành phố", "t.p": "thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận", "h": "huyện",
    "p": "phường", "x": "xã", "t": "tỉnh",
}  # fmt: skip
_PREFIX = re.compile(
    r"(?P<kind>thành phố|thanh pho|thị xã|thi xa|thị trấn|thi tran|đặc khu|dac khu|tỉnh|tinh|quận|quan|huyện|huyen"
    r"|phường|phuong|xã|xa|t\.p(?=\W)|tp(?=[\s.])|tx(?=[\s.])|tt(?=\.)|[qhpxt](?=\.))[\s.]*(?P<rest>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit under one name: `name` with its kind ("quận Thốt Nốt"), first and last day, what came before and
    after it (codes), and the resolution or decree that the dates rest on, where it is known."""

    code: str
    name: str
    level: Level
    parent: str | None
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    source: str = ""

    @property
    def kind(self) -> str:
        """ "quận", "thành phố" …: the name without what is its own."""
        return next(kind for kind in _KINDS if self.name.startswith(kind + " "))

    @property
    def bare(self) -> str:
        """The name without its kind: "Thốt Nốt"."""
        return self.name[len(self.kind) + 1 :]

    def existed(self, on: date | None) -> bool:
        """Whether the unit existed on that day; True where no day is asked."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


class Gazetteer:
    """The units by code and by name, in memory. `rows` are (name, first day, last day, successors, source) by code,
    as the tables write them; a Unit is made of its row when it is asked for."""

    def __init__(self, rows: dict[str, tuple[str, str, str, str, str]], aliases: dict[str, tuple[str, ...]]) -> None:
        self._rows = rows
        self._aliases = aliases
        self._units: dict[str, Unit] = {}
        self._children: dict[str, list[str]] = defaultdict(list)
        self._before: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for code, row in rows.items():
            parent, _, full = code.rpartition(".")
            if parent:
                self._children[parent].append(code)
            if row[3]:
                for successor in row[3].split(" "):
                    self._before[successor].append(code)
            self._index(code, row[0], full)

    def _index(self, code: str, name: str, full: str) -> None:
        """File the folded name with and without its kind; a number alone is not a name."""
        if "." not in code or full[-1].isdigit():
            full = _slug(name)
        cut = 1 + (full.index("-", full.index("-") + 1) if full.startswith(_TWO_PART_KINDS) else full.index("-"))
        self._by_name[full].append(code)
        if not full[cut:].isdigit():
            self._by_name[full[cut:]].append(code)

    def __iter__(self) -> Iterator[Unit]:
        return map(self.unit, self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def unit(self, code: str) -> Unit:
        """The unit of a code. Raises KeyError for a code that there is not."""
        found = self._units.get(code)
        if found is None:
            name, start, end, successors, source = self._rows[code]
            parent = code.rpartition(".")[0] or None
            found = self._units[code] = Unit(
                code, name, _level(code, name), parent, _day(start), _day(end),
                tuple(self._before.get(code, ())), tuple(successors.split()), source,
            )  # fmt: skip
        return found

    def get(self, code: str) -> Unit | None:
        """The unit of a code, or None."""
        return self.unit(code) if code in self._rows else None

    def find(self, name: str, *, on: date | None = None, within: str | None = None) -> tuple[Unit, ...]:
        """Units of that name, the highest level first, with or without kind, accents and abbreviations.

        "Thốt Nốt", "quận Thốt Nốt", "thot not", "TP.Cần Thơ" and "TP.HCM" are understood. Where the name is
        written with accents and units of exactly that spelling exist, the others are left out. `on` keeps the
        units that existed that day, `within` those inside the unit of that code.
        """
        codes = dict.fromkeys(self._candidates(name))
        found = [self.unit(code) for code in codes]
        if within is not None:
            found = [unit for unit in found if unit.code == within or unit.code.startswith(within + ".")]
        found = [unit for unit in found if unit.existed(on)]
        return tuple(sorted(_exact(name, found), key=lambda unit: (_RANK[unit.level], unit.valid_to is not None)))

    def _candidates(self, name: str) -> Iterator[str]:
        key = _slug(name)
        yield from self._aliases.get(key, ())
        yield from self._by_name.get(key, ())
        match = _PREFIX.fullmatch(" ".join(name.split()))
        if match:
            kind = fold(match["kind"])
            full = _slug(fold(_SHORT_KINDS.get(kind, kind)) + " " + match["rest"])
            yield from self._by_name.get(full, ())
            if _SHORT_KINDS.get(kind, match["kind"].lower()) in ("thành phố", "tỉnh"):  # "TP.HCM"
                yield from self._aliases.get(_slug(match["rest"]), ())

    def ancestors(self, code: str) -> tuple[Unit, ...]:
        """The units around this one, the nearest first."""
        result = []
        parent = self.unit(code).parent
        while parent is not None:
            result.append(self.unit(parent))
            parent = self.unit(parent).parent
        return tuple(result)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the inner unit lies inside the outer one, or is it."""
        return inner == outer or inner.startswith(outer + ".")

    def children(self, code: str, *, level: Level | None = None, on: date | None = None) -> tuple[Unit, ...]:
        """The units directly inside this one, of a level, on a day."""
        units = (self.unit(child) for child in self._children.get(code, ()))
        return tuple(unit for unit in units if unit.existed(on) and level in (None, unit.level))

    def descendants(self, code: str, *, on: date | None = None) -> tuple[Unit, ...]:
        """All units inside this one on a day; of a unit that had ceased by then, what it became and what is inside."""
        unit = self.unit(code)
        result: dict[str, Unit] = {}
        if on is not None and unit.valid_to is not None and unit.valid_to < on:
            for successor in unit.successors:
                if self.unit(successor).existed(on):
                    result[successor] = self.unit(successor)
                result |= {inner.code: inner for inner in self.descendants(successor, on=on)}
            return tuple(result.values())
        for child in self._children.get(code, ()):
            if self.unit(child).existed(on):
                result[child] = self.unit(child)
                result |= {inner.code: inner for inner in self.descendants(child, on=on)}
        return tuple(result.values())

    def lineage(self, code: str) -> tuple[Unit, ...]:
        """This unit and those of the same name and level that came before or after it, the oldest first.

        Quận Thốt Nốt: huyện Thốt Nốt of tỉnh Cần Thơ, huyện Thốt Nốt of thành phố Cần Thơ, quận Thốt Nốt.
        """
        start = self.unit(code)
        found, waiting = {code: start}, [start]
        while waiting:
            unit = waiting.pop()
            for other_code in (*unit.predecessors, *unit.successors):
                other = self.unit(other_code)
                if other_code not in found and other.level == start.level and other.bare == start.bare:
                    found[other_code] = other
                    waiting.append(other)
        return tuple(sorted(found.values(), key=lambda unit: unit.valid_to or date.max))


def _exact(name: str, units: list[Unit]) -> list[Unit]:
    if name.isascii():
        return units
    wanted = old_tones(" ".join(name.split())).casefold()
    exact = [unit for unit in units if wanted.endswith(old_tones(unit.bare).casefold())]
    return exact or units


@functools.lru_cache(maxsize=1 << 14)
def _slug(name: str) -> str:
    kept = "".join(letter if letter.isalnum() else "" if letter in "'’`" else " " for letter in fold(name))
    return "-".join(kept.split())


@functools.lru_cache(maxsize=1 << 10)
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _level(code: str, name: str) -> Level:
    if "." not in code:
        return "province"
    return "ward" if name.split(" ")[0] in _WARD_KINDS or name.startswith(("thị trấn", "đặc khu")) else "district"


def load() -> Gazetteer:
    """Read the tables. Raises LexiconError for a code that no unit has."""
    rows = {code: (name, start, end, after, "") for code, name, start, end, after in lexicon.table("units.tsv")}
    for code, name, start, end, after, source, checked in lexicon.table("units_dated.tsv"):
        if checked not in _CHECKED:
            raise lexicon.LexiconError(
                "units_dated.tsv", 1, f"{code} is checked “{checked}”: say {', '.join(_CHECKED)}"
            )
        known = rows.get(code, ("", "", "", "", ""))
        rows[code] = (name, start or known[1], end or known[2], after or known[3], source)
        _known(code.rpartition(".")[0] or code, rows, "units_dated.tsv")
    for row in lexicon.table("units_dated.tsv"):
        _known(row[4], rows, "units_dated.tsv")
    aliases = {_slug(alias): tuple(codes.split()) for alias, codes in lexicon.table("place_aliases.tsv")}
    for codes in aliases.values():
        _known(" ".join(codes), rows, "place_aliases.tsv")
    return Gazetteer(rows, aliases)


def _known(codes: str, rows: Container[str], file: str) -> None:
    for code in codes.split():
        if code not in rows:
            raise lexicon.LexiconError(file, 1, f"no unit has the code {code}")


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, loaded once."""
    return load()
