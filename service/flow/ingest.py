"""The way of a source through the house: taken, read, extracted, written, told to the index.

    with open_archive(settings) as archive:
        summary = ingest(archive, collect(["notices/"]), on_progress=show)

One bad file never stops the rest, and a run that is cut off is gone on with by the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ingest import Source
from service.archive import Archive
from service.flow.collect import Unreadable, collect
from service.flow.outbox import drain
from service.flow.prepare import Failed, Prepared, Work, failed, prepare
from service.flow.take import BATCH, Offered, Taken, in_batches, is_perilous, pending, take
from service.flow.write import Result, write
from service.jobs.pool import Broken, Workers, do_all
from service.jobs.runs import Run, running
from service.store.models import SourceRow

__all__ = ["Failure", "Progress", "RunSummary", "collect", "ingest"]

SECONDS_A_BATCH = 2.0  # after which a batch is written though it is not full
SECONDS_A_DRAIN = 2.0
PATIENCE = 120.0  # for another drain to end, when a run is done
LISTED = 1000  # failures that a summary names; the store has all

OnProgress = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """One input done. `outcome`: new, same_text, reprocessed, unchanged, withdrawn, failed."""

    done: int
    total: int | None
    name: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that came to nothing: why (`code`, `reason`) and what to do (`remedy`)."""

    name: str
    location: str
    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did, in numbers of inputs. `new` includes `same_text`: those that repeat an earlier text.

    `waiting` are documents that the index has yet to be told of, and `index_error` why; a later run, or
    the server, tells them. `resumed` is the run that was cut off and gone on with.
    """

    run_id: int
    new: int = 0
    same_text: int = 0
    unchanged: int = 0
    reprocessed: int = 0
    withdrawn: int = 0
    failed: tuple[Failure, ...] = ()
    failures: int = 0
    waiting: int = 0
    index_error: str = ""
    resumed: int | None = None
    seconds: float = 0.0


def ingest(
    archive: Archive,
    sources: Iterable[Source | Unreadable],
    *,
    on_progress: OnProgress | None = None,
    workers: int = 1,
    total: int | None = None,
) -> RunSummary:
    """Take sources into the archive; what an earlier run was cut off from comes first.

    `workers` above 1 are processes with a time and memory limit each. Raises StoreUnavailable; what is wrong
    with a source, or with the index, is in the summary.
    """
    with running(archive, "ingest") as run:
        if is_perilous(archive):
            workers = max(workers, 2)  # so that it kills a worker, and not us
        batches = in_batches(_once(pending(archive), sources))
        taken = chain.from_iterable(take(run, batch) for batch in batches)
        return work_off(run, taken, on_progress=on_progress, workers=workers, total=total)


def _once(left: Iterable[Source | Failed], offered: Iterable[Source | Unreadable]) -> Iterator[Offered]:
    """What an earlier run left, then what is offered now and was not among it: nobody counts a file twice."""
    gone_on_with = set()
    for one in left:
        if isinstance(one, Source):
            gone_on_with.add((one.id, one.location))
        yield one
    for other in offered:
        if not isinstance(other, Source) or (other.id, other.location) not in gone_on_with:
            yield other


def work_off(
    run: Run,
    pieces: Iterable[Taken],
    *,
    on_progress: OnProgress | None,
    workers: int,
    total: int | None,
) -> RunSummary:
    """Prepare the pieces, write their results batch by batch, and keep the index told."""
    settings = run.archive.settings
    pool = Workers(workers, settings.timeout, settings.worker_memory, preload=("service.jobs.warm",))
    writer = _Writer(run, on_progress, total)
    pairs = ((piece, piece if isinstance(piece, Work) else None) for piece in pieces)
    with closing(do_all(prepare, pairs, pool)) as results:
        for piece, result in results:
            writer.add(_result(piece, result))
    return writer.finish()


def _result(piece: Taken, result: Prepared | Failed | Broken | None) -> Result:
    if not isinstance(piece, Work):
        return piece
    if isinstance(result, Broken):
        return failed(piece, result.code, result.reason, result.remedy)
    assert result is not None
    return result


def _last_number(session: Session, batch: Sequence[Result]) -> int | None:
    ids = [result.source_id for result in batch if result.source_id]
    return session.scalar(select(func.max(SourceRow.number)).where(SourceRow.id.in_(ids)))


class _Writer:
    """Gathers results into batches, writes them, reports them."""

    def __init__(self, run: Run, on_progress: OnProgress | None, total: int | None) -> None:
        self._run = run
        self._on_progress = on_progress
        self._total = total
        self._batch: list[Result] = []
        self._failures: list[Failure] = []
        self._done = 0
        self._began = self._wrote = self._drained = time.monotonic()

    def add(self, result: Result) -> None:
        self._batch.append(result)
        if len(self._batch) >= BATCH or time.monotonic() - self._wrote > SECONDS_A_BATCH:
            self._write()
            if time.monotonic() - self._drained > SECONDS_A_DRAIN:
                drain(self._run.archive)
                self._drained = time.monotonic()

    def finish(self) -> RunSummary:
        """Write what is left, tell the index, and sum up."""
        self._write()
        drained = drain(self._run.archive, wait=PATIENCE)
        counts = self._run.counts
        return RunSummary(
            run_id=self._run.id,
            new=counts["new"] + counts["same_text"],
            same_text=counts["same_text"],
            unchanged=counts["unchanged"],
            reprocessed=counts["reprocessed"],
            withdrawn=counts["withdrawn"],
            failed=tuple(self._failures),
            failures=counts["failed"],
            waiting=drained.left,
            index_error=drained.error,
            resumed=self._run.resumes,
            seconds=time.monotonic() - self._began,
        )

    def _write(self) -> None:
        batch, self._batch = self._batch, []
        with self._run.archive.writing() as session:
            outcomes = write(session, self._run, batch)
            self._run.counts.update(outcomes)
            self._run.cursor = _last_number(session, batch) or self._run.cursor
            self._run.save(session, total=self._total)
        self._run.in_hand.difference_update(result.source_id for result in batch if result.source_id)
        self._wrote = time.monotonic()
        for result, outcome in zip(batch, outcomes, strict=True):
            self._report(result, outcome)

    def _report(self, result: Result, outcome: str) -> None:
        self._done += 1
        if isinstance(result, Failed) and len(self._failures) < LISTED:
            self._failures.append(Failure(result.name, result.location, result.code, result.reason, result.remedy))
        if self._on_progress is not None:
            total = max(self._total, self._done) if self._total is not None else None  # more may have been left
            self._on_progress(Progress(self._done, total, result.name, outcome))
