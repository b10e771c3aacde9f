"""The index is told what the store decided: once, in order, by one drain at a time, whatever happens."""

from __future__ import annotations

import multiprocessing
import shutil
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from fixture_archive import keep, notice

from search import Entry, Index, Query
from search.errors import IndexUnavailable
from service.archive import Archive, open_archive
from service.errors import IndexNotFilled
from service.flow.ingest import ingest
from service.flow.outbox import alone, changes, drain, waiting
from service.flow.reprocess import reindex
from service.flow.withdrawal import withdraw
from service.library import list_documents, overview
from service.settings import Settings

PROMISE = ("commitment", "Sở Y tế sẽ cấp 101 triệu đồng cho quận Thốt Nốt để sửa trạm y tế số 1")


def wanted(archive: Archive) -> list[str]:
    """The ids that the index should hold."""
    ids = [one.id for one in list_documents(archive, limit=1000, repeated=True).documents]
    with archive.reading() as session:
        put, _ = changes(session, ids)
    return sorted(entry.id for entry in put)


def test_nothing_waits_in_a_new_archive(archive: Archive) -> None:
    assert drain(archive).told == waiting(archive) == 0


def test_what_waits_is_told(archive: Archive) -> None:
    for number in (1, 2, 3):
        keep(archive, notice(number), [PROMISE] if number == 1 else ())
    assert waiting(archive) == 3
    drained = drain(archive)
    assert (drained.told, drained.left, drained.error) == (3, 0, "")
    assert list(archive.index.ids()) == wanted(archive)
    assert archive.index.count() == 4


def test_a_copy_leaves_the_index_when_it_is_known_to_be_one(archive: Archive) -> None:
    keep(archive, notice(1), [PROMISE])
    drain(archive)
    keep(archive, notice(1, aside="  "), [PROMISE])
    drain(archive)
    assert archive.index.count() == 2
    assert archive.index.find(Query("trạm y tế", facts=True)).total == 1


class Failing:
    """An index that fails after or before it took the entries, as one does whose server or process dies."""

    def __init__(self, index: Index, *, takes: bool) -> None:
        self._index = index
        self._takes = takes

    def put(self, entries: Iterable[Entry], *, sequence: int) -> None:
        if self._takes:
            self._index.put(entries, sequence=sequence)
        raise IndexUnavailable("the index is down", "Start it")

    def close(self) -> None:
        self._index.close()


@pytest.mark.parametrize("takes", [True, False], ids=["after it took them", "before it took them"])
def test_what_an_index_failed_on_is_told_again(archive: Archive, takes: bool) -> None:
    keep(archive, notice(1), [PROMISE])
    real = archive.index
    archive._index = Failing(real, takes=takes)  # type: ignore[assignment]
    drained = drain(archive)
    assert (drained.told, drained.left) == (0, 1)
    assert "the index is down. Start it" in drained.error
    archive._index = real
    assert drain(archive).told == 1
    assert list(archive.index.ids()) == wanted(archive)


def test_an_ingest_goes_on_without_its_index(archive: Archive) -> None:
    real = archive.index
    archive._index = Failing(real, takes=False)  # type: ignore[assignment]
    summary = ingest(archive, [notice(1), notice(2)])
    assert (summary.new, summary.waiting) == (2, 2)
    assert "the index is down" in summary.index_error
    archive._index = real
    assert ingest(archive, [notice(3)]).waiting == 0
    assert list(archive.index.ids()) == wanted(archive)


def test_one_drain_at_a_time(archive: Archive) -> None:
    keep(archive, notice(1), ())
    with alone(archive, wait=0) as free, alone(archive, wait=0.2) as second:
        assert free
        assert not second
        assert drain(archive).told == 0
        assert waiting(archive) == 1
    with alone(archive, wait=0) as free:
        assert free
    assert drain(archive).told == 1


def test_threads_may_drain_at_once(archive: Archive) -> None:
    for number in range(8):
        keep(archive, notice(number), ())
    told: list[int] = []
    threads = [threading.Thread(target=lambda: told.append(drain(archive, wait=30).told)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(told) == 8
    assert list(archive.index.ids()) == wanted(archive)


def test_ingest_works_beside_another(settings: Settings) -> None:
    """Two processes ingest, each the half of the other's too, while a third, as a server does, searches."""
    with open_archive(settings) as archive:
        keep(archive, notice(0), ())
        drain(archive)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["service.jobs.warm"])
        halves = (range(30), range(15, 45))
        processes = [context.Process(target=ingest_some, args=(settings, half)) for half in halves]
        for process in processes:
            process.start()
        seen = 0
        while any(process.is_alive() for process in processes):
            total = archive.index.find(Query("trạm y tế")).total
            assert total >= seen  # what was found stays found
            seen = total
            processes[0].join(0.2)
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0, 0]
        assert overview(archive).documents == 45
        assert waiting(archive) == 0
        assert list(archive.index.ids()) == wanted(archive)


def ingest_some(settings: Settings, numbers: range) -> None:
    """In a process of its own."""
    with open_archive(settings) as archive:
        summary = ingest(archive, [notice(number) for number in numbers])
    assert summary.failures == 0
    assert summary.new + summary.unchanged + summary.reprocessed == len(numbers)


def test_another_index_is_not_taken_for_ours(settings: Settings, tmp_path: Path) -> None:
    with open_archive(settings) as archive:
        keep(archive, notice(1), ())
        drain(archive)
    elsewhere = replace(settings, index=f"embedded:{tmp_path / 'other'}")
    with open_archive(elsewhere) as archive:
        with pytest.raises(IndexNotFilled, match="fills the index embedded:HOME/index") as caught:
            archive.index.count()
        assert caught.value.remedy == "Run: camket reindex"
        keep(archive, notice(2), ())
        assert "camket reindex" in drain(archive).error
        assert reindex(archive).reprocessed == 2
        assert list(archive.index.ids()) == wanted(archive)
    with open_archive(settings) as archive, pytest.raises(IndexNotFilled):
        archive.index.count()


def test_a_password_of_the_index_is_written_nowhere(tmp_path: Path) -> None:
    secret = Settings.read({}, home=tmp_path, index="http://an:bimat@127.0.0.1:9/camket")
    with open_archive(secret) as archive:
        archive.check_index()
    with open_archive(replace(secret, index="http://an:bimat@127.0.0.1:9/khac")) as archive:
        with pytest.raises(IndexNotFilled) as caught:
            archive.check_index()
        assert "http://127.0.0.1:9/khac" in str(caught.value)
        assert "bimat" not in str(caught.value)


def test_an_emptied_index_is_not_taken_for_no_answer(settings: Settings) -> None:
    with open_archive(settings) as archive:
        keep(archive, notice(1), ())
        drain(archive)
    shutil.rmtree(settings.home / "index")
    with open_archive(settings) as archive:
        with pytest.raises(IndexNotFilled, match="is empty"):
            archive.index.count()
        reindex(archive)
        assert list(archive.index.ids()) == wanted(archive)


def test_an_archive_may_be_moved(tmp_path: Path) -> None:
    with open_archive(Settings.read({}, home=tmp_path / "here")) as archive:
        keep(archive, notice(1), ())
        drain(archive)
    (tmp_path / "here").rename(tmp_path / "there")
    with open_archive(Settings.read({}, home=tmp_path / "there")) as archive:
        assert archive.index.count() == 1


def test_reindexing_elsewhere_leaves_what_comes_meanwhile_waiting(archive: Archive, tmp_path: Path) -> None:
    for number in (1, 2):
        keep(archive, notice(number), ())
    drain(archive)
    late: list[str] = []

    def one_more(_: object) -> None:
        if not late:
            late.append(keep(archive, notice(9), ()))

    reindex(archive, url=f"embedded:{tmp_path / 'new'}", on_progress=one_more)
    assert waiting(archive) == 0
    assert list(archive.index.ids()) == wanted(archive)
    assert late[0] in set(archive.index.ids())


def test_elasticsearch_is_told_the_same(settings: Settings, elasticsearch_url: str) -> None:
    remote = replace(settings, index=elasticsearch_url)
    with open_archive(remote) as archive:
        first = keep(archive, notice(1), [PROMISE])
        keep(archive, notice(2), ())
        assert drain(archive).told == 2
        assert list(archive.index.ids()) == wanted(archive)
        withdraw(archive, first, reason="Gửi nhầm", by="văn thư")
        assert list(archive.index.ids()) == wanted(archive)
        assert reindex(archive).reprocessed == 2
        assert list(archive.index.ids()) == wanted(archive)
        assert archive.index.count() == 1
    with open_archive(settings) as archive:  # and back to the embedded one
        reindex(archive)
        assert list(archive.index.ids()) == wanted(archive)
