"""Where a text has what a query asks for, and the stretches of it that are worth showing.

One highlighter for both engines: offsets are those of the original text, and words are never cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from search.clauses import Clause, Clauses, read_clauses
from search.errors import BadQuery
from search.patterns import matches
from search.query import Query
from search.spelling import exact_key, folded_key

_BEFORE = 60  # characters shown before the first match, but no more than a third of a snippet
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+")
_Mark = tuple[int, int, int]  # start, end, the clause's number


@dataclass(frozen=True, slots=True)
class Snippet:
    """text[start:end], whole words of one line; `marks` are (start, end) offsets into the text as well."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def highlight(text: str, asked: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) stretches of a composed text that match what was asked, neighbours joined.

    Where the text has a word with the very marks that were typed, only such places are marked.
    `asked` is the query's text, or `Page.corrected` where there is one.
    """
    return _joined(text, _marks(text, _read(asked)))


def snippets(text: str, asked: str, *, count: int = 2, length: int = 220) -> tuple[Snippet, ...]:
    """Up to `count` stretches of about `length` characters that hold most of what was asked, in text order.

    Without any match, the beginning of the text.
    """
    marks = _marks(text, _read(asked))
    if not marks:
        end = _end(text, 0, len(text), length)
        return (Snippet(0, end, ()),) if end else ()
    chosen: list[Snippet] = []
    seen: set[int] = set()
    while len(chosen) < count:
        free = [mark for mark in marks if not any(one.start <= mark[0] < one.end for one in chosen)]
        best = max(free, key=lambda mark: _worth(marks, mark, length, seen), default=None)
        if best is None or (chosen and not _worth(marks, best, length, seen)[0]):
            break
        start, end = _window(text, best[0], length)
        inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
        seen.update(mark[2] for mark in inside)
        chosen.append(Snippet(start, end, _joined(text, inside)))
    return tuple(sorted(chosen, key=lambda snippet: snippet.start))


def _read(asked: str) -> Clauses:
    try:
        return read_clauses(Query(asked))
    except BadQuery:
        return Clauses()  # a text is shown plain for a query that cannot be asked


def _marks(text: str, clauses: Clauses) -> list[_Mark]:
    marks: list[_Mark] = []
    keys = _exact_keys(clauses)
    for number, clause in enumerate(clauses.required):
        marks += ((start, end, number) for start, end in _places(text, clause, keys))
    return sorted(marks)


def _exact_keys(clauses: Clauses) -> set[str]:
    """The words as they were typed, if any has marks: then one without is meant without, "quan trắc"."""
    if not clauses.exact:
        return set()
    marked = set(map(folded_key, clauses.exact))
    words = {word for clause in clauses.required for word in clause.words}
    return {*clauses.exact, *(words - marked)}


def _places(text: str, clause: Clause, keys: set[str]) -> list[tuple[int, int]]:
    found = list(matches(clause, text))
    if len(clause.words) > 1 or len(found) < 2:
        return found
    return [(start, end) for start, end in found if exact_key(text[start:end]) in keys] or found


def _joined(text: str, marks: Sequence[tuple[int, ...]]) -> tuple[tuple[int, int], ...]:
    """Marks that overlap or have only a space between them become one."""
    joined: list[tuple[int, int]] = []
    for start, end, *_ in marks:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start] == " "):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _worth(marks: list[_Mark], first: _Mark, length: int, seen: set[int]) -> tuple[int, int, int]:
    """How many clauses not yet shown, how many clauses, and how early, a window from this mark has."""
    at = bisect_left(marks, first)
    inside = set()
    while at < len(marks) and marks[at][1] <= first[0] + length - _before(length):
        inside.add(marks[at][2])
        at += 1
    return len(inside - seen), len(inside), -first[0]


def _window(text: str, mark: int, length: int) -> tuple[int, int]:
    """A stretch of the mark's line, from the sentence's begin or a few words before the mark."""
    line = text.rfind("\n", 0, mark) + 1
    line_end = text.find("\n", mark)
    start = max(line, mark - _before(length))
    sentences = [found.end() for found in _SENTENCE.finditer(text, start, mark)]
    if sentences:
        start = sentences[-1]
    elif start > line:
        space = text.find(" ", start, mark)
        start = space + 1 if space >= 0 else mark
    return start, _end(text, start, len(text) if line_end < 0 else line_end, length)


def _before(length: int) -> int:
    return min(_BEFORE, length // 3)


def _end(text: str, start: int, limit: int, length: int) -> int:
    end = limit
    if limit - start > length:
        space = text.rfind(" ", start, start + length)
        end = space if space > start else start + length
    return start + len(text[start:end].rstrip())
