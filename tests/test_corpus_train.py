"""Training: truth laid over units, the same bytes for the same data, folds by document, a calibration that rises."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from corpus import train
from corpus.catalog import folder, lessons, sources
from corpus.evaluate import NothingToScore
from corpus.training.cases import Case, cases_of, folds_of
from corpus.training.folds import calibrated, fit_tasks, hash_of, to_bytes
from corpus.training.labels import labels_of, located
from corpus.training.rows import lessons_of
from extract.model.units import units_of
from extract.model.weights import from_bytes

NAMES = ("2010-04-giao-ban-khcn-lan-1", "2016-03-han-man-hau-giang", "2019-11-giao-ban-khcn-lan-15")


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Three documents of the sample archive."""
    truth = tmp_path_factory.mktemp("truth")
    for name in NAMES:
        shutil.copy(folder().parent / "truth" / f"{name}.json", truth)
    return cases_of(truth, folder(), group="corpus")


def test_the_archive_and_the_lessons_always_belong_to_the_data() -> None:
    groups = Counter(case.group for case in train.gathered([], []))
    assert groups == {"corpus": len(sources()), "lessons": len(lessons())}


def test_every_quote_of_the_truth_is_located(cases: list[Case]) -> None:
    assert [case.name for case in cases] == list(NAMES)
    for case in cases:
        quotes = [" ".join(one["quote"].split()) for one in case.truth["commitments"]]
        spans = located(case)
        assert [" ".join(span.of(case.document.text).split()) if span else None for span in spans] == quotes


def test_labels_begin_each_quote_once(cases: list[Case]) -> None:
    for case in cases:
        labels = labels_of(units_of(case.statements.pieces), located(case))
        assert ("O", "I") not in set(pairwise(labels))
        assert 0.9 * len(case.truth["commitments"]) <= labels.count("B") <= len(case.truth["commitments"])


def test_the_same_data_give_the_same_bytes(cases: list[Case]) -> None:
    lessons = [lessons_of(case) for case in cases]
    one, other = (to_bytes(fit_tasks(lessons), {"data": hash_of(cases)}) for _ in range(2))
    assert one == other
    assert set(from_bytes(one).tasks) == {"acts", "kinds", "actors"}
    assert hash_of(cases) != hash_of(cases[:2])


def test_no_document_stands_in_two_folds(cases: list[Case]) -> None:
    folds = folds_of(cases, 2)
    assert sorted(at for fold in folds for at in fold) == list(range(len(cases)))


def test_calibration_rises_and_counts_all() -> None:
    found = sorted([(at / 1000, at % 10 < at // 100) for at in range(1000)])
    steps = calibrated(found)
    shares = [share for _, share, _ in steps]
    assert shares == sorted(shares)
    assert sum(count for _, _, count in steps) == len(found)
    assert steps[-1][0] == 1.0


def test_a_truth_without_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(NothingToScore, match="no truth"):
        cases_of(tmp_path, tmp_path, group="x")
    (tmp_path / "lost.json").write_text("{}")
    with pytest.raises(NothingToScore, match=r"lost\.json"):
        cases_of(tmp_path, tmp_path, group="x")


def test_folders_must_come_in_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    assert train.main(["--gold", "somewhere"]) == 2
    assert "--texts" in capsys.readouterr().err
