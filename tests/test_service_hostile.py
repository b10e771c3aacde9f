"""What an adversary, or a neglected disk, puts before Camket: nothing hangs, nothing stops the rest."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from fixture_archive import notice

from extract import extract
from ingest import Document, ReadError, Source, read
from search import Query, SearchError
from service.answers.promises import promised_to
from service.answers.questions import ask
from service.archive import Archive, open_archive
from service.cli.taking import ingest_with_bar
from service.errors import StoreUnavailable
from service.flow.ingest import Progress, collect, ingest
from service.flow.take import take
from service.jobs.runs import running
from service.settings import Settings

LEAD = "THÔNG BÁO\nNgày 21/4/2010, Sở Y tế sẽ cấp cho quận Thốt Nốt "
NOTICE = "THÔNG BÁO\nNgày 21/4/2010, Sở Y tế sẽ cấp 50 triệu đồng cho quận Thốt Nốt trong năm 2010.\n"


# Endless runs: each once took time with the square of its length or worse, or went too deep.
RUNS = [
    "5% ", "5 tỷ đồng ", "hai mươi mốt ", "một ", "10-20 ", "ngày ", "ngày 1/1 ", "tháng 3 ", "năm 2010 ", "quý III ",
    "từ ngày 1 đến ", "Số 12/", "đồng chí ", "cho ", "và ", "Sở ", "Sở Y tế ", "các quận, huyện, ", "các ", "1", ",", "A ",
    "(", "“", ". ", "- ", "\u0301", "😀", "Nguyễn ", "UBND huyện ", "giao Sở Y tế ", "a\n", "- a\n", "a | b | c\n", "1.1.1. a\n",
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_runs_without_end_are_extracted_in_linear_time(run: str) -> None:
    _spent(LEAD)  # word lists are loaded
    once, thrice = (_spent(LEAD + run * (size // len(run))) for size in (3_000, 9_000))
    assert thrice < max(1.5, 6 * once)  # 3 when linear, 9 when quadratic; small times are noise


def _spent(text: str) -> float:
    began = time.process_time()
    extract(read(Source(text.encode(), "a.txt")))
    return time.process_time() - began


BYTES = [
    # (case, name, bytes, whether it is read)
    ("nothing", "a.txt", b"", False),
    ("one letter", "a.txt", b"a", True),
    ("NUL", "a.txt", b"\0" * 5000, False),
    ("NUL inside", "a.txt", NOTICE.replace("Y tế", "Y\0 tế").encode(), False),
    ("half a surrogate", "a.txt", b"\xed\xa0\x80 a", None),
    ("UTF-16 without a mark, little end", "a.txt", NOTICE.encode("utf-16-le"), True),
    ("UTF-16 without a mark, big end", "a.txt", NOTICE.encode("utf-16-be"), True),
    ("half UTF-8, half Windows", "a.txt", NOTICE.encode() + "Sở sẽ cấp".encode("cp1258", "ignore"), True),
    ("a zip named text", "a.txt", b"PK\x03\x04" + bytes(99), False),
    ("an old Word file named text", "a.txt", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), False),
    ("a picture named text", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), False),
    ("5,000 elements deep", "a.html", b"<div>" * 5000 + NOTICE.encode(), True),
    ("5,000 lists deep", "a.html", b"<ul><li>" * 5000 + NOTICE.encode(), True),
    ("100,000 brackets", "a.txt", b"(" * 100_000, True),
    ("a PDF of nothing", "a.pdf", b"%PDF-1.7", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "is_read"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_bytes_are_read_or_refused_with_a_remedy(name: str, data: bytes, is_read: bool | None) -> None:
    told = _read_or_told(Source(data, name))
    if isinstance(told, ReadError):
        assert (told.name, bool(told.reason), bool(told.remedy), is_read or False) == (name, True, True, False)
    else:
        extract(told)
        assert is_read is not False


def _read_or_told(source: Source) -> Document | ReadError:
    try:
        return read(source)
    except ReadError as error:
        return error


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)  # the name of a socket may have 108 bytes
        made.bind(path.name)


ODD: list[tuple[str, Callable[[Path], None]]] = [
    ("a pipe", _pipe),
    ("a socket", _socket),
    ("a device", lambda path: path.symlink_to("/dev/zero")),
    ("a link to nowhere", lambda path: path.symlink_to("nowhere")),
    ("a link to itself", lambda path: path.symlink_to(path.name)),
]


@pytest.mark.parametrize("put", [row[1] for row in ODD], ids=[row[0] for row in ODD])
def test_what_is_no_file_is_a_failure_and_the_rest_is_taken(
    put: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    put(folder / "odd.txt")
    (folder / "good.txt").write_text(NOTICE, "utf-8")
    with open_archive(Settings.read({}, home=tmp_path / "home")) as archive:
        summary = ingest(archive, collect([folder]))
    assert (summary.new, [one.name for one in summary.failed]) == (1, ["odd.txt"])
    assert summary.failed[0].remedy


NAMES = [
    ("a line break", b"a\nb.txt", "a\nb.txt"),
    ("an emoji", "😀.txt".encode(), "😀.txt"),
    ("right to left", "\u202etxt.fdp".encode(), "\u202etxt.fdp"),
    ("255 bytes", b"x" * 251 + b".txt", "x" * 251 + ".txt"),
    ("wildcards and markup", b"%s_[bold]\\.txt", "%s_[bold]\\.txt"),
    ("bytes of another encoding", b"\xff\xfe.txt", "\\xff\\xfe.txt"),
]


@pytest.mark.parametrize(("name", "shown"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names_of_files(archive: Archive, name: bytes, shown: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + name)).write_text(NOTICE, "utf-8")
    ingest_with_bar(archive, [tmp_path / "in"])
    (promise,) = promised_to(archive, "Thốt Nốt").direct
    assert promise.document == Source(b"", shown).stem


def test_a_file_that_goes_during_the_run_is_a_failure(archive: Archive, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{NOTICE}{name}", "utf-8")
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    offered = collect(paths)
    first = next(offered)
    (tmp_path / "b.txt").unlink()
    summary = ingest(archive, [first, *offered])
    assert (summary.new, [one.name for one in summary.failed]) == (2, ["b.txt"])


QUESTIONS = [
    "",
    " ",
    "%",
    "_",
    "\\",
    "%_\\'\";--",
    "\0",
    "Thốt Nốt\0",
    "😀",
    "a" * 10_000,
    "đã hứa gì với " * 700,
    '"' * 501,
    "\ud800",
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: ascii(one[:12]))
def test_questions_of_any_kind_have_an_answer_or_a_remedy(archive: Archive, question: str) -> None:
    ingest(archive, [Source(NOTICE.encode(), "a.txt")])
    assert not promised_to(archive, question).all or "Nốt" in question
    for answer in (partial(ask, archive, question), lambda: archive.index.find(Query(question))):
        assert _remedy(answer) != ""


def _remedy(answer: Callable[[], object]) -> str | None:
    """What is told where a question is refused: it has no word, or too many. None where it is answered."""
    try:
        answer()
    except SearchError as error:
        return error.remedy
    return None


@pytest.mark.parametrize("left", [0, 2, 3])
def test_what_was_left_is_counted_once(archive: Archive, left: int) -> None:
    notices = [notice(number) for number in (1, 2, 3)]
    with running(archive, "ingest") as run:
        take(run, notices[:left])  # and no more: it was killed here
    seen: list[Progress] = []
    summary = ingest(archive, notices, on_progress=seen.append, total=3)
    assert (summary.new, summary.unchanged) == (3, 0)
    assert (seen[-1].done, seen[-1].total) == (3, 3)


def test_originals_that_find_no_room_say_so(tmp_path: Path) -> None:
    with open_archive(Settings.read({}, home=tmp_path / "home")) as archive:
        first = notice(1)
        (archive.settings.originals / first.id[:2]).write_bytes(b"")  # a file where their folder is to be
        with pytest.raises(StoreUnavailable, match="not full"):
            ingest(archive, [first])
        (archive.settings.originals / first.id[:2]).unlink()
        assert ingest(archive, [first]).new == 1
