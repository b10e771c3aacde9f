"""How much a source may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one source: its bytes as they come, its pages, the characters of its text, the depth of its tags."""

    bytes: int = 100_000_000
    pages: int = 2_000
    characters: int = 20_000_000
    depth: int = 4_000  # of nested HTML elements
