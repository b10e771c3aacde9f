"""What was promised to a place or by a body, and questions."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from service.answers.promises import Promise, Promises, promised_to, promises_of_body
from service.answers.questions import Answer, ask
from service.api.examples import ANSWER, PROMISES, example
from service.api.shapes import DeadlineShape
from service.api.shaping import deadline_shape
from service.pages.rendering import language_of
from service.pages.requests import MAX_WORDS, archive_of
from service.problem import Problem

router = APIRouter()
AsOf = Annotated[date | None, Query(description="Day that states are seen from")]


class PromiseShape(BaseModel):
    """One commitment: its sentence, where it stands, its state on the day asked, and why it is in the answer."""

    fact_id: str
    document_id: str
    document: str
    title: str | None
    date: date | None
    quote: str
    kind: str
    actors: list[str]
    beneficiaries: list[str]
    deadline: DeadlineShape | None
    status: str
    status_reason: str
    relation: str
    reason: str


class Duties(BaseModel):
    """What the place or body itself is to do."""

    direct: list[PromiseShape]
    indirect: list[PromiseShape]


class PromisesShape(BaseModel):
    """Promised to it, directly and indirectly, and apart from them its own duties."""

    place: str
    as_of: date
    direct: list[PromiseShape]
    indirect: list[PromiseShape]
    duties: Duties
    others: list[str]


class UnderstoodShape(BaseModel):
    """What a question was taken to ask. `role`: beneficiary (promised to) or actor (to be done by).

    `rest` are the words that were not understood, and searched.
    """

    place: str | None
    body: str | None
    role: str | None
    year: int | None
    state: str | None
    rest: str


class AnswerShape(BaseModel):
    """What was understood, the promises that answer it (direct ones first), and what else is to be said."""

    question: str
    as_of: date
    understood: UnderstoodShape
    answers: list[PromiseShape]
    note: str


@router.get("/promises", responses=example(PROMISES), tags=["answers"])
def promises(
    request: Request,
    place: Annotated[str | None, Query(max_length=MAX_WORDS, description="A place by any of its names")] = None,
    body: Annotated[str | None, Query(max_length=MAX_WORDS, description="A body by its name")] = None,
    as_of: AsOf = None,
) -> PromisesShape:
    """What was promised to a place or body, and what it is to do itself: give `place` or `body`."""
    archive = archive_of(request)
    lang = language_of(request)
    if place and place.strip() and not body:
        return promises_shape(promised_to(archive, place, as_of=as_of), lang)
    if body and body.strip() and not place:
        return promises_shape(promises_of_body(archive, body, as_of=as_of), lang)
    raise Problem("bad_request", status=422, what="place hoặc body (place or body)")


@router.get("/ask", responses=example(ANSWER), tags=["answers"])
def answer(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=MAX_WORDS, description="A question, Vietnamese or English")],
    as_of: AsOf = None,
) -> AnswerShape:
    """Answer a question such as “đã hứa gì với Thốt Nốt năm 2010?” with the sentences that bear it out."""
    return answer_shape(ask(archive_of(request), q, as_of=as_of), language_of(request))


def answer_shape(found: Answer, lang: str) -> AnswerShape:
    """An answer as the API and the command line give it."""
    asked = found.understood
    understood = UnderstoodShape(
        place=asked.place.name if asked.place else None,
        body=asked.body,
        role=asked.role,
        year=asked.year,
        state=asked.state,
        rest=asked.rest,
    )
    return AnswerShape(
        question=found.question,
        as_of=found.as_of,
        understood=understood,
        answers=[promise_shape(one, lang) for one in found.answers],
        note=" ".join(found.notes_vi if lang == "vi" else found.notes_en),
    )


def promises_shape(found: Promises, lang: str) -> PromisesShape:
    """Promises as the API gives them."""

    def shapes(rows: tuple[Promise, ...]) -> list[PromiseShape]:
        return [promise_shape(one, lang) for one in rows]

    return PromisesShape(
        place=found.name,
        as_of=found.as_of,
        direct=shapes(found.direct),
        indirect=shapes(found.indirect),
        duties=Duties(direct=shapes(found.duties_direct), indirect=shapes(found.duties_indirect)),
        others=list(found.others),
    )


def promise_shape(one: Promise, lang: str) -> PromiseShape:
    """One promise as the API gives it, its reasons in the language."""
    act = one.commitment
    return PromiseShape(
        fact_id=one.fact_id,
        document_id=one.document_id,
        document=one.document,
        title=one.title,
        date=one.date,
        quote=act.quote,
        kind=act.kind,
        actors=[party.name for party in act.actors],
        beneficiaries=[party.name for party in act.beneficiaries],
        deadline=deadline_shape(act.deadline),
        status=str(one.state.status),
        status_reason=one.state.reason_vi if lang == "vi" else one.state.reason_en,
        relation=one.relation.kind,
        reason=one.relation.reason_vi if lang == "vi" else one.relation.reason_en,
    )
