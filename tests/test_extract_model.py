"""The model over the rules: what it may change, what it must leave, and that the rules stand without it."""

from __future__ import annotations

import gzip
import json
import math

import pytest
from fixture_rules import stated

from extract.clauses.words import words_of
from extract.commitments.found import Act
from extract.model.acts import LABELS, trusted
from extract.model.pieces import Piece
from extract.model.units import units_of
from extract.model.weights import Model, Task, from_bytes, shipped
from extract.record import Commitment
from ingest import Source, Span, read

NOTICE = """ỦY BAN NHÂN DÂN HUYỆN PHONG ĐIỀN
THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp ngày 05/3/2018

Sau khi nghe báo cáo, Chủ tịch UBND huyện kết luận như sau:
1. Phòng Kinh tế rà soát các trạm bơm, lập danh sách gửi UBND huyện trước ngày 20/3/2018.
2. Đề nghị Hội Nông dân huyện mở hai lớp tập huấn cho xã Nhơn Ái.
"""


def _commitments(text: str, model: Model | None) -> tuple[Commitment, ...]:
    document = read(Source(data=text.encode(), name="notice.txt"))
    return stated(document, model)[0]


def _acts(begins: float, goes_on: float, none: float) -> Model:
    """A model that knows one feature, which every unit has or not."""
    weights = {"s=firedB": [begins, goes_on, none]}
    return Model({"acts": Task(LABELS, weights, [[0.0] * 3, [0.0] * 3, [-30.0, 0.0, 0.0]])}, {"trust": 1.0})


def test_a_model_without_tasks_changes_nothing() -> None:
    rules = [(one.span, one.actors, one.kind, one.deadline) for one in _commitments(NOTICE, None)]
    assert len(rules) >= 2
    assert [(one.span, one.actors, one.kind, one.deadline) for one in _commitments(NOTICE, Model({}))] == rules


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        pytest.param((9.0, 0.0, 0.0), True, id="begins: kept"),
        pytest.param((0.0, 0.0, 9.0), False, id="none: dropped"),
    ],
)
def test_the_model_keeps_and_drops_what_the_rules_found(weights: tuple[float, float, float], found: bool) -> None:
    quotes = [one.quote for one in _commitments(NOTICE, _acts(*weights))]
    assert any("Hội Nông dân" in quote for quote in quotes) is found


@pytest.mark.parametrize(
    ("chances", "trust", "winner"),
    [
        pytest.param((0.4, 0.1, 0.5), 1.0, "O", id="the model alone"),
        pytest.param((0.4, 0.1, 0.5), 2.0, "B", id="the rules weigh in"),
        pytest.param((0.1, 0.1, 0.8), 2.0, "O", id="but are overruled where the model is sure"),
    ],
)
def test_trust_in_the_rules(chances: tuple[float, float, float], trust: float, winner: str) -> None:
    row = trusted([chances], ["B"], trust)[0]
    assert sum(row) == pytest.approx(1.0)
    assert LABELS[row.index(max(row))] == winner


def test_chances_of_a_chain_by_hand() -> None:
    task = Task(("a", "b"), {"x": [1.0, 0.0]}, [[0.0, 1.0], [0.0, 0.0]])
    worth = {"aa": 2.0, "ab": 2.0, "ba": 1.0, "bb": 0.0}  # each path by its weights and step
    total = sum(math.exp(value) for value in worth.values())
    first, second = Model({"t": task}).chain("t", [[("x",)], [("x", "unknown"), ("nothing",)]])
    assert first[0] == pytest.approx((math.exp(worth["aa"]) + math.exp(worth["ab"])) / total)
    assert second[0] == pytest.approx((math.exp(worth["aa"]) + math.exp(worth["ba"])) / total)


@pytest.mark.parametrize(
    ("probability", "confidence"),
    [(0.2, 0.4), (0.5, 0.4), (0.51, 0.9), (1.0, 0.9)],
)
def test_confidence_is_what_was_right_on_unseen_folds(probability: float, confidence: float) -> None:
    model = Model({}, {"calibration": {"acts": [[0.5, 0.4, 100], [1.0, 0.9, 200]]}})
    assert model.confidence("acts", probability) == confidence


@pytest.mark.parametrize(
    "data",
    [b"", b"not gzip", gzip.compress(b"[]"), gzip.compress(json.dumps({"tasks": {"acts": {}}}).encode())],
    ids=["empty", "not packed", "not an object", "a task without weights"],
)
def test_what_is_no_model_says_how_to_get_one(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"python -m corpus\.train"):
        from_bytes(data)


def test_the_shipped_model_knows_its_training() -> None:
    model = shipped()
    assert model is not None
    assert model.card["documents"] >= 26
    shares = [share for _, share, _ in model.card["calibration"]["acts"]]
    assert shares == sorted(shares)
    assert shares[-1] > 0.9


def test_the_shipped_model_finds_what_is_plain() -> None:
    quotes = {one.quote: one for one in _commitments(NOTICE, shipped())}
    assert any("Phòng Kinh tế rà soát các trạm bơm" in quote for quote in quotes)
    assert all(0.0 < one.confidence <= 1.0 for one in quotes.values())


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        pytest.param("Phòng Y tế kiểm tra các quầy thuốc và lập danh sách", 2, id="a verb behind 'và'"),
        pytest.param("Phòng Y tế kiểm tra các quầy thuốc, nhà thuốc", 1, id="one more noun"),
    ],
)
def test_units_are_cut_where_an_act_might_begin(sentence: str, parts: int) -> None:
    span = Span(0, len(sentence))
    act = Act(span, span, "assignment", (), "plain", 0)
    words = words_of(sentence, span)
    units = units_of([Piece(span, span, words, act, True, ("section:task",), ())])
    assert len(units) == parts
    assert (units[0].start, units[-1].end) == (0, len(words))
