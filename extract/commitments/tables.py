"""Rows of a table of work: task, who leads, who helps, by when.

    Nội dung                          | Chủ trì            | Phối hợp    | Hoàn thành
    Sửa cầu Mương Khai, phường X      | Ban Quản lý dự án  | UBND phường | Tháng 4/2016

A table is one of work when its first row has a column of tasks and one of leaders or of terms; what a table merely
reports ("Đã bàn giao") has neither. The quote is the row from the task to its last named column.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.actors.parties import parties_of
from extract.beneficiaries.find import beneficiaries_of
from extract.clauses.triggers import verb_at
from extract.commitments.found import Act, trim
from extract.commitments.scene import Scene
from extract.lexicon import table
from extract.record import Party
from ingest import Block, Document, Span

RULE = "table-row"
_LONGEST_HEAD = 60  # characters of a head cell: longer is no head
Row = dict[str, Block]  # by role


def work_tables(document: Document) -> dict[int, tuple[Row, ...]]:
    """The rows of each table of work, by the table's number."""
    cells = [block for block in document.blocks if block.table is not None]
    found = {}
    for number, blocks in groupby(cells, key=lambda block: block.table):
        rows = _rows(document, list(blocks))
        if number is not None and rows:
            found[number] = rows
    return found


def table_acts(scene: Scene, tables: dict[int, tuple[Row, ...]], *, planned: bool) -> list[Act]:
    """One act a row; in a plan (`planned`) it is planned, unless the row says who is to help whom it is given to."""
    return [_act(scene, row, planned=planned) for rows in tables.values() for row in rows]


def _rows(document: Document, cells: Sequence[Block]) -> tuple[Row, ...]:
    heads = {cell.column: _role(document.words(cell)) for cell in cells if cell.row == cells[0].row}
    roles = {column: role for column, role in heads.items() if role}
    if "task" not in roles.values() or not {"lead", "due"} & set(roles.values()):
        return ()
    rows = []
    for _, members in groupby(cells, key=lambda cell: cell.row):
        row: Row = {}
        for cell in members:
            role = roles.get(cell.column)
            if role and cell.row != cells[0].row and document.words(cell).strip():
                row.setdefault(role, cell)
        if "task" in row and {"lead", "due"} & set(row):
            rows.append(row)
    return tuple(rows)


def _role(head: str) -> str | None:
    """What a column holds, by the longest entry that its head begins with."""
    said = " ".join(head.split()).casefold()
    if len(said) > _LONGEST_HEAD:
        return None
    for words, role in _heads():
        if said.startswith(words) and not said[len(words) : len(words) + 1].isalnum():
            return role
    return None


@functools.cache
def _heads() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((words, role) for words, role in table("table_heads.tsv")), key=lambda row: -len(row[0])))


def _act(scene: Scene, row: Row, *, planned: bool) -> Act:
    span = Span(row["task"].span.start, max(cell.span.end for cell in row.values()))
    task = row["task"].span
    actors = {party.name: party for cell in _people(row) for party in _parties(scene, cell)}
    act = Act(
        span=trim(scene.text, span),
        sentence=span,
        kind="plan" if planned and "with" not in row else "assignment",
        actors=tuple(actors.values()),
        rule=RULE,
        verb=0,
        confidence=0.9,
        served=(),
        closing=row["due"].span if "due" in row else None,
    )
    return _served(scene, act, task)


def _people(row: Row) -> Iterator[Block]:
    return (row[role] for role in ("lead", "with") if role in row)


def _parties(scene: Scene, cell: Block) -> tuple[Party, ...]:
    words = scene.words(cell.span)
    return parties_of(scene.text, words, (0, len(words)), scene.names, via="column") if words else ()


def _served(scene: Scene, act: Act, task: Span) -> Act:
    """For whom: by the task's words; a thing to be made ("Cầu X, phường Y") is for the last place that it names."""
    said = Act(task, task, act.kind, act.actors, act.rule, act.verb)
    served = beneficiaries_of(scene, said)
    words = scene.words(task)
    if not served and words and not verb_at(words, 0, first=True)[0]:
        named = [entity for entity in scene.names.entities if entity.type in ("LOC", "ORG")]
        inside = [(m.start, entity.name, m) for entity in named for m in entity.mentions if task.contains(m)]
        served = tuple(Party(name, span, "column") for _, name, span in sorted(inside)[-1:])
    return Act(
        act.span, act.sentence, act.kind, act.actors, act.rule, act.verb,
        confidence=act.confidence, served=served, closing=act.closing,
    )  # fmt: skip
