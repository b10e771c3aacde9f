"""Taking sources in: bytes kept, rows written, before anything is made of them.

What is taken but not yet read is pending; a run that is cut off leaves it so, and the next goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from ingest import Source
from service.archive import Archive
from service.errors import OriginalDamaged
from service.flow.collect import Unreadable
from service.flow.prepare import Failed, Work
from service.jobs.runs import Run
from service.store.models import DocumentRow, RunRow, SightingRow, SourceRow

BATCH = 50  # sources a transaction
BATCH_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Known:
    """A source that was taken before. `outcome`: unchanged, or withdrawn."""

    source_id: str
    name: str
    location: str
    outcome: str


Offered = Source | Unreadable | Failed
Taken = Work | Known | Failed


def in_batches(sources: Iterable[Offered]) -> Iterator[list[Offered]]:
    """The sources in batches that are neither long nor heavy."""
    batch: list[Offered] = []
    weight = 0
    for source in sources:
        batch.append(source)
        weight += len(source.data) if isinstance(source, Source) else 0
        if len(batch) >= BATCH or weight >= BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def take(run: Run, batch: Sequence[Offered]) -> list[Taken]:
    """Keep the bytes of a batch and register them; tells the new ones from those that are known."""
    archive = run.archive
    sources = [source for source in batch if isinstance(source, Source)]
    for source in sources:
        archive.originals.keep(source.id, source.data)
    with archive.writing() as session:
        states = _states(session, {source.id for source in sources})
        _register(session, run, [source for source in sources if source.id not in states])
        _see(session, run, sources)
        run.save(session)
    return [_told_apart(run, offered, states) for offered in batch]


def _told_apart(run: Run, offered: Offered, states: dict[str, str]) -> Taken:
    """What an offered source is to be: worked on, known, or failed."""
    if isinstance(offered, Failed):
        return offered
    if isinstance(offered, Unreadable):
        error = offered.error
        return Failed(None, offered.name, offered.location, error.code, error.reason, error.remedy)
    state = states.get(offered.id)
    if state in ("unchanged", "withdrawn"):
        return _known(offered, state)
    if offered.id in run.in_hand:  # the same bytes once more, before the first were written
        return _known(offered, "unchanged")
    run.in_hand.add(offered.id)
    limits = run.archive.settings.limits
    return Work(offered.id, offered.name, offered.location or "", offered, limits)


def _known(source: Source, outcome: str) -> Known:
    return Known(source.id, source.name, source.location or "", outcome)


def pending(archive: Archive) -> Iterator[Source | Failed]:
    """Sources that were taken by runs that were cut off, in the order of taking."""
    with archive.reading() as session:
        rows = session.execute(
            select(SourceRow.id, SourceRow.name, SourceRow.location, SourceRow.media_type)
            .join(RunRow, RunRow.id == SourceRow.run_id)
            .where(SourceRow.state == "pending", RunRow.state != "running")
            .order_by(SourceRow.number)
        ).all()
    for source_id, name, location, media_type in rows:
        try:
            yield Source(archive.originals.load(source_id), name, location or None, media_type)
        except OriginalDamaged as error:
            yield Failed(source_id, name, location, error.code, error.reason, error.remedy)


def is_perilous(archive: Archive) -> bool:
    """Whether something pending was in hand when a run was cut off, and again: it may be what kills them."""
    with archive.reading() as session:
        found = session.scalar(
            select(SourceRow.id).where(SourceRow.state == "pending", SourceRow.attempts >= 2).limit(1)
        )
    return found is not None


def _states(session: Session, ids: set[str]) -> dict[str, str]:
    """For sources that are known: unchanged, withdrawn, or again (it failed or was never finished)."""
    rows = session.execute(
        select(SourceRow.id, SourceRow.state, DocumentRow.withdrawn_at)
        .outerjoin(DocumentRow, DocumentRow.source_id == SourceRow.id)
        .where(SourceRow.id.in_(ids))
    )
    return {
        source_id: "withdrawn" if withdrawn else "unchanged" if state == "done" else "again"
        for source_id, state, withdrawn in rows
    }


def _register(session: Session, run: Run, sources: Sequence[Source]) -> None:
    number = session.scalar(select(func.max(SourceRow.number))) or 0
    first = {source.id: source for source in reversed(sources)}
    in_order = [first[source_id] for source_id in dict.fromkeys(source.id for source in sources)]
    rows = [
        {
            "id": source.id,
            "number": number + place,
            "name": source.name,
            "location": source.location or "",
            "media_type": source.media_type,
            "size": len(source.data),
            "state": "pending",
            "attempts": 0,
            "taken_at": run.archive.clock(),
            "run_id": run.id,
        }
        for place, source in enumerate(in_order, start=1)
    ]
    if rows:
        session.execute(insert(SourceRow), rows)


def _see(session: Session, run: Run, sources: Sequence[Source]) -> None:
    """Write down under which names and addresses the sources were seen."""
    ids = {source.id for source in sources}
    known = {
        tuple(row)
        for row in session.execute(
            select(SightingRow.source_id, SightingRow.location, SightingRow.name).where(SightingRow.source_id.in_(ids))
        )
    }
    seen = {(source.id, source.location or "", source.name): None for source in sources}
    now = run.archive.clock()
    rows = [
        {"source_id": source_id, "location": location, "name": name, "seen_at": now, "run_id": run.id}
        for source_id, location, name in seen
        if (source_id, location, name) not in known
    ]
    if rows:
        session.execute(insert(SightingRow), rows)
    session.execute(
        update(SourceRow)
        .where(SourceRow.id.in_(ids), SourceRow.state != "done")
        .values(attempts=SourceRow.attempts + 1, run_id=run.id, state="pending")
    )
