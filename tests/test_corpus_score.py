"""The scorer: its rules in rows, and its numbers beside the reference scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus.matching import name_key, overlap, pair, same_name, words
from corpus.score import score

SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Trạm cân 2.002 kg", ["trạm", "cân", "2.002", "kg"], id="number with its point"),
        pytest.param("quận Bình Thuỷ", ["quận", "bình", "thủy"], id="one placement of tone marks"),
        pytest.param("quý II", ["quý", "ii"], id="quý is not qúy"),
        pytest.param("đạt 34,6%", ["đạt", "34,6", "%"], id="percent sign is a word"),
        pytest.param(None, [], id="nothing"),
    ],
)
def test_words(text: str | None, expected: list[str]) -> None:
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ông Lê Văn Tám", "Lê Văn Tám", True),
        ("các xã", "xã", False),  # a group is not the one commune
        ("UBND quận Ô Môn", "UBND quận Thốt Nốt", False),
        ("các Phòng Kinh tế các quận, huyện", "Phòng Kinh tế quận, huyện", True),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name([name_key(one)], [name_key(other)]) is same


def test_pair_is_one_to_one_and_best_first() -> None:
    gold, guesses = ["sửa cầu Bà Tư", "sửa cầu"], ["sửa cầu", "sửa cầu Bà Tư ngay"]
    assert pair(gold, guesses, overlap, 0.5) == {0: 1, 1: 0}


def _truth() -> dict[str, Any]:
    return {
        "document": {"type": "news", "date": "2010-01-02", "event": {"chairs": ["Lê Văn Tám"]}},
        "entities": [{"type": "ORG", "name": "Sở Giao thông vận tải", "aliases": ["Sở"]}],
        "commitments": [
            {
                "quote": "Sở sẽ sửa cầu trong quý II",
                "actors": ["Sở"],
                "beneficiaries": ["xã A"],
                "kind": "promise",
                "deadline": {"text": "trong quý II", "start": "2010-04-01", "end": "2010-06-30"},
            },
            {
                "quote": "các xã báo cáo kết quả thực hiện hằng tháng",
                "actors": ["các xã"],
                "beneficiaries": [],
                "kind": "assignment",
                "deadline": None,
            },
        ],
        "decisions": [{"quote": "Hội nghị nhất trí dời chợ", "by": ["Hội nghị"]}],
        "figures": [{"quote": "sửa 12 cầu", "value": 12, "unit": "cầu", "places": ["xã A"]}],
    }


def test_truth_against_itself_is_perfect() -> None:
    table = score({"a": _truth()}, {"a": _truth()})
    assert {row.f1 for row in table.rows.values()} == {1.0}
    assert not table.misses
    assert table.invented == 0


def test_an_alias_of_the_truth_counts_and_an_alias_of_the_prediction_does_not() -> None:
    guess = _truth()
    guess["commitments"][0]["actors"] = ["Sở Giao thông vận tải"]
    assert score({"a": _truth()}, {"a": guess}).rows["commitments.actors"].hit == 2
    guess["entities"] = [{"type": "ORG", "name": "Sở Giao thông vận tải", "aliases": ["Sở", "Ban Lạ"]}]
    guess["commitments"][0]["actors"] = ["Ban Lạ"]
    assert score({"a": _truth()}, {"a": guess}).rows["commitments.actors"].hit == 1


def test_a_missing_prediction_is_all_missed() -> None:
    table = score({"a": _truth()}, {})
    assert (table.rows["commitments"].recall, table.rows["figures"].recall) == (0.0, 0.0)
    assert {miss.problem for miss in table.misses if miss.task == "commitments"} == {"missed"}


def test_an_invented_deadline_is_told_apart() -> None:
    guess = _truth()
    guess["commitments"][1]["deadline"] = {"text": "hằng tháng", "start": None, "end": "2010-12-31"}
    table = score({"a": _truth()}, {"a": guess})
    assert table.invented == 1
    assert [miss.problem for miss in table.misses] == ["invented 2010-12-31"]


def _reference() -> ModuleType:
    path = SHARED / "evaluate" / "score.py"
    if not path.exists():
        pytest.skip("the reference scorer is not at hand")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _gold() -> dict[str, dict[str, Any]]:
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for part in ("seeds", "dev", "real")
        for path in sorted((SHARED / "gold" / part / "gold").glob("*.json"))[:8]
    }


def _perturbed(truth: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A prediction with things left out, doubled, cut short, renamed and misdated."""
    guess = deepcopy(truth)
    for task in ("commitments", "decisions", "figures", "entities"):
        kept = [item for item in guess.get(task, []) if chance.random() > 0.2]
        guess[task] = kept + [deepcopy(item) for item in kept if chance.random() < 0.1]
    for item in guess["commitments"] + guess["decisions"]:
        spoken = item["quote"].split()
        item["quote"] = " ".join(spoken[: chance.randint(1, len(spoken))])
    for item in guess["commitments"]:
        _perturb_commitment(item, chance)
    for item in guess["figures"]:
        item["unit"] = chance.choice([item.get("unit"), "lần", ""])
        item["value"] = chance.choice([item["value"], item["value"] * 10])
    guess["document"]["date"] = chance.choice([guess["document"].get("date"), None, "1999-01-01"])
    return guess


def _perturb_commitment(item: dict[str, Any], chance: random.Random) -> None:
    item["actors"] = [name for name in item["actors"] if chance.random() > 0.3]
    item["beneficiaries"] = [*item["beneficiaries"], "các xã"][chance.randint(0, 1) :]
    item["kind"] = chance.choice([item.get("kind"), "plan", None])
    day = {"text": "", "start": None, "end": "2011-01-01"}
    item["deadline"] = chance.choice([item["deadline"], None, day])


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_numbers_as_the_reference(seed: int) -> None:
    reference, gold, chance = _reference(), _gold(), random.Random(seed)
    guesses = {name: _perturbed(truth, chance) for name, truth in gold.items() if chance.random() > 0.05}
    tally = reference.Tally()
    for name, truth in gold.items():
        reference.score_document(name, truth, guesses.get(name, {}), tally)
    table = score(gold, guesses)  # type: ignore[arg-type]
    assert table.as_json()["tasks"] == tally.table()
    assert table.invented == tally.invented
    assert table.rows["commitments"].f1 < 0.9  # it was perturbed enough to tell
