"""Telling the index what the store decided: one drain at a time, in order, again after whatever cut it off.

A row goes only when the index has taken what it says. The entries are made from the store as it stands when
they are put, so a row told twice, or late, does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout
from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from search import Entry, Index, SearchError
from service.archive import Archive
from service.errors import IndexNotFilled
from service.flow.entries import IndexedFact, entries_of
from service.store.documents import Whole, load_whole
from service.store.engine import DRAIN_LOCK
from service.store.models import DocumentRow, FactRow, OutboxRow
from service.store.values import next_count

BATCH = 200  # rows told at a time


@dataclass(frozen=True, slots=True)
class Drained:
    """What a drain did: rows told, rows left, and why it stopped short ("" where it did not)."""

    told: int
    left: int
    error: str = ""


def drain(archive: Archive, *, wait: float = 0.0) -> Drained:
    """Tell the index everything that waits. Never raises for an index that is down: the rows wait.

    Another drain may be at it: then `wait` seconds for it to end, and leave the rest to it.
    """
    told = 0
    error = ""
    try:
        with alone(archive, wait=wait) as free:
            if free:
                while count := _tell(archive, archive.index):
                    told += count
    except (SearchError, IndexNotFilled) as problem:
        error = str(problem)
    return Drained(told, waiting(archive), error)


def waiting(archive: Archive) -> int:
    """How many rows the index has yet to be told."""
    with archive.reading() as session:
        return session.scalar(select(func.count(OutboxRow.sequence))) or 0


@contextmanager
def alone(archive: Archive, *, wait: float) -> Iterator[bool]:
    """Hold the right to write the index, if it comes free within `wait` seconds; a dead holder lets go."""
    if archive.engine.dialect.name == "postgresql":
        with _database_lock(archive, wait) as free:
            yield free
        return
    lock = FileLock(f"{archive.engine.url.database}.outbox.lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def _database_lock(archive: Archive, wait: float) -> Iterator[bool]:
    """An advisory lock of the session: the server frees it when the connection ends, however it ends."""
    until = time.monotonic() + wait
    with archive.engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        ask = text("SELECT pg_try_advisory_lock(:key)")
        while not (free := bool(connection.scalar(ask, {"key": DRAIN_LOCK}))) and time.monotonic() < until:
            time.sleep(0.1)
        try:
            yield free
        finally:
            if free:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": DRAIN_LOCK})


def _tell(archive: Archive, index: Index) -> int:
    """Tell one batch; gives how many rows it was."""
    with archive.writing() as session:
        rows = session.execute(
            select(OutboxRow.sequence, OutboxRow.document_id, OutboxRow.remove)
            .order_by(OutboxRow.sequence)
            .limit(BATCH)
        ).all()
        count = next_count(session, "drain") if rows else 0
    if not rows:
        return 0
    with archive.reading() as session:
        ids = list(dict.fromkeys(row.document_id for row in rows))
        put, gone = changes(session, ids)
    present = {entry.id for entry in put}
    remove = dict.fromkeys([*gone, *(one for row in rows for one in row.remove)])
    index.put(put, sequence=count)
    if gone := [one for one in remove if one not in present]:
        index.remove(gone, sequence=count)
    with archive.writing() as session:
        session.execute(delete(OutboxRow).where(OutboxRow.sequence.in_([row.sequence for row in rows])))
    return len(rows)


def changes(session: Session, document_ids: Sequence[str]) -> tuple[list[Entry], list[str]]:
    """For documents as they stand: the entries to put, and the ids that are to be gone."""
    put: list[Entry] = []
    gone: list[str] = []
    for whole in load_whole(session, document_ids):
        if whole.row.withdrawn_at is None and whole.row.same_text_as is None:
            put += entries(whole)
        else:
            gone.append(whole.row.id)
    gone += session.scalars(
        select(FactRow.id).join(DocumentRow, DocumentRow.id == FactRow.document_id).where(DocumentRow.id.in_(gone))
    )
    return put, gone


def entries(whole: Whole) -> list[Entry]:
    """The entries of a document as it is kept."""
    facts = [IndexedFact(one.id, one.kind, one.fact, whole.units.get(one.id, ())) for one in whole.facts]
    return entries_of(whole.row.id, whole.document, whole.record, facts)
