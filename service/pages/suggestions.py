"""Names and questions to offer: the places and bodies that the archive names most."""

from __future__ import annotations

from urllib.parse import urlencode

from extract.places import Unit, gazetteer
from search import Query, SearchError
from service.archive import Archive
from service.errors import ArchiveError
from service.texts import Texts

LONGEST_EXAMPLE = 48  # characters of a body's name that still makes a question to read at a glance


def places_named_most(archive: Archive, limit: int) -> list[str]:
    """Names of the districts and communes (provinces are everywhere) that most facts name."""
    return list(dict.fromkeys(unit.name for unit in _units(archive)))[:limit]


def bodies_named_most(archive: Archive, limit: int) -> list[str]:
    """Names of the bodies that most documents name; places that act as bodies are among the places."""
    names = (name for name, _ in _counted(archive, "bodies"))
    return [name for name in names if not gazetteer().find(name)][:limit]


def example_questions(archive: Archive, t: Texts) -> list[tuple[str, str]]:
    """Questions that this archive can answer, with the addresses of their answers."""
    questions = []
    for unit in _units(archive)[:1]:
        questions.append(t("example.promised", place=unit.bare))
        year = _fullest_year(archive, unit)
        if year is not None:
            questions.append(t("example.promised_year", place=unit.bare, year=year))
    short = [name for name in bodies_named_most(archive, 10) if len(name) <= LONGEST_EXAMPLE]
    questions += [t("example.by", body=name) for name in short[:1]]
    return [(question, "/tim?" + urlencode({"q": question})) for question in questions]


def _units(archive: Archive) -> list[Unit]:
    units = (gazetteer().get(code) for code, _ in _counted(archive, "places"))
    return [unit for unit in units if unit is not None and unit.level != "province"]


def _fullest_year(archive: Archive, unit: Unit) -> str | None:
    query = Query(facts=True, kinds=("commitment",), places=(unit.code,), limit=1, facets=True)
    years = _facet(archive, query, "year")
    return years[0][0] if years else None


def _counted(archive: Archive, facet: str) -> tuple[tuple[str, int], ...]:
    # a fact's bodies are also "Hội nghị" and the like: for bodies the documents are asked
    return _facet(archive, Query(facts=facet == "places", limit=1, facets=True), facet)


def _facet(archive: Archive, query: Query, name: str) -> tuple[tuple[str, int], ...]:
    """Counts from the index; none while it is down: nothing is offered then, but answers go on."""
    try:
        return archive.index.find(query).facets.get(name, ())
    except (SearchError, ArchiveError):
        return ()
