"""Single values about the store itself."""

from __future__ import annotations

from sqlalchemy.orm import Session

from service.store.models import ValueRow


def get_value(session: Session, key: str) -> str | None:
    """The value under a key, None where there is none."""
    row = session.get(ValueRow, key)
    return None if row is None else row.value


def set_value(session: Session, key: str, value: str) -> None:
    """Put a value under a key."""
    session.merge(ValueRow(key=key, value=value))
    session.flush()


def next_count(session: Session, key: str) -> int:
    """A number higher than any given before under this key."""
    count = int(get_value(session, key) or 0) + 1
    set_value(session, key, str(count))
    return count
