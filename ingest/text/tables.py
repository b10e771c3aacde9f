"""Tables in plain text: rows of cells parted by bars, tabs or runs of spaces, or a crawl's lone bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_FIELDS = re.compile(r"\t+ *| {2,}")
_RULE = re.compile(r"^[\s|+:\-–—_=]*$")
_FIRST_COLUMN = re.compile(r"(?:stt|tt|số tt|thứ tự)$", re.I)
_PART = re.compile(r"\W{0,3}(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})?)\W{0,3}$")
_DOTS = re.compile(r"[\s.…]+$")
_QUANTITY = re.compile(r"[\d.,]+\s?(?:%|[^\W\d_]+(?:\s[^\W\d_]+){0,2})?$")


class Row(NamedTuple):
    """A row by the numbers of its first and last line, with its cells ("" where one is empty)."""

    line: int
    cells: list[str]
    last: int


def find_tables(raw: list[str]) -> list[list[Row]]:
    """The tables of a text given as lines, in their order, each a list of rows."""
    tables = [*_crawled_tables(raw)]
    taken = {number for table in tables for row in table for number in range(row.line, row.last + 1)}
    for run in _runs(raw, taken):
        table = _barred(raw, run) or _spaced(raw, run)
        if table:
            tables.append(table)
    return sorted(tables, key=lambda table: table[0].line)


def _runs(raw: list[str], taken: set[int]) -> Iterator[list[int]]:
    """Stretches of lines that could be rows, with one empty line between them at most."""
    run: list[int] = []
    empty = 0
    for number, line in enumerate(raw):
        bare = line.strip()
        if not bare and run and empty < 1:
            empty += 1  # rows may be double-spaced
            continue
        could = number not in taken and (bare.count("|") >= 2 or len(_FIELDS.split(bare)) >= 2)
        if could or (run and bare and _RULE.match(bare)):
            run.append(number)
            empty = 0
            continue
        if len(run) >= 2:
            yield run
        run, empty = [], 0
    if len(run) >= 2:
        yield run


def _barred(raw: list[str], run: list[int]) -> list[Row]:
    """'| STT | Nội dung | Thời hạn |': rows with as many bars each, edged, ruled or under a number column."""
    rows = [(n, raw[n].strip()) for n in run if "|" in raw[n] and not _RULE.match(raw[n])]
    counts = {line.count("|") for _, line in rows}
    edged = all(line.startswith("|") for _, line in rows)
    ruled = any(_RULE.match(raw[n]) for n in run)
    named = bool(rows and _FIRST_COLUMN.match(rows[0][1].split("|")[0].strip()))
    if len(rows) < 2 or len(counts) != 1 or not (edged or ruled or named):
        return []
    return [Row(n, [" ".join(cell.split()) for cell in line.strip("|").split("|")], n) for n, line in rows]


def _spaced(raw: list[str], run: list[int]) -> list[Row]:
    """Columns parted by tabs or spaces: rows agree on how many, or the first names a number column."""
    start = next((i for i, n in enumerate(run) if _could_head(raw[n])), None)
    if start is None:
        return _quantities(raw, run)
    numbers = [n for n in run[start:] if not _RULE.match(raw[n])]
    width = len(_FIELDS.split(raw[numbers[0]].strip()))
    rows = [Row(n, _cells(raw[n], width), n) for n in numbers]
    agree = sum(len(row.cells) == width for row in rows)
    named = bool(_FIRST_COLUMN.match(rows[0].cells[0]))
    enough = len(rows) >= (2 if named else 3) and agree >= 0.6 * len(rows)
    return rows if enough and _short(rows) else _quantities(raw, run)


def _could_head(line: str) -> bool:
    fields = _FIELDS.split(line.strip())
    return len(fields) >= 3 and all(len(field) < 60 and not field.endswith((".", ";")) for field in fields)


def _cells(line: str, width: int) -> list[str]:
    """The fields of a row; where some are missing, a gap twice as wide as the narrowest stands for one."""
    bare = line.strip()
    fields = _FIELDS.split(bare)
    gaps = [len(gap) if "\t" not in gap else 2 * gap.count("\t") for gap in _FIELDS.findall(bare)]
    if len(fields) >= width or not gaps:
        return fields
    cells = [fields[0]]
    missing = width - len(fields)
    widest = sorted(gaps, reverse=True)[:missing]
    for field, gap in zip(fields[1:], gaps, strict=True):
        if missing and gap in widest and gap >= 2 * min(2, min(gaps)):
            cells.append("")
            missing -= 1
        cells.append(field)
    return cells + [""] * missing


def _short(rows: list[Row]) -> bool:
    """Cells, not the words of justified text."""
    fields = [field for row in rows for field in row.cells if field]
    capitals = sum(field[:1].isupper() or not field[:1].isalpha() for field in fields)
    return capitals >= 0.6 * len(fields) and sum(map(len, fields)) < 60 * len(fields)


def _quantities(raw: list[str], run: list[int]) -> list[Row]:
    """Two columns, a name and a quantity ('Nạo vét kênh      3.915 triệu đồng'), at least three rows."""
    rows = [Row(n, re.split(r"\t+ *| {3,}", raw[n].strip()), n) for n in run]
    fit = all(
        len(row.cells) == 2 and _QUANTITY.match(row.cells[1]) and not _QUANTITY.match(row.cells[0]) for row in rows
    )
    return rows if fit and len(rows) >= 3 else []


def _crawled_tables(raw: list[str]) -> Iterator[list[Row]]:
    """A crawl's tables: a lone bar between cells, two between rows; three columns or more, two rows or more.

    Within a table a row of a number and a title ("I", "KIỆN TOÀN BỘ MÁY") heads a part of it and does not end it.
    """
    rows: list[Row] = []
    for row in _crawled_rows(raw):
        if _goes_on(rows, row.cells):
            rows.append(row)
        else:
            yield from [rows] if len(rows) >= 2 else []
            rows = [row] if len(row.cells) >= 3 else []
    if len(rows) >= 2:
        yield rows


def _goes_on(rows: list[Row], cells: list[str]) -> bool:
    """Whether the cells are a further row under the first one; some at their end may be missing."""
    if not rows:
        return len(cells) >= 3
    width = len(rows[0].cells)
    return max(3, width - 2) <= len(cells) <= width + 1 or (len(cells) == 2 and _PART.match(cells[0]) is not None)


def _crawled_rows(raw: list[str]) -> Iterator[Row]:
    """The cells between each two bars with nothing between them. A number column begins its row: what stands before
    it between the same bars (a signature, a title) is none of the table, nor are the dots for rows left out."""
    bars = [n for n, line in enumerate(raw) if line.strip() == "|"]
    row, first = list[str](), 0
    for one, two in pairwise([*bars, len(raw) + 99]):
        words = " ".join(" ".join(raw[one + 1 : two]).split()) if two - one < 30 else ""
        if words and not _DOTS.match(words):
            if not row or _FIRST_COLUMN.match(words.strip("* ")):
                row, first = [], one + 1
            row.append(words)
        elif row:
            yield Row(first, row, one - 1)
            row = []
