"""All the way, on the sample archive: bytes in, and what was promised to Thốt Nốt out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.catalog import Answer, AnswerEntry, answers, sources
from corpus.matching import QUOTE_MATCH, overlap, pair
from service.answers.promises import Promise, Promises, promised_to
from service.archive import Archive, open_archive
from service.flow.ingest import ingest
from service.settings import Settings

TWIN, WHOLE = sorted(answers(), key=lambda answer: not answer["documents"])
GROUPS = ("direct", "indirect", "duties direct", "duties indirect")


def _archive_of(answer: Answer, home: Path) -> Iterator[Archive]:
    with open_archive(Settings.read({}, home=home)) as archive:
        named = answer["documents"]
        ingest(archive, [sample.source() for sample in sources() if not named or sample.name in named])
        yield archive


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The twin of a first meeting, alone."""
    yield from _archive_of(TWIN, tmp_path_factory.mktemp("twin"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """All samples."""
    yield from _archive_of(WHOLE, tmp_path_factory.mktemp("whole"))


def _expected(answer: Answer) -> dict[str, list[AnswerEntry]]:
    duties = answer["duties"]
    lists = (answer["direct"], answer["indirect"], duties["direct"], duties["indirect"])
    return dict(zip(GROUPS, lists, strict=True))


def _given(promises: Promises) -> dict[str, tuple[Promise, ...]]:
    lists = (promises.direct, promises.indirect, promises.duties_direct, promises.duties_indirect)
    return dict(zip(GROUPS, lists, strict=True))


def _alike(expected: AnswerEntry, given: Promise) -> float:
    same = expected["document"] == given.document
    return overlap(expected["quote"], given.commitment.quote) if same else 0.0


@pytest.mark.parametrize("asked", ["Thốt Nốt", "thot not", "quận Thốt Nốt"])
def test_the_twin_gives_exactly_its_answer(twin: Archive, asked: str) -> None:
    promises = promised_to(twin, asked, as_of=date.fromisoformat(TWIN["as_of"]))
    assert promises.name == TWIN["place"]
    given = _given(promises)
    for group, expected in _expected(TWIN).items():
        pairs = pair(expected, given[group], _alike, QUOTE_MATCH)
        assert len(pairs) == len(expected) == len(given[group]), group
        for at, other in pairs.items():
            promise = given[group][other]
            assert [party.name for party in promise.commitment.actors] == expected[at]["actors"]
            assert promise.state.status == expected[at]["status"]


# What is reached of each list, and how much of it is right: to be raised, never lowered.
@pytest.mark.parametrize(
    ("group", "recall", "precision"),
    [
        ("direct", 0.45, 0.75),
        ("indirect", 0.35, 0.90),
        ("duties direct", 0.55, 1.0),
        ("duties indirect", 0.50, 1.0),
    ],
)
def test_the_whole_archive(whole: Archive, group: str, recall: float, precision: float) -> None:
    promises = promised_to(whole, "Thốt Nốt", as_of=date.fromisoformat(WHOLE["as_of"]))
    expected, given = _expected(WHOLE)[group], _given(promises)[group]
    pairs = pair(expected, given, _alike, QUOTE_MATCH)
    missing = [entry["quote"] for at, entry in enumerate(expected) if at not in pairs]
    extra = [promise.commitment.quote for at, promise in enumerate(given) if at not in pairs.values()]
    assert len(pairs) / len(expected) >= recall, missing
    assert len(pairs) / len(given) >= precision, extra
    states = {expected[at]["status"] == given[other].state.status for at, other in pairs.items()}
    assert states == {True}


def test_the_newest_day_of_the_archive_is_the_day_of_the_answer(whole: Archive) -> None:
    assert promised_to(whole, "Thốt Nốt").as_of.isoformat() == WHOLE["as_of"]


def test_what_was_split_off_is_not_thot_not(whole: Archive) -> None:
    """Huyện Vĩnh Thạnh left huyện Thốt Nốt in 2004: what is promised to it is not promised to Thốt Nốt."""
    quotes = " ".join(promise.commitment.quote for promise in promised_to(whole, "Thốt Nốt").all)
    assert "Vĩnh Thạnh" not in quotes
