"""Names to offer: the places and bodies that the archive's facts name most."""

from __future__ import annotations

from extract.places import gazetteer
from search import Query
from service.archive import Archive


def places_named_most(archive: Archive, limit: int) -> list[str]:
    """Names of the districts and communes (provinces are everywhere) that most facts name."""
    counted = archive.index.find(Query(facts=True, limit=1, facets=True)).facets.get("places", ())
    units = [gazetteer().get(code) for code, _ in counted]
    names = dict.fromkeys(unit.name for unit in units if unit is not None and unit.level != "province")
    return list(names)[:limit]


def bodies_named_most(archive: Archive, limit: int) -> list[str]:
    """Names of the bodies that most facts name."""
    counted = archive.index.find(Query(facts=True, limit=1, facets=True)).facets.get("bodies", ())
    return [name for name, _ in counted[:limit]]
