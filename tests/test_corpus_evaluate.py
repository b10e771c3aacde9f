"""Scoring the pipeline itself: on a folder of its own, and over the whole sample archive."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpus.catalog import folder, sources
from corpus.evaluate import NothingToScore, evaluate
from corpus.table import Table

TRUTH = folder().parent / "truth"
NAME = "2010-04-giao-ban-khcn-lan-1"


@pytest.fixture(scope="module")
def whole() -> Table:
    """The table over all of the archive."""
    return evaluate(TRUTH, folder())


@pytest.mark.parametrize(
    ("task", "least"),
    [
        ("commitments", 0.85),
        ("commitments.deadline", 0.80),
        ("decisions", 0.75),
        ("figures", 0.95),
        ("entities", 0.90),
        ("document", 0.90),
    ],
)
def test_no_task_falls_below_what_was_reached(whole: Table, task: str, least: float) -> None:
    assert whole.rows[task].f1 >= least, [miss for miss in whole.misses if miss.task.startswith(task)]


def test_hardly_a_deadline_is_invented(whole: Table) -> None:
    invented = [miss for miss in whole.misses if miss.problem.startswith("invented")]
    assert len(invented) <= whole.rows["commitments"].gold / 100, invented


def test_every_document_was_scored(whole: Table) -> None:
    assert whole.documents == len(sources())
    assert whole.as_text().splitlines()[0] == f"{whole.documents} documents"


def test_a_folder_of_one(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "text").mkdir()
    shutil.copy(TRUTH / f"{NAME}.json", tmp_path / "gold")
    shutil.copy(folder() / f"{NAME}.txt", tmp_path / "text")
    table = evaluate(tmp_path / "gold", tmp_path / "text")
    assert table.documents == 1
    assert table.rows["commitments"].gold == 12


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        pytest.param([], "0 files named a", id="truth without its text"),
        pytest.param(["a.txt", "a.html"], "2 files named a", id="two texts of one name"),
    ],
)
def test_what_cannot_be_scored_says_why(tmp_path: Path, texts: list[str], words: str) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"document": {}}), "utf-8")
    for name in texts:
        (tmp_path / name).write_text("Thông báo", "utf-8")
    with pytest.raises(NothingToScore, match=words):
        evaluate(tmp_path / "gold", tmp_path)


def test_a_folder_without_truth_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToScore, match="no truth in it"):
        evaluate(tmp_path, tmp_path)
