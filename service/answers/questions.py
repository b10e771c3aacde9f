"""Questions in the box and on the command line: `ask(archive, "đã hứa gì với Thốt Nốt năm 2010?")`.

Answers are exact lists with their sentences; nothing is generated. What was understood is told, what was not
is searched for in the promises' own words, and that is told too. "Nothing in the archive" is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select

from search import Query
from service.answers.promises import Promise, Promises, promised_to, promises_by_id, promises_of_body
from service.answers.status import Status
from service.answers.understanding import Understood, understand
from service.archive import Archive
from service.store.models import FactPartyRow

MOST_WORD_HITS = 1000

_STATES = {
    "pending": (Status.PENDING,),
    "past": (Status.NO_EVIDENCE, Status.OVERDUE),
    "undated": (Status.NO_DEADLINE,),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood, the promises that answer it (direct ones first), and what else is to be said."""

    question: str
    as_of: date
    understood: Understood
    promises: Promises
    answers: tuple[Promise, ...] = ()
    notes_vi: tuple[str, ...] = ()
    notes_en: tuple[str, ...] = field(default=())


def ask(archive: Archive, question: str, *, as_of: date | None = None) -> Answer:
    """Answer a question from the archive, with or without accents, in Vietnamese or English.

    Raises search.errors.SearchError where words have to be searched and the index cannot be.
    """
    understood = read_question(archive, question)
    promises = _about(archive, understood, as_of)
    chosen = _of_role(promises, understood.role)
    if understood.year is not None:
        chosen = [one for one in chosen if one.date is not None and one.date.year == understood.year]
    if understood.body and understood.place:
        chosen = [one for one in chosen if _is_of(archive, one, understood.body)]
    if understood.state is not None:
        chosen = [one for one in chosen if one.state.status in _STATES[understood.state]]
    notes = _Notes()
    chosen = _with_words(archive, understood, chosen, notes)
    if promises.others:
        names = "; ".join(promises.others[:5])
        notes.say(
            f"“{promises.asked}” được hiểu là {promises.name}; cùng tên còn có: {names}.",
            f"“{promises.asked}” was taken as {promises.name}; others of the name: {names}.",
        )
    if not chosen:
        notes.say("Kho không có cam kết nào như vậy.", "Nothing in the archive answers this.")
    return Answer(question, promises.as_of, understood, promises, tuple(chosen), tuple(notes.vi), tuple(notes.en))


def read_question(archive: Archive, question: str) -> Understood:
    """What a question is taken to ask of this archive, before anything is looked up."""
    return understand(question, is_body=lambda key: _names_body(archive, key))


class _Notes:
    def __init__(self) -> None:
        self.vi: list[str] = []
        self.en: list[str] = []

    def say(self, vi: str, en: str) -> None:
        self.vi.append(vi)
        self.en.append(en)


def _about(archive: Archive, understood: Understood, as_of: date | None) -> Promises:
    if understood.place is not None:
        return promised_to(archive, understood.place.asked, as_of=as_of)
    if understood.body is not None:
        return promises_of_body(archive, understood.body, as_of=as_of)
    return promises_by_id(archive, _found_by_words(archive, understood.rest), as_of=as_of)


def _of_role(promises: Promises, role: str | None) -> list[Promise]:
    """Promised to it, its duties, or both, direct ones first; a commitment that is both is listed once."""
    towards = [*promises.direct, *promises.indirect] if role != "actor" else []
    duties = [*promises.duties_direct, *promises.duties_indirect] if role != "beneficiary" else []
    once: dict[str, Promise] = {}
    for one in (*towards, *duties):
        once.setdefault(one.fact_id, one)
    return sorted(once.values(), key=lambda one: not one.direct)


def _with_words(archive: Archive, understood: Understood, chosen: list[Promise], notes: _Notes) -> list[Promise]:
    """Keep the promises with the words not understood; where none has them, keep all, and say so."""
    if not understood.rest or (understood.place is None and understood.body is None):
        return chosen
    found = set(_found_by_words(archive, understood.rest))
    kept = [one for one in chosen if one.fact_id in found]
    if kept:
        notes.say(f"Chỉ giữ những câu có “{understood.rest}”.", f"Only sentences with “{understood.rest}”.")
        return kept
    notes.say(
        f"Không câu nào có “{understood.rest}”; phần này của câu hỏi được bỏ qua.",
        f"No sentence has “{understood.rest}”; this part of the question was left aside.",
    )
    return chosen


def _found_by_words(archive: Archive, words: str) -> Iterable[str]:
    if not words:
        return ()
    query = Query(text=words, facts=True, kinds=("commitment",), limit=MOST_WORD_HITS)
    return tuple(hit.id for hit in archive.index.find(query).hits)


def _names_body(archive: Archive, key: str) -> bool:
    """Whether somebody in the archive's facts has a name that begins with these words."""
    with archive.reading() as session:
        begins = or_(FactPartyRow.key == key, FactPartyRow.key.startswith(f"{key} ", autoescape=True))
        return session.scalar(select(FactPartyRow.fact_id).where(begins).limit(1)) is not None


def _is_of(archive: Archive, promise: Promise, body: str) -> bool:
    with archive.reading() as session:
        keys = session.scalars(
            select(FactPartyRow.key).where(FactPartyRow.fact_id == promise.fact_id, FactPartyRow.role == "actor")
        )
        return any(key == body or key.startswith(f"{body} ") for key in keys)
