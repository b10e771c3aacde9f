"""Gains and losses between two runs, and the scores of record that a loss fails against."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.catalog import folder, sources
from corpus.compare import compare
from corpus.score import score
from corpus.scores import as_record, check, main, path, recorded
from extract.export import Annotation
from service.cli import app

TRUTH = {sample.name: sample.truth for sample in sources()[3:6]}
NAME = next(iter(TRUTH))


def _without_act(guess: dict[str, Any]) -> None:
    del guess["commitments"][0]


def _without_actor(guess: dict[str, Any]) -> None:
    guess["commitments"][0]["actors"] = []


def _other_actor(guess: dict[str, Any]) -> None:
    guess["commitments"][0]["actors"] = ["Ban Lạ"]


def _invented_act(guess: dict[str, Any]) -> None:
    guess["commitments"].append({**guess["commitments"][0], "quote": "ai đó làm một việc chẳng ai nói tới"})


def _other_kind(guess: dict[str, Any]) -> None:
    act = guess["commitments"][0]
    act["kind"] = "plan" if act["kind"] != "plan" else "promise"


def _other_day(guess: dict[str, Any]) -> None:
    act = next(act for act in guess["commitments"] if act["deadline"])
    act["deadline"] = {**act["deadline"], "end": "1999-12-31"}


def _without_figure(guess: dict[str, Any]) -> None:
    del guess["figures"][0]


def _without_decider(guess: dict[str, Any]) -> None:
    guess["decisions"][0]["by"] = []


def _other_date(guess: dict[str, Any]) -> None:
    guess["document"]["date"] = "1999-12-31"


WORSE = [
    # (what was done to a perfect prediction, what is lost: task and problem)
    (_without_act, [("commitments", "missed")]),  # its slots are not listed again
    (_without_actor, [("commitments.actors", "missed")]),
    (_other_actor, [("commitments.actors", "missed"), ("commitments.actors", "spurious")]),
    (_invented_act, [("commitments", "spurious")]),
    (_other_kind, [("commitments.kind", "differs")]),
    (_other_day, [("commitments.deadline", "differs")]),
    (_without_figure, [("figures", "missed")]),
    (_without_decider, [("decisions.by", "missed")]),
    (_other_date, [("document.date", "differs")]),
]


def _changed(*changes: Any) -> dict[str, Annotation]:
    guesses = deepcopy(TRUTH)
    for change in changes:
        change(guesses[NAME])
    return guesses


@pytest.mark.parametrize(("change", "lost"), WORSE, ids=[row[0].__name__ for row in WORSE])
def test_a_loss_is_listed_and_the_way_back_is_a_gain(change: Any, lost: list[tuple[str, str]]) -> None:
    there, back = compare(TRUTH, TRUTH, _changed(change)), compare(TRUTH, _changed(change), TRUTH)
    assert [(miss.task, miss.problem) for miss in there.lost] == lost
    assert not there.gained
    assert (back.gained, back.lost) == (there.lost, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param({"quote": "ban lạ sẽ làm việc này ngay"}, {"quote": "ban lạ sẽ làm việc này"}, id="other words"),
        pytest.param({"actors": ["Ban Lạ"]}, {"actors": ["Ban Khác"]}, id="another wrong name"),
        pytest.param({"kind": "x"}, {"kind": "y"}, id="another wrong kind"),
    ],
)
def test_what_is_wrong_in_another_way_is_no_loss(old: dict[str, Any], new: dict[str, Any]) -> None:
    def changed(to: dict[str, Any]) -> dict[str, Annotation]:
        guesses = deepcopy(TRUTH)
        act = {**guesses[NAME]["commitments"][0], **to}
        guesses[NAME]["commitments"] = [act, *guesses[NAME]["commitments"][1:]]  # type: ignore[list-item]
        return guesses

    comparison = compare(TRUTH, changed(old), changed(new))
    assert (comparison.gained, comparison.lost) == ((), ())


def test_a_fact_newly_found_with_a_wrong_slot_is_a_gain_only() -> None:
    comparison = compare(TRUTH, _changed(_without_act), _changed(_without_actor))
    assert [(miss.task, miss.problem) for miss in comparison.gained] == [("commitments", "missed")]
    assert not comparison.lost


def test_the_words_name_document_and_sentence() -> None:
    text = compare(TRUTH, TRUTH, _changed(_without_act)).as_text()
    quote = TRUTH[NAME]["commitments"][0]["quote"]
    assert text.splitlines()[0] == "commitments: +0 -1"
    assert f"  - {NAME}: commitments missed: {quote}" in text
    assert text.splitlines()[-1] == "gained 0, lost 1"


def test_a_record_gives_back_its_misses(tmp_path: Path) -> None:
    changes = [change for change, _ in WORSE if change not in (_without_act, _other_actor)]
    table = score(TRUTH, _changed(*changes))
    (tmp_path / "scores.json").write_text(as_record(table), "utf-8")
    assert sorted(map(str, recorded(as_record(table)))) == sorted(map(str, table.misses))
    same = check(table, tmp_path / "scores.json")
    assert (same.gained, same.lost) == ((), ())
    worse = check(score(TRUTH, _changed(*changes, _without_act)), tmp_path / "scores.json")
    assert ("commitments", "missed") in [(miss.task, miss.problem) for miss in worse.lost]


def test_without_a_record_all_is_lost(tmp_path: Path) -> None:
    assert check(score(TRUTH, _changed(_without_figure)), tmp_path / "none.json").lost


def test_the_record_is_of_documents_that_there_are() -> None:
    names = {sample.name for sample in sources()}
    assert {miss.document for miss in recorded(path().read_text("utf-8"))} <= names


def test_a_loss_fails_until_it_is_acknowledged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--record", str(tmp_path / "scores.json"), "--neighbour", str(tmp_path)]
    assert main(["--check", *options]) == 1
    assert "python -m corpus.scores --write" in capsys.readouterr().out
    assert main(["--write", *options]) == 0
    assert main(options) == 0


def test_the_command(tmp_path: Path) -> None:
    for side, guesses in (("old", TRUTH), ("new", _changed(_without_figure))):
        (tmp_path / side).mkdir()
        for name, guess in guesses.items():
            (tmp_path / side / f"{name}.json").write_text(json.dumps(guess), "utf-8")
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    shown = CliRunner().invoke(app(), ["evaluate", old, "--compare", old, new])
    assert shown.exit_code == 0
    assert "figures: +0 -1" in shown.stdout
    plain = CliRunner().invoke(app(), ["evaluate", old, "--compare", old, new, "--json"])
    assert [miss["task"] for miss in json.loads(plain.stdout)["lost"]] == ["figures"]


@pytest.mark.parametrize("more", [[], [str(folder()), "--compare", "a", "b"]], ids=["neither", "both"])
def test_the_command_wants_one_of_texts_and_comparison(more: list[str]) -> None:
    assert CliRunner().invoke(app(), ["evaluate", str(folder()), *more]).exit_code == 1
