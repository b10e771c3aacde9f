"""From paths to answers: order, outcomes, bad files among good ones, workers, doing it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture_archive import fact_ids, notice
from pool_work import work

from extract import Record, extract
from ingest import Document, Source
from search import Query
from service.archive import Archive, open_archive
from service.errors import ArchiveError
from service.flow.collect import Unreadable
from service.flow.ingest import Progress, collect, ingest
from service.flow.reprocess import reindex, reprocess
from service.jobs.pool import Broken, Workers, do_all
from service.library import list_documents, overview
from service.library_runs import get_run, list_failures, list_runs
from service.settings import Settings

TREE = {
    "b.txt": "hai",
    "a.txt": "một",
    "c/z.txt": "ba",
    "c/d/y.html": "bốn",
    ".DS_Store": "không",
    ".git/config": "không",
    "B.txt": "hoa",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    for name, words in TREE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    return folder


COLLECTED = [
    # (case, paths below the tree, names in order)
    ("a folder in a stable order", ["."], ["B.txt", "a.txt", "b.txt", "c/d/y.html", "c/z.txt"]),
    ("files as they are named", ["b.txt", "a.txt"], ["b.txt", "a.txt"]),
    ("a path twice comes once", ["a.txt", ".", "a.txt"], ["a.txt", "B.txt", "b.txt", "c/d/y.html", "c/z.txt"]),
    ("a hidden file that is named", [".DS_Store"], [".DS_Store"]),
    ("nothing", [], []),
]


@pytest.mark.parametrize(("paths", "names"), [row[1:] for row in COLLECTED], ids=[row[0] for row in COLLECTED])
def test_what_paths_hold(tree: Path, paths: list[str], names: list[str]) -> None:
    found = list(collect([tree / path for path in paths]))
    assert [Path(str(one.location)).relative_to(tree).as_posix() for one in found] == names
    assert all(isinstance(one, Source) for one in found)


UNREADABLE = [
    ("missing", "none.txt", "unopened", "No such file"),
    ("too large", "a.txt", "too_large", "over the limit"),
]


@pytest.mark.parametrize(("name", "code", "words"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
def test_what_gives_no_bytes_is_said(tree: Path, name: str, code: str, words: str) -> None:
    (found,) = collect([tree / name], max_bytes=1)
    assert isinstance(found, Unreadable)
    assert (found.name, found.error.code) == (name, code)
    assert words in found.error.reason


def test_links_in_a_circle_end(tree: Path) -> None:
    (tree / "c" / "round").symlink_to(tree)
    assert len(list(collect([tree]))) == 5


GOOD = [notice(1), notice(2), notice(3)]
BAD = [
    # (case, source, code)
    ("empty", Source(b"", "rong.txt", "/kho/rong.txt"), "empty"),
    ("no text at all", Source(bytes(range(256)) * 40, "la.bin", "/kho/la.bin"), None),
    ("a PDF cut short", Source(b"%PDF-1.7\n1 0 obj\n<<", "hong.pdf", "/kho/hong.pdf"), None),
    ("a Word file", Source(b"PK\x03\x04" + bytes(100), "moi.docx", "/kho/moi.docx"), None),
]


def test_every_input_ends_indexed_or_among_the_failures(archive: Archive) -> None:
    _take_good_and_bad(archive, workers=1)


def test_so_it_does_with_workers_that_then_read_again(tmp_path: Path) -> None:
    with open_archive(Settings.read({}, home=tmp_path)) as archive:
        _take_good_and_bad(archive, workers=2)
        indexed = list(archive.index.ids())
        summary = reprocess(archive, start="read", workers=2)
        assert (summary.reprocessed, summary.failures) == (3, 4)
        assert list(archive.index.ids()) == indexed
        assert list_failures(archive).total == 4


def _take_good_and_bad(archive: Archive, *, workers: int) -> None:
    bad = [row[1] for row in BAD]
    mixed = [bad[0], GOOD[0], bad[1], bad[2], GOOD[1], bad[3], GOOD[2]]
    seen: list[Progress] = []
    summary = ingest(archive, mixed, on_progress=seen.append, workers=workers, total=len(mixed))
    assert (summary.new, summary.failures, summary.waiting, summary.index_error) == (3, 4, 0, ""), summary.failed
    assert [one.name for one in seen] == [source.name for source in mixed]  # in the order of the inputs
    assert [one.outcome for one in seen] == ["failed", "new", "failed", "failed", "new", "failed", "new"]
    assert [(one.done, one.total) for one in seen] == [(n, 7) for n in range(1, 8)]
    assert {one.name for one in summary.failed} == {source.name for source in bad}
    assert all(one.reason and one.remedy and one.code != "bug" for one in summary.failed)
    assert list_failures(archive).total == 4
    assert archive.index.find(Query("trạm y tế")).total == 3


@pytest.mark.parametrize(("source", "code"), [(row[1], row[2]) for row in BAD if row[2]], ids=lambda one: str(one)[:20])
def test_the_code_of_a_failure(archive: Archive, source: Source, code: str) -> None:
    assert ingest(archive, [source]).failed[0].code == code


def test_taking_it_again_changes_nothing(archive: Archive) -> None:
    assert ingest(archive, GOOD).new == 3
    before = [one.id for one in list_documents(archive).documents]
    summary = ingest(archive, [*GOOD, GOOD[0], notice(4), notice(4)])
    assert (summary.new, summary.unchanged) == (1, 5)
    assert set(before) < {one.id for one in list_documents(archive).documents}
    assert overview(archive).documents == 4


def test_a_copy_in_the_same_run_is_told_apart(archive: Archive) -> None:
    summary = ingest(archive, [notice(1), notice(1, aside="  "), notice(2)])
    assert (summary.new, summary.same_text) == (3, 1)


def test_bytes_that_fail_are_a_failure_under_each_name(archive: Archive) -> None:
    empty = BAD[0][1]
    other = Source(empty.data, "khac.txt", "/kho/khac.txt")
    summary = ingest(archive, [empty, other, empty])
    assert (summary.failures, summary.unchanged) == (2, 1)
    assert {one.name for one in list_failures(archive).failures} == {"rong.txt", "khac.txt"}
    assert ingest(archive, [notice(1), Source(notice(2).data, "khac.txt", "/kho/khac.txt")]).new == 2
    assert {one.name for one in list_failures(archive).failures} == {"rong.txt"}


def test_a_run_is_written_down(archive: Archive) -> None:
    summary = ingest(archive, [*GOOD, BAD[0][1]], total=4)
    run = get_run(archive, summary.run_id)
    assert (run.kind, run.state, run.total, run.done) == ("ingest", "done", 4, 4)
    assert (run.new, run.failed, run.unchanged) == (3, 1, 0)
    assert run.ended_at is not None
    assert list_runs(archive) == (run,)


def test_a_mistake_of_ours_costs_one_file(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:

    def stumbles(document: Document) -> Record:
        if "buổi làm việc thứ 2 " in document.text:
            raise KeyError("oops")
        return extract(document)

    monkeypatch.setattr("service.flow.prepare.extract", stumbles)
    summary = ingest(archive, GOOD)
    assert (summary.new, summary.failures) == (2, 1)
    (failure,) = list_failures(archive).failures
    assert (failure.code, failure.reason) == ("bug", "KeyError: 'oops'")
    assert "stumbles" in failure.detail
    monkeypatch.undo()
    assert ingest(archive, GOOD).new == 1  # it failed, so it is tried again
    assert list_failures(archive).total == 0


@pytest.mark.parametrize("start", ["read", "extract", "index"])
def test_doing_it_again_keeps_everything(archive: Archive, start: str) -> None:
    ingest(archive, [*GOOD, notice(1, aside="  ")])
    documents = list_documents(archive, repeated=True).documents
    facts = {one.id: fact_ids(archive, one.id) for one in documents}
    indexed = list(archive.index.ids())
    summary = reprocess(archive, start=start)
    assert (summary.reprocessed, summary.waiting, summary.index_error) == (4, 0, "")
    assert list_documents(archive, repeated=True).documents == documents
    assert {one.id: fact_ids(archive, one.id) for one in documents} == facts
    assert list(archive.index.ids()) == indexed


def test_reading_again_tries_what_failed(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("service.flow.prepare.extract", lambda document: 1 / 0)
        assert ingest(archive, [notice(1)]).failures == 1
    assert overview(archive).documents == 0
    assert reprocess(archive, start="read").new == 1
    assert overview(archive).documents == 1
    assert list_failures(archive).total == 0


def test_an_original_that_is_gone_is_a_failure(archive: Archive) -> None:
    ingest(archive, GOOD)
    archive.originals.path(GOOD[1].id).unlink()
    summary = reprocess(archive, start="read")
    assert (summary.reprocessed, summary.failures) == (2, 1)
    assert summary.failed[0].code == "original_damaged"
    assert overview(archive).documents == 3  # what was read before stays


def test_a_start_that_is_none_is_an_error(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="read, extract, index"):
        reprocess(archive, start="write")


def test_an_empty_archive_is_reindexed(archive: Archive) -> None:
    assert reindex(archive).reprocessed == 0
    assert archive.index.count() == 0


def pieces(*names: str | None) -> Iterator[tuple[str | None, str | None]]:
    return ((name, name) for name in names)


def test_workers_survive_what_they_are_given() -> None:
    given = ("a", "dies", "b", None, "hangs", "c", "grows", "d")
    results = dict(do_all(work, pieces(*given), Workers(2, seconds=3, megabytes=2048)))
    assert {name: results[name] for name in ("a", "b", "c", "d", None, "grows")} == {
        "a": "A", "b": "B", "c": "C", "d": "D", None: None, "grows": "no memory",
    }  # fmt: skip
    dead, late = results["dies"], results["hangs"]
    assert isinstance(dead, Broken)
    assert isinstance(late, Broken)
    assert (dead.code, late.code) == ("crashed", "timeout")
    assert list(results) == list(given)  # in order


def test_one_worker_works_here() -> None:
    assert list(do_all(work, pieces("a", None), Workers(1))) == [("a", "A"), (None, None)]
