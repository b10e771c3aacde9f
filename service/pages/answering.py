"""A question in the search box, answered above the results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from service.answers.promises import Promise
from service.answers.questions import Answer, ask, read_question
from service.archive import Archive
from service.pages.rendering import show_day
from service.texts import Texts

SHOWN = 5


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One promise of the answer."""

    fact_id: str
    document_id: str
    title: str
    date: date | None
    quote: str
    kind: str
    status: str
    relation: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What was understood, the first rows of the answer, how many there are and where all of them are."""

    understood: str
    notes: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    total: int
    more: str


def answer_question(archive: Archive, words: str, t: Texts) -> ShownAnswer | None:
    """The answer, or None where the words name neither a place nor a body with something to know of it."""
    asked = read_question(archive, words)
    if asked.place is None and asked.body is None:
        return None
    if asked.role is None and asked.state is None and "?" not in words:
        return None
    answer = ask(archive, words)
    return ShownAnswer(
        understood=_understood(answer, t),
        notes=answer.notes_vi if t.language == "vi" else answer.notes_en,
        rows=tuple(_row(one) for one in answer.answers[:SHOWN]),
        total=len(answer.answers),
        more=_address(answer),
    )


def _understood(answer: Answer, t: Texts) -> str:
    asked = answer.understood
    key = {"beneficiary": "promised_to", "actor": "to_do_by"}.get(asked.role or "", "about")
    words = t(f"answer.{key}", name=answer.promises.name)
    if asked.year is not None:
        words += t("answer.in_year", year=asked.year)
    return words + t("answer.as_of", day=show_day(answer.as_of))


def _row(one: Promise) -> AnswerRow:
    return AnswerRow(
        fact_id=one.fact_id,
        document_id=one.document_id,
        title=one.title or one.document,
        date=one.date,
        quote=one.commitment.quote,
        kind=one.commitment.kind,
        status=str(one.state.status),
        relation=one.relation.kind,
    )


def _address(answer: Answer) -> str:
    asked = answer.understood
    if asked.place is not None:
        path, pairs = "/hua", [("noi", asked.place.asked)]
    else:
        path, pairs = "/co-quan", [("ten", answer.promises.name)]
    if asked.year is not None:
        pairs.append(("nam", str(asked.year)))
    return f"{path}?{urlencode(pairs)}"
