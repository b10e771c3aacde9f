#!/usr/bin/env python3
"""Build extract/lexicon/units.tsv from the data of the PyPI package vietnamadminunits (MIT).

    python scripts/build_units.py [OUT]

The package knows the units as they were on 2025-06-30 (63 provinces, 696 districts, 10,040 wards) and as they
are from 2025-07-01 on (34 provinces, 3,321 wards). Written is one row a unit: code, name, from, to, successors.
A code is a path of folded names ("can-tho.quan-thot-not.phuong-trung-nhut"): it says the parent, and unlike the
official numbers it was never given to two units. A province that goes on after 2025 keeps its code. What
changed before 2025 stands in units_dated.tsv, written by hand, each row with its decree.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import vietnamadminunits

DATA = Path(vietnamadminunits.__file__).parent / "data"
OUT = Path(__file__).parents[1] / "extract" / "lexicon" / "units.tsv"
LAST, FIRST = "2025-06-30", "2025-07-01"  # Luật 72/2025/QH15, Nghị quyết 202/2025/QH15
LEVELS = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Quận", "Huyện", "Phường", "Xã")
HEADER = """\
# Administrative units on 2025-06-30 and from 2025-07-01 on. Built by scripts/build_units.py from the package
# vietnamadminunits (MIT licence, copyright its authors): do not edit, add rows to units_dated.tsv instead.
code\tname\tfrom\tto\tsuccessors
"""


def slug(name: str) -> str:
    """The folded name with hyphens: "Đắk R'Lấp" → "dak-rlap"."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    kept = "".join(c for c in bare if c.isalnum() or c.isspace() or c == "-")
    return "-".join(kept.replace("-", " ").split())


def split_level(name: str) -> tuple[str, str]:
    """ "Quận Thốt Nốt" → ("quận", "Thốt Nốt")."""
    name = unicodedata.normalize("NFC", name.strip())
    for level in LEVELS:
        if name.lower().startswith(level.lower() + " "):
            return level.lower(), " ".join(name[len(level) :].split())
    raise SystemExit(f"{name}: no level known at its start; add it to LEVELS")


def lower_level(name: str) -> str:
    """ "Quận Thốt Nốt" → "quận Thốt Nốt"."""
    return " ".join(split_level(name))


class Codes:
    """Codes by the package's own keys; two units of one parent whose names differ in accents only get a number."""

    def __init__(self) -> None:
        self.by_key: dict[str, str] = {}
        self._taken: set[str] = set()

    def give(self, key: str, wanted: str) -> str:
        """The code of a key: the one wanted, unless it is taken."""
        if key in self.by_key:
            return self.by_key[key]
        code, n = wanted, 1
        while code in self._taken:
            n += 1
            code = f"{wanted}-{n}"
        self._taken.add(code)
        self.by_key[key] = code
        return code


def _provinces(base: sqlite3.Connection, codes: Codes, merged: dict[str, list[str]]) -> Iterator[list[str]]:
    after = {old: new for new, olds in merged.items() for old in olds}
    going_on = {key for (key,) in base.execute("select distinct provinceKey from admin_units")}
    rows = base.execute("select distinct provinceKey, province from admin_units_legacy").fetchall()
    for key, name in rows:
        codes.give(key, slug(split_level(name)[1]))
    for key, name in rows:
        goes_on = key in going_on
        yield [
            codes.by_key[key],
            lower_level(name),
            "",
            "" if goes_on else LAST,
            "" if goes_on else codes.by_key[after[key]],
        ]


def _new_wards(base: sqlite3.Connection, codes: Codes) -> Iterator[list[str]]:
    for province, key, name in base.execute("select provinceKey, wardKey, ward from admin_units"):
        wanted = f"{codes.by_key[province]}.{slug(name)}"
        # wardKey is not unique within a province: two names may differ in their accents alone
        yield [codes.give(f"new:{province}:{key}:{name}", wanted), lower_level(name), FIRST, "", ""]


def _successors(codes: Codes) -> dict[str, list[str]]:
    """New codes by the old ward's key."""
    converter = json.loads((DATA / "converter_2025.json").read_text("utf-8"))
    by_short: dict[tuple[str, str], str] = {}
    for key, code in codes.by_key.items():
        if key.startswith("new:"):
            _, province, ward, _ = key.split(":")
            by_short.setdefault((province, ward), code)
    result: dict[str, list[str]] = defaultdict(list)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                result[old].append(_found(by_short, codes, province, ward))
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            result[old].extend(_found(by_short, codes, province, part["newWardKey"]) for part in parts)
    return result


def _found(by_short: dict[tuple[str, str], str], codes: Codes, province: str, ward: str) -> str:
    """A new ward by the converter's key, which keeps its accents where two folded ones are the same."""
    if (province, ward) in by_short:
        return by_short[province, ward]
    for key, code in codes.by_key.items():
        if key.startswith(f"new:{province}:") and key.split(":")[3].lower().replace(" ", "") == ward:
            return code
    raise SystemExit(f"no new ward {ward} in {province}: has the package changed its keys?")


def _old_units(base: sqlite3.Connection, codes: Codes, successors: dict[str, list[str]]) -> Iterator[list[str]]:
    query = "select provinceKey, districtKey, district, wardKey, ward from admin_units_legacy"
    districts: dict[str, list[str]] = {}
    wards: list[list[str]] = []
    for province, district_key, district, ward_key, ward in base.execute(query):
        key = f"{province}_{district_key}"
        code = codes.give(key, f"{codes.by_key[province]}.{slug(district)}")
        row = districts.setdefault(key, [code, lower_level(district), "", LAST, ""])
        after = successors[f"{key}_{ward_key or ''}".rstrip("_")] or successors[f"{key}_{ward_key or ''}"]
        row[4] = " ".join(dict.fromkeys([*row[4].split(), *after]))
        if ward:
            ward_code = codes.give(f"{key}_{ward_key}_{ward}", f"{code}.{slug(ward)}")
            wards.append([ward_code, lower_level(ward), "", LAST, " ".join(dict.fromkeys(after))])
    yield from districts.values()
    yield from wards


def build() -> list[list[str]]:
    """All rows: provinces, districts, old wards, new wards."""
    base = sqlite3.connect(DATA / "dataset.db")
    merged = json.loads((DATA / "converter_2025.json").read_text("utf-8"))["DICT_PROVINCE"]
    codes = Codes()
    provinces = list(_provinces(base, codes, merged))
    new_wards = list(_new_wards(base, codes))
    old = list(_old_units(base, codes, _successors(codes)))
    return [*provinces, *old, *new_wards]


def main() -> int:
    """Write the table to the path given, or to its place in the project."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    rows = build()
    out.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), "utf-8")
    print(f"{out}: {len(rows)} units, {sum(not row[4] and row[3] != '' for row in rows)} without successor")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
