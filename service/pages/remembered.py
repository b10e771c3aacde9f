"""Counts over the whole archive, kept for as long as their cost calls for.

On a small archive counting is cheap and the pages are always fresh; on a large one they are not made to wait.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
KEPT_FOR = 20  # times as long as the counting took
LONGEST = 300.0  # seconds
MOST = 100  # values kept


@dataclass(frozen=True, slots=True)
class _Kept:
    value: object
    until: float


class Remembered:
    """Values by key, each made anew once it has been kept for KEPT_FOR times what making it took."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[Hashable, _Kept] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of the key, from `make` where none is kept."""
        start = self._clock()
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept.until > start:
            return kept.value  # type: ignore[return-value]  # one key, one maker
        value = make()
        end = self._clock()
        with self._lock:
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[key] = _Kept(value, end + min(LONGEST, KEPT_FOR * (end - start)))
        return value
