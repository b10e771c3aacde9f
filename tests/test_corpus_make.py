"""The seeded maker: same seed, same bytes; and every truth stands in its own text."""

from __future__ import annotations

import importlib.util
import json
import re
from datetime import date
from pathlib import Path

import pytest

from corpus.make import FORMATS, main, make, make_with_truth
from corpus.making.words import words
from ingest import read

NO_PDF = importlib.util.find_spec("reportlab") is None or importlib.util.find_spec("font_roboto") is None
FORMAT_ROWS = [
    "txt",
    "html",
    pytest.param("pdf", marks=pytest.mark.skipif(NO_PDF, reason="reportlab and font-roboto write the PDFs")),
]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("suffix", FORMAT_ROWS)
def test_same_seed_same_bytes(suffix: str) -> None:
    first = [source.data for source in make(6, seed=7, formats=[suffix])]
    assert [source.data for source in make(6, seed=7, formats=[suffix])] == first
    assert not set(first) & {source.data for source in make(6, seed=8, formats=[suffix])}


def test_documents_differ_and_are_of_the_length_of_notices() -> None:
    made = list(make(200, seed=1, formats=["txt"]))
    assert len({source.id for source in made}) == 200
    assert len({source.stem for source in made}) == 200
    lengths = sorted(len(source.data.decode()) for source in made)
    assert lengths[20] > 1500
    assert lengths[-1] < 6500


def test_a_longer_run_begins_like_a_shorter_one() -> None:
    assert [one.id for one in make(30, seed=3)][:10] == [one.id for one in make(10, seed=3)]


@pytest.mark.parametrize("suffix", FORMAT_ROWS)
def test_every_quote_stands_in_the_text(suffix: str) -> None:
    for made in make_with_truth(12, seed=5, formats=[suffix]):
        text = flat(read(made.source).text)
        quotes = [commitment["quote"] for commitment in made.truth["commitments"]]
        assert len(quotes) >= 8
        assert [quote for quote in quotes if quote not in text] == []


def test_deadlines_lie_after_the_document() -> None:
    for made in make_with_truth(40, seed=2, formats=["txt"]):
        day = date.fromisoformat(str(made.truth["document"]["date"]))
        ends = [one["deadline"]["end"] for one in made.truth["commitments"] if one["deadline"]]
        assert ends
        assert min(date.fromisoformat(end) for end in ends) > day


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        list(make(1, seed=1, formats=["docx"]))


def test_the_command_writes_sources_and_truths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--count", "4", "--seed", "9"]) == 0
    assert "4 documents" in capsys.readouterr().out
    sources = sorted((tmp_path / "sources").iterdir())
    assert {path.suffix[1:] for path in sources} == {"txt", "html"}
    truths = [json.loads((tmp_path / "truth" / f"{path.stem}.json").read_text("utf-8")) for path in sources]
    assert all(truth["commitments"] for truth in truths)


def test_every_act_can_be_used() -> None:
    assert len(words().acts) >= 20
    assert all(act.done and not act.done.endswith("|") for act in words().acts)
    assert set(FORMATS) == {"txt", "html", "pdf"}
