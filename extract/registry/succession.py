"""What became of a body, and whose it is: "bộ kế hoạch đầu tư" → "bộ tài chính" from 2025-03-01.

The table bodies_dated.tsv has a row for each body that ceased, with the law or decree it rests on; `scope` says
whether it is one body ("central") or one in every province ("province").
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from extract import lexicon
from extract.entities.spelling import key

_BODY = "org:"


@dataclass(frozen=True, slots=True)
class _Ceased:
    last: date
    successors: tuple[str, ...]
    scope: str
    source: str


@functools.cache
def _ceased() -> dict[str, _Ceased]:
    """By head and core as keys write them."""
    rows: dict[str, _Ceased] = {}
    for name, last, successors, scope, source, _ in lexicon.table("bodies_dated.tsv"):
        after = tuple(_slug(successor) for successor in successors.split("; "))
        if scope not in {"central", "province"}:
            raise lexicon.LexiconError("bodies_dated.tsv", 1, f"“{name}” has the scope “{scope}”")
        rows[_slug(name)] = _Ceased(date.fromisoformat(last), after, scope, source)
    return rows


def _slug(name: str) -> str:
    return "-".join(key(name))


def successors_of(body: str, *, on: date | None = None) -> tuple[str, ...]:
    """The keys of the bodies that took over from one, on a day (None: after all changes known); () while it lasts."""
    core, at, unit = body.removeprefix(_BODY).partition("@")
    row = _ceased().get(core)
    if row is None or (row.scope == "province") != bool(unit) or (on is not None and on <= row.last):
        return ()
    found: dict[str, None] = {}
    for successor in row.successors:
        after = f"{_BODY}{successor}{at}{unit}"
        found |= dict.fromkeys(successors_of(after, on=on) or (after,))
    return tuple(found)


def source_of(body: str) -> str | None:
    """The law or decree by which a body ceased, or None."""
    row = _ceased().get(body.removeprefix(_BODY).partition("@")[0])
    return row.source if row else None


def parent_of(body: str) -> str | None:
    """The key of the body above: a Bộ is the Government's, a Sở its province's committee's, a Phòng its district's."""
    core, _, unit = body.removeprefix(_BODY).partition("@")
    head = core.partition("-")[0]
    if head == "bộ" and not unit:
        return f"{_BODY}chính-phủ"
    if head in {"sở", "phòng"} and unit:
        return f"{_BODY}ủy-ban-nhân-dân@{unit}"
    return None
