"""Doing many pieces of work in order of arrival: here, or in processes that may run long, grow or die."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
AHEAD = 3  # pieces handed out to each worker at a time
TASKS = 500  # after which a worker is replaced, so that what leaks stays small


@dataclass(frozen=True, slots=True)
class Workers:
    """How work is done. One worker works in this process; more are processes with a time and memory limit."""

    count: int = 1
    seconds: float = 120.0
    megabytes: int = 3072
    preload: tuple[str, ...] = ()  # modules that all workers need, loaded once where the system allows it


@dataclass(frozen=True, slots=True)
class Broken:
    """A piece of work that took its worker with it. `code`: timeout, crashed."""

    code: str
    reason: str
    remedy: str


def do_all(
    work: Callable[[A], B], pieces: Iterable[tuple[C, A | None]], workers: Workers
) -> Generator[tuple[C, B | Broken | None]]:
    """For pairs (whose, piece): (whose, result), in the same order; where there is no piece, no result."""
    if workers.count <= 1:
        return ((whose, None if piece is None else work(piece)) for whose, piece in pieces)
    return _in_processes(work, pieces, workers)


def _in_processes(
    work: Callable[[A], B], pieces: Iterable[tuple[C, A | None]], workers: Workers
) -> Generator[tuple[C, B | Broken | None]]:
    pool = ProcessPool(
        max_workers=workers.count,
        max_tasks=TASKS,
        initializer=cap_memory,
        initargs=(workers.megabytes,),
        context=_context(workers.preload),
    )
    handed_out: deque[tuple[C, ProcessFuture[B] | None]] = deque()
    finished = False
    try:
        for whose, piece in pieces:
            future = None if piece is None else pool.schedule(work, args=(piece,), timeout=workers.seconds)
            handed_out.append((whose, future))
            if len(handed_out) >= workers.count * AHEAD:
                whose, future = handed_out.popleft()
                result = _collect(future, workers)
                yield whose, result
        for whose, future in handed_out:
            result = _collect(future, workers)
            yield whose, result
        finished = True
    finally:
        if finished:
            pool.close()  # type: ignore[no-untyped-call]
        else:
            pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _context(preload: tuple[str, ...]) -> BaseContext:
    """How workers are begun: never forked from us, who may be a server full of threads.

    On Linux they are forked from a process that has nothing but the modules they need.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _collect(future: ProcessFuture[B] | None, workers: Workers) -> B | Broken | None:
    if future is None:
        return None
    try:
        result: B = future.result()
        return result
    except TimeoutError:
        reason = f"it took more than {workers.seconds:g} seconds"
        return Broken("timeout", reason, "Raise CAMKET_TIMEOUT, or split the file")
    except ProcessExpired as error:
        reason = f"its worker died (exit code {error.exitcode})"
        return Broken("crashed", reason, "The file may be damaged: save it anew, or as PDF or text")


def cap_memory(megabytes: int) -> None:
    """Let this process fail with MemoryError rather than take the machine with it. Not on Windows."""
    try:
        import resource  # absent on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1024 * 1024
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
