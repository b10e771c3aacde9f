"""The sample archive and the lessons: every truth keeps to the annotation guide and stands in its own text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from corpus.catalog import Sample, answers, lessons, sources
from ingest import read

SAMPLES = [pytest.param(sample, id=sample.name) for sample in (*sources(), *lessons())]
ENTITY_TYPES = {"ORG", "PER", "LOC", "DOC", "EVENT"}
KINDS = {"promise", "assignment", "request", "agreement", "plan"}


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def test_there_is_something_to_look_at() -> None:
    formats = Counter(sample.format for sample in sources())
    assert sum(formats.values()) >= 24
    assert min(formats.values()) >= 6
    years = {sample.name[:4] for sample in sources()}
    assert min(years) <= "2006"
    assert max(years) >= "2025"


def test_lessons_are_official_papers_full_of_commitments() -> None:
    """Each has a dozen (a dispatch of two paragraphs eight), all of the years that the archive covers."""
    few = [
        sample.name
        for sample in lessons()
        if len(sample.truth["commitments"]) < (8 if "cong-van-vpcp" in sample.name else 12)
    ]
    assert len(lessons()) >= 30
    assert few == []
    assert {sample.truth["document"]["type"] for sample in lessons()} == {"notice"}
    assert {sample.name[:4] for sample in lessons()} <= {str(year) for year in range(2015, 2026)}


def test_names_are_unique() -> None:
    names = [sample.name for sample in (*sources(), *lessons())]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_quote_stands_in_the_text_that_reading_gives(sample: Sample) -> None:
    text = flat(read(sample.source()).text)
    truth = sample.truth
    quotes = [item["quote"] for item in (*truth["commitments"], *truth["decisions"], *truth["figures"])]
    assert [quote for quote in quotes if flat(quote) not in text] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_alias_stands_in_the_text(sample: Sample) -> None:
    text = flat(read(sample.source()).text).lower()
    aliases = [alias for entity in sample.truth["entities"] for alias in entity["aliases"]]
    assert [alias for alias in aliases if flat(alias).lower() not in text] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_words_are_of_the_guide(sample: Sample) -> None:
    assert sample.truth["document"]["type"] in {"notice", "news", "other"}
    assert {entity["type"] for entity in sample.truth["entities"]} <= ENTITY_TYPES
    assert {commitment["kind"] for commitment in sample.truth["commitments"]} <= KINDS
    assert len({entity["name"] for entity in sample.truth["entities"]}) == len(sample.truth["entities"])


@pytest.mark.parametrize("sample", SAMPLES)
def test_days_are_days(sample: Sample) -> None:
    document = sample.truth["document"]
    event = document["event"] or {}
    for day in (document["date"], event.get("date")):
        assert day is None or date.fromisoformat(day)
    for commitment in sample.truth["commitments"]:
        deadline = commitment["deadline"]
        if deadline is not None:
            end = date.fromisoformat(deadline["end"])
            assert deadline["start"] is None or date.fromisoformat(deadline["start"]) <= end


@pytest.mark.parametrize("sample", SAMPLES)
def test_canonical_names_are_used(sample: Sample) -> None:
    """Nobody is called by an alias where the same truth knows the fullest name."""
    fullest = {alias: entity["name"] for entity in sample.truth["entities"] for alias in entity["aliases"]}
    called = [
        name
        for commitment in sample.truth["commitments"]
        for name in (*commitment["actors"], *commitment["beneficiaries"])
    ]
    assert [name for name in called if fullest.get(name, name) != name] == []


def test_answers_stand_on_the_truth() -> None:
    truth = {sample.name: sample.truth for sample in sources()}
    assert answers()
    for answer in answers():
        entries = [*answer["direct"], *answer["indirect"]]
        entries += [*answer["duties"]["direct"], *answer["duties"]["indirect"]]
        assert entries
        for entry in entries:
            quotes = [item["quote"] for item in truth[entry["document"]]["commitments"]]
            assert entry["quote"] in quotes
            assert entry["document"] in (answer["documents"] or truth)
