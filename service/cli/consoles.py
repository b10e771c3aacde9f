"""The two consoles of the command line: answers on standard output, everything else on standard error."""

from __future__ import annotations

from rich.console import Console

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)
