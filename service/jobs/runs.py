"""Runs: what was begun, how far it came, and which were cut off and are to go on."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.archive import Archive
from service.store.models import RunRow

SILENCE = timedelta(minutes=15)  # after which a run of another machine is taken for dead


@dataclass
class Run:
    """A run under way. `counts` are kept with each batch, in the batch's own transaction."""

    id: int
    archive: Archive
    cursor: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    resumes: int | None = None
    in_hand: set[str] = field(default_factory=set)  # sources taken and not yet written

    def save(self, session: Session, *, total: int | None = None) -> None:
        """Write down how far the run has come."""
        values = {"beat_at": self.archive.clock(), "counts": dict(self.counts), "cursor": self.cursor}
        if total is not None:
            values["total"] = total
        session.execute(update(RunRow).where(RunRow.id == self.id).values(**values))


@contextmanager
def running(archive: Archive, kind: str, *, start: str = "", version: str = "") -> Iterator[Run]:
    """A run from its first row to its last state; one of the same kind that was cut off is gone on with."""
    with archive.writing() as session:
        cut_off = _bury_the_dead(archive, session)
        run = _begin(archive, session, kind, start, version)
        run.resumes, run.cursor = next(
            ((row.id, row.cursor) for row in cut_off if (row.kind, row.start, row.version) == (kind, start, version)),
            (None, 0),
        )
        lock = FileLock(_lock_path(archive, run.id))
        lock.acquire(timeout=0)
    state = "interrupted"
    try:
        yield run
        state = "done"
    except Exception:
        state = "failed"
        raise
    finally:
        _end(run, state)
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)


def _begin(archive: Archive, session: Session, kind: str, start: str, version: str) -> Run:
    now = archive.clock()
    row = RunRow(
        kind=kind, start=start, state="running", host=_host(archive), started_at=now, beat_at=now,
        version=version, cursor=0, counts={}, note="",
    )  # fmt: skip
    session.add(row)
    session.flush()
    return Run(row.id, archive)


def _end(run: Run, state: str) -> None:
    with run.archive.writing() as session:
        run.save(session)
        values = {"state": state, "ended_at": run.archive.clock()}
        session.execute(update(RunRow).where(RunRow.id == run.id).values(**values))


def _bury_the_dead(archive: Archive, session: Session) -> list[RunRow]:
    """Mark runs whose process is gone as interrupted; gives the interrupted ones that none went on with."""
    for row in session.scalars(select(RunRow).where(RunRow.state == "running")):
        if _is_dead(archive, row):
            row.state, row.ended_at = "interrupted", archive.clock()
    session.flush()
    newest_first = select(RunRow).order_by(RunRow.id.desc())
    last_done: set[tuple[str, str]] = set()
    cut_off = []
    for row in session.scalars(newest_first.limit(200)):
        if row.state == "interrupted" and (row.kind, row.start) not in last_done:
            cut_off.append(row)
        last_done.add((row.kind, row.start))
    return cut_off


def _is_dead(archive: Archive, row: RunRow) -> bool:
    if row.host != _host(archive):
        return archive.clock() - row.beat_at > SILENCE
    lock = FileLock(_lock_path(archive, row.id))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)
    return True


def _host(archive: Archive) -> str:
    return f"{socket.gethostname()}:{archive.settings.home}"


def _lock_path(archive: Archive, run_id: int) -> str:
    folder = archive.settings.home / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder / f"{run_id}.lock")
