"""An ingest that kills itself at a chosen point: test_service_crash.py runs it in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from fixture_archive import notice

import service.flow.ingest
import service.flow.outbox
import service.flow.reprocess
import service.flow.take
from service.archive import Archive, open_archive
from service.flow.ingest import ingest
from service.flow.originals import Originals
from service.flow.prepare import Failed, Prepared, Work, prepare
from service.flow.reprocess import reindex, reprocess
from service.settings import Settings

NOTICES = 9
KILLER = notice(66)
POINTS: dict[str, tuple[Any, str]] = {
    # where it dies: before the call of this function
    "before an original is kept": (Originals, "keep"),
    "before sources are registered": (service.flow.take, "_register"),
    "before a source is read": (service.flow.ingest, "prepare"),
    "inside the transaction, before writing": (service.flow.ingest, "write"),
    "inside the transaction, after writing": (service.flow.ingest, "_last_number"),
    "after a commit, before the index is told": (service.flow.ingest, "drain"),
    "before the index takes the entries": (service.flow.outbox, "changes"),
    "after the index took the entries": (service.flow.outbox, "delete"),
}
REBUILDING = "in the midst of a rebuild"
ALL_POINTS = POINTS | {REBUILDING: (service.flow.reprocess, "changes")}


def main(settings: Settings, point: str, nth: int, task: str) -> None:
    """Do the task, and die (SIGKILL) when the point is reached for the nth time."""
    for module in (service.flow.take, service.flow.ingest, service.flow.reprocess):
        setattr(module, "BATCH", 3)  # noqa: B010  # several batches of few notices
    service.flow.outbox.BATCH = 2
    service.flow.ingest.SECONDS_A_DRAIN = 0.0
    if point:
        holder, name = ALL_POINTS[point]
        setattr(holder, name, dying(getattr(holder, name), nth))
    with open_archive(settings) as archive:
        TASKS[task](archive)


def dying(function: Callable[..., Any], nth: int) -> Callable[..., Any]:
    """The function, but for its nth call."""
    calls = 0

    def wrapped(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)

    return wrapped


def take_killer(archive: Archive) -> None:
    """Three notices, one of which kills whoever reads it."""
    setattr(service.flow.ingest, "prepare", killing_prepare)  # noqa: B010
    ingest(archive, [notice(1), KILLER, notice(2)])


def killing_prepare(work: Work) -> Prepared | Failed:
    """The reader with a library that crashes on one file."""
    if work.source_id == KILLER.id:
        os.kill(os.getpid(), signal.SIGKILL)
    return prepare(work)


def take_all(archive: Archive) -> None:
    """Nine inputs, the last but one a copy of the first, and one file that cannot be read."""
    sources = [notice(number) for number in range(NOTICES - 2)]
    empty = notice(99)
    ingest(archive, [*sources, notice(0, aside="  "), type(empty)(b"", "rong.txt", "/kho/rong.txt")])


TASKS: dict[str, Callable[[Archive], Any]] = {
    "ingest": take_all,
    "read": lambda archive: reprocess(archive, start="read"),
    "extract": lambda archive: reprocess(archive, start="extract"),
    "index": reindex,
    "killer": take_killer,
}
