"""Doing it again with what is kept: reading, extracting, or only filling the index."""

from __future__ import annotations

import time
from collections.abc import Iterator

from sqlalchemy import delete, func, select

from extract.pipeline import version
from ingest import Source
from search import Entry, rebuild
from service.archive import Archive
from service.errors import ArchiveError, OriginalDamaged
from service.flow.ingest import OnProgress, Progress, RunSummary, work_off
from service.flow.outbox import alone, changes, drain
from service.flow.prepare import Failed, Work
from service.flow.take import BATCH, Taken
from service.jobs.runs import Run, running
from service.store.documents import load_document
from service.store.models import DocumentRow, OutboxRow, SourceRow
from service.store.values import next_count

STARTS = ("read", "extract", "index")
PATIENCE = 600.0  # for a drain that is under way


def reprocess(archive: Archive, *, start: str, on_progress: OnProgress | None = None, workers: int = 1) -> RunSummary:
    """Do again, for everything that is kept, what follows from `start`: "read", "extract" or "index".

    Facts keep their ids. A run that was cut off is gone on with. What can no longer be read is listed as a
    failure, and what was read before stays.
    """
    if start not in STARTS:
        raise ArchiveError(f"cannot start at {start!r}", f"Start at one of: {', '.join(STARTS)}")
    if start == "index":
        return reindex(archive, on_progress=on_progress)
    with running(archive, "reprocess", start=start, version=version()) as run:
        stored = _sources(run) if start == "read" else _documents(run)
        total = _count(archive, start, after=run.cursor)
        return work_off(run, stored, on_progress=on_progress, workers=workers, total=total)


def reindex(archive: Archive, *, url: str | None = None, on_progress: OnProgress | None = None) -> RunSummary:
    """Fill a new index from the store, at `url` or where the archive's is; the old one answers until then.

    Raises SearchError where the index cannot be made.
    """
    if url is not None:
        archive.use_index(url)
    began = time.monotonic()
    with running(archive, "reindex") as run, alone(archive, wait=PATIENCE) as free:
        if not free:
            raise ArchiveError("another process is writing to the index", "Wait for it to end, and try again")
        done = _refill(run, on_progress)
    drained = drain(archive, wait=PATIENCE)
    return RunSummary(
        run_id=run.id,
        reprocessed=done,
        waiting=drained.left,
        index_error=drained.error,
        seconds=time.monotonic() - began,
    )


def _refill(run: Run, on_progress: OnProgress | None) -> int:
    archive = run.archive
    with archive.writing() as session:
        sequence = next_count(session, "drain")
        told = session.scalar(select(func.max(OutboxRow.sequence))) or 0
        total = session.scalar(select(func.count()).select_from(DocumentRow)) or 0
    progress = _Counted(on_progress, total)
    with rebuild(archive.settings.index) as index:
        index.put(_entries(archive, progress), sequence=sequence)
    with archive.writing() as session:
        session.execute(delete(OutboxRow).where(OutboxRow.sequence <= told))
        archive.adopt_index(session)
    archive.use_index()
    return progress.done


class _Counted:
    """Counts documents, and reports them."""

    def __init__(self, on_progress: OnProgress | None, total: int) -> None:
        self._on_progress = on_progress
        self._total = total
        self.done = 0

    def one(self, name: str) -> None:
        self.done += 1
        if self._on_progress is not None:
            self._on_progress(Progress(self.done, self._total, name, "reprocessed"))


def _entries(archive: Archive, progress: _Counted) -> Iterator[Entry]:
    """The entries of all documents that stand, a batch in memory at a time."""
    last = 0
    while True:
        with archive.reading() as session:
            rows = session.execute(
                select(DocumentRow.number, DocumentRow.id, DocumentRow.name)
                .where(DocumentRow.number > last)
                .order_by(DocumentRow.number)
                .limit(BATCH)
            ).all()
            put, _ = changes(session, [row.id for row in rows])
        if not rows:
            return
        yield from put
        for row in rows:
            progress.one(row.name)
        last = rows[-1].number


def _count(archive: Archive, start: str, *, after: int) -> int:
    table = SourceRow if start == "read" else DocumentRow
    with archive.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(table.number > after)) or 0


def _sources(run: Run) -> Iterator[Taken]:
    """The originals of all sources, those included that failed before; not those of withdrawn documents."""
    archive = run.archive
    with archive.reading() as session:
        rows = session.execute(
            select(SourceRow.id, SourceRow.name, SourceRow.location, SourceRow.media_type)
            .outerjoin(DocumentRow, DocumentRow.source_id == SourceRow.id)
            .where(SourceRow.number > run.cursor, DocumentRow.withdrawn_at.is_(None))
            .order_by(SourceRow.number)
        ).all()
    for source_id, name, location, media_type in rows:
        try:
            content = archive.originals.load(source_id)
        except OriginalDamaged as error:
            yield Failed(source_id, name, location, error.code, error.reason, error.remedy)
            continue
        source = Source(content, name, location or None, media_type)
        yield Work(source_id, name, location, source, archive.settings.limits)


def _documents(run: Run) -> Iterator[Taken]:
    """All documents as they were read, but for those that were withdrawn."""
    last = run.cursor
    while True:
        with run.archive.reading() as session:
            rows = session.execute(
                select(DocumentRow, SourceRow.location)
                .join(SourceRow, SourceRow.id == DocumentRow.source_id)
                .where(DocumentRow.number > last, DocumentRow.withdrawn_at.is_(None))
                .order_by(DocumentRow.number)
                .limit(BATCH)
            ).all()
        if not rows:
            return
        for row, location in rows:
            yield Work(row.source_id, row.name, location, load_document(row))
        last = rows[-1][0].number
