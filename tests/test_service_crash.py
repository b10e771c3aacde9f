"""kill -9 anywhere: afterwards store and index agree, nothing is lost, nothing is doubled."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from crash_ingest import NOTICES, POINTS, REBUILDING, main, take_all
from fixture_archive import fact_ids
from sqlalchemy import func, select

from ingest import Source
from service.archive import Archive, open_archive
from service.flow.ingest import ingest
from service.flow.outbox import changes, drain, waiting
from service.flow.reprocess import reindex, reprocess
from service.library import list_documents, overview
from service.library_runs import list_failures, list_runs
from service.settings import Settings
from service.store.models import DocumentRow, FactRow, SourceRow


def run(settings: Settings, *, point: str = "", nth: int = 1, task: str = "ingest") -> ForkServerProcess:
    """The task in a process of its own, that dies at the point. What it imports is loaded once for all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["service.jobs.warm", "crash_ingest"])
    process = context.Process(target=main, args=(settings, point, nth, task))
    process.start()
    return process


def ended(process: ForkServerProcess) -> int | None:
    """Its exit code, when it has ended."""
    process.join()
    return process.exitcode


@dataclass(frozen=True)
class Held:
    """What an archive holds, for comparing two."""

    documents: frozenset[str]
    facts: frozenset[tuple[str, str, str]]
    indexed: tuple[str, ...]
    failures: tuple[str, ...]


def held(archive: Archive) -> Held:
    documents = list_documents(archive, limit=1000, repeated=True).documents
    with archive.reading() as session:
        facts = session.execute(select(FactRow.id, FactRow.kind, FactRow.quote).where(FactRow.retired_at.is_(None)))
        return Held(
            frozenset(one.id for one in documents),
            frozenset((row.id, row.kind, row.quote) for row in facts),
            tuple(archive.index.ids()),
            tuple(one.name for one in list_failures(archive).failures),
        )


def agree(archive: Archive) -> None:
    """The index holds what the store says, and nothing is left undone."""
    assert waiting(archive) == 0
    with archive.reading() as session:
        ids = session.scalars(select(DocumentRow.id)).all()
        put, _ = changes(session, ids)
        assert tuple(archive.index.ids()) == tuple(sorted(entry.id for entry in put))
        assert session.scalar(select(func.count()).where(SourceRow.state == "pending")) == 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """What an ingest that nobody kills leaves."""
    with open_archive(Settings.read({}, home=tmp_path_factory.mktemp("undisturbed"))) as archive:
        take_all(archive)
        agree(archive)
        return held(archive)


@pytest.mark.parametrize("point", POINTS)
def test_an_ingest_killed_there_goes_on(settings: Settings, undisturbed: Held, point: str) -> None:
    assert ended(run(settings, point=point, nth=2)) == -signal.SIGKILL
    with open_archive(settings) as archive:
        take_all(archive)
        agree(archive)
        assert held(archive) == undisturbed
        states = [one.state for one in list_runs(archive)]
        assert states == ["done", "interrupted"] or (states == ["done"] and "original" in point)


def test_what_was_taken_is_done_without_being_named_again(settings: Settings, undisturbed: Held) -> None:
    assert ended(run(settings, point="before a source is read", nth=5)) == -signal.SIGKILL
    with open_archive(settings) as archive:
        assert overview(archive).pending > 0
        done = overview(archive).documents
        summary = ingest(archive, [])  # no path given: what is pending goes on
        assert summary.new > 0
        assert overview(archive).documents == done + summary.new
        agree(archive)
        take_all(archive)
        assert held(archive) == undisturbed


@pytest.mark.parametrize("start", ["read", "extract", "index"])
def test_doing_it_again_goes_on_where_it_was_killed(settings: Settings, undisturbed: Held, start: str) -> None:
    with open_archive(settings) as archive:
        take_all(archive)
        before = {document: fact_ids(archive, document) for document in undisturbed.documents}
    point = "inside the transaction, before writing" if start != "index" else REBUILDING
    assert ended(run(settings, point=point, nth=2, task=start)) == -signal.SIGKILL
    with open_archive(settings) as archive:
        summary = reprocess(archive, start=start)
        agree(archive)
        assert held(archive) == undisturbed
        assert {document: fact_ids(archive, document) for document in undisturbed.documents} == before
        if start != "index":
            assert summary.resumed is not None
            assert 0 < summary.reprocessed < NOTICES - 1  # not from the beginning
            again = reprocess(archive, start=start)
            assert (again.resumed, again.reprocessed) == (None, NOTICES - 1)


def test_an_index_being_rebuilt_answers_meanwhile(settings: Settings, undisturbed: Held) -> None:
    with open_archive(settings) as archive:
        take_all(archive)
    assert ended(run(settings, point=REBUILDING, nth=2, task="index")) == -signal.SIGKILL
    with open_archive(settings) as archive:
        assert tuple(archive.index.ids()) == undisturbed.indexed
        reindex(archive)
        agree(archive)


def test_killed_at_any_time(tmp_path: Path, undisturbed: Held) -> None:
    """One archive, killed again and again, each time a little later or earlier, until it is whole."""
    settings = Settings.read({}, home=tmp_path / "home")
    chance = random.Random(20100421)
    started = time.monotonic()
    assert ended(run(Settings.read({}, home=tmp_path / "whole"))) == 0
    lasts = time.monotonic() - started
    for _ in range(8):
        process = run(settings)
        process.join(chance.uniform(0.1, 1.0) * lasts)
        process.kill()
        process.join()
    with open_archive(settings) as archive:
        take_all(archive)
        drain(archive, wait=10)
        agree(archive)
        assert held(archive) == undisturbed


def test_a_torn_draft_of_an_original_is_no_original(settings: Settings) -> None:
    with open_archive(settings) as archive:
        source = Source("Sở Y tế sẽ sửa trạm y tế của phường trong quý III năm 2012.".encode(), "a.txt")
        draft = archive.originals.path(source.id).parent / ".draft-half"
        draft.parent.mkdir(parents=True)
        draft.write_bytes(source.data[:10])
        assert ingest(archive, [source]).new == 1
        assert archive.originals.load(source.id) == source.data


def test_a_file_that_kills_its_reader_ends_among_the_failures(tmp_path: Path) -> None:
    """Read in the run's own process it would kill every run that goes on with it: after two, workers read it."""
    settings = Settings.read({}, home=tmp_path)
    assert [ended(run(settings, task="killer")) for _ in range(3)] == [-signal.SIGKILL, -signal.SIGKILL, 0]
    with open_archive(settings) as archive:
        assert [one.code for one in list_failures(archive).failures] == ["crashed"]
        assert overview(archive).documents == 2
        agree(archive)
