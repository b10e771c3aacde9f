"""Truth as editable text: nothing is lost on the way there and back, and every mistake is told with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.annotation.check import BadAnnotation, read_annotation
from corpus.annotation.marks import escaped, listed, parted, plain
from corpus.annotation.text import annotation_text
from corpus.catalog import Sample, folder, sources
from extract import extract
from extract.export import Annotation, to_annotation
from ingest import Document, Source, read
from service.cli import app

SAMPLES = [pytest.param(sample, id=sample.name) for sample in sources()]
TASKS = ("commitments", "decisions", "figures")


def _facts(annotation: Annotation, task: str) -> list[str]:
    return sorted(json.dumps(fact, ensure_ascii=False, sort_keys=True) for fact in annotation[task])  # type: ignore[literal-required]


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_lost(sample: Sample) -> None:
    document = read(sample.source())
    text = annotation_text(sample.truth, document)
    back = read_annotation(text, name=sample.name)
    assert back["document"] == sample.truth["document"]
    assert back["entities"] == sample.truth["entities"]
    for task in TASKS:  # the text puts facts in the order in which they are said
        assert _facts(back, task) == _facts(sample.truth, task)
    assert annotation_text(back, document) == text


def test_what_is_found_by_rules_reads_back_too() -> None:
    document = read(sources()[0].source())
    found = to_annotation(extract(document), document)
    back = read_annotation(annotation_text(found, document), name="a")
    assert back["commitments"]
    assert all(_facts(back, task) == _facts(found, task) for task in TASKS)


SIGNS = [
    ("a bar", "Cầu A | B"),
    ("a semicolon", "xã A; xã B"),
    ("an equals sign", "A = B"),
    ("a backslash before a bar", "A \\| B"),
    ("a backslash at the end", "A \\"),
    ("a line break", "dòng một\ndòng hai"),
    ("n after a backslash", "A\\n"),
]


@pytest.mark.parametrize("value", [row[1] for row in SIGNS], ids=[row[0] for row in SIGNS])
def test_signs_in_values(value: str) -> None:
    written = escaped(value, "|;=")
    assert plain(written) == value
    assert all(parted(written, sign) == [written] for sign in "|;=")
    assert listed(f"{written}; xã C") == [value, "xã C"]


def _document() -> Document:
    text = "Kết luận cuộc họp\n\nPhòng Kinh tế mở 2 lớp tập huấn cho xã An Phú trước ngày 15/6/2017."
    return read(Source(text.encode(), "a.txt"))


QUOTE = "Phòng Kinh tế mở 2 lớp tập huấn cho xã An Phú trước ngày 15/6/2017"
HEAD = "type: notice\nORG: Phòng Kinh tế huyện = Phòng Kinh tế\nLOC: xã An Phú"


def _edited(*lines: str) -> str:
    empty: Annotation = {"document": {}, "entities": [], "commitments": [], "decisions": [], "figures": []}
    return "\n".join([annotation_text(empty, _document()), *lines])


def test_an_edited_file() -> None:
    act = f"assignment: {QUOTE} | who: Phòng Kinh tế huyện | for: xã An Phú | due: trước ngày 15/6/2017 = ..2017-06-14"
    figure = "figure: 2 lớp tập huấn | is: 2 lớp | of: lớp tập huấn | in: xã An Phú"
    back = read_annotation("\ufeff" + _edited(HEAD, act, figure), name="a")
    assert back["commitments"] == [
        {
            "quote": QUOTE,
            "actors": ["Phòng Kinh tế huyện"],
            "beneficiaries": ["xã An Phú"],
            "kind": "assignment",
            "deadline": {"text": "trước ngày 15/6/2017", "start": None, "end": "2017-06-14"},
        }
    ]
    assert (back["figures"][0]["value"], back["figures"][0]["unit"]) == (2, "lớp")
    assert back["document"]["event"] is None


MISTAKES = [
    # (case, lines added after the head, what is said of it)
    ("a word that begins no line", "promises: x", "unknown kind of line"),
    (
        "a quote that is not said",
        "promise: Phòng Kinh tế mở 3 lớp | who: Phòng Kinh tế huyện",
        "nearest is 'Phòng Kinh tế",
    ),
    ("no quote", "promise: | who: xã An Phú", "the quote is missing"),
    ("a slot of another kind", f"decision: {QUOTE} | who: xã An Phú", "there are by"),
    ("a slot twice", f"promise: {QUOTE} | for: xã An Phú | for: xã An Phú", "or twice"),
    ("an alias", f"promise: {QUOTE} | who: Phòng Kinh tế", "the fullest name, 'Phòng Kinh tế huyện'"),
    ("a name of nobody", f"promise: {QUOTE} | who: Sở Nội vụ", "'GROUP: Sở Nội vụ'"),
    ("a day that is none", f"promise: {QUOTE} | due: trước 15/6 = ..2017-06-31", "is not a day"),
    ("a time without days", f"promise: {QUOTE} | due: trước 15/6", "WORDS = 2010-06-01..2010-06-30"),
    ("days in the wrong order", f"promise: {QUOTE} | due: x = 2017-06-14..2017-06-01", "put the earlier day first"),
    ("a decimal comma", "figure: 2 lớp tập huấn | is: 2,5 lớp", "a plain number first"),
    ("no number", "figure: 2 lớp tập huấn | of: lớp", "a plain number first"),
    ("a type of no document", "type: report", "choose one of notice"),
    ("a field twice", "type: notice", "is given above"),
    ("a head count in words", "event.attendance: hai", "is not a whole number"),
    ("an entity twice", "LOC: xã An Phú", "is declared above"),
    ("an alias that is not said", "ORG: Sở Nội vụ = SNV", "alias not in the text"),
]


@pytest.mark.parametrize(("line", "words"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_told_with_its_line(line: str, words: str) -> None:
    text = _edited(HEAD, line)
    with pytest.raises(BadAnnotation) as told:
        read_annotation(text, name="a")
    assert [problem.line for problem in told.value.problems] == [len(text.splitlines())]
    assert words in str(told.value)


def test_a_group_that_is_declared_is_known() -> None:
    act = f"promise: {QUOTE} | who: các phòng"
    assert read_annotation(_edited(HEAD, "GROUP: các phòng", act), name="a")["commitments"]


def test_an_altered_document_is_told() -> None:
    with pytest.raises(BadAnnotation, match="were altered"):
        read_annotation(_edited(HEAD).replace("mở 2 lớp", "mở 3 lớp"), name="a")


def test_the_command_writes_and_reads_back(tmp_path: Path) -> None:
    name = sources()[0].name
    (tmp_path / "truth").mkdir()
    known = folder().parent / "truth" / f"{name}.json"
    (tmp_path / "truth" / known.name).write_bytes(known.read_bytes())
    run, options = CliRunner(), ["--truth", str(tmp_path / "truth")]
    write = ["annotate", str(folder() / f"{name}.txt"), "--to", str(tmp_path), *options]
    assert run.invoke(app(), write).exit_code == 0
    edited = tmp_path / f"{name}.facts.txt"
    again = run.invoke(app(), write)
    assert again.exit_code == 1  # what somebody may be editing is not overwritten
    assert run.invoke(app(), ["annotate", "--read", str(edited), *options]).exit_code == 0
    assert json.loads((tmp_path / "truth" / known.name).read_text("utf-8")) == json.loads(known.read_text("utf-8"))


def test_the_command_keeps_nothing_of_a_file_with_mistakes(tmp_path: Path) -> None:
    (tmp_path / "a.facts.txt").write_text(_edited(HEAD, "promises: x"), "utf-8")
    told = CliRunner().invoke(app(), ["annotate", "--read", str(tmp_path / "a.facts.txt")])
    assert told.exit_code == 1
    assert not (tmp_path / "a.json").exists()
