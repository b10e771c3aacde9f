"""Work for the tests of the pool, in a module that loads in no time."""

from __future__ import annotations

import os
import signal
import time


def work(piece: str) -> str:
    """What a worker does with a piece: some come to no good end."""
    if piece == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if piece == "hangs":
        time.sleep(60)
    if piece == "grows":
        try:
            bytearray(1 << 40)
        except MemoryError:
            return "no memory"
    return piece.upper()
