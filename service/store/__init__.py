"""The store: the truth about what came, what was read and found. The index can be rebuilt from it."""

from service.store.engine import make_engine, reading, writing
from service.store.migrate import migrate

__all__ = ["make_engine", "migrate", "reading", "writing"]
