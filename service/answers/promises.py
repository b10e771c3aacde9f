"""What was promised to a place or a body, and what it was to do itself: exact lists with their sentences.

`promised_to(archive, "Thốt Nốt")` reads the store, never the index: nothing is ranked, nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session

from extract import Commitment
from ingest import Source
from service.answers.asked import AskedPlace, Relation, place_asked
from service.answers.naming import name_key
from service.answers.status import State, state_by_deadline
from service.archive import Archive
from service.store.models import DocumentRow, FactPartyRow, FactPlaceRow, FactRow, RecordRow
from service.store.serial import from_json


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment in an answer: the sentence it stands on, its document, its state, and why it is here.

    `document` is the stem of the source's name, `date` the document's, else its event's, else unknown.
    """

    fact_id: str
    document_id: str
    document: str
    title: str | None
    date: date | None
    issuer: str | None
    commitment: Commitment
    state: State
    relation: Relation

    @property
    def direct(self) -> bool:
        """Whether the place or body is meant itself."""
        return self.relation.kind == "direct"


@dataclass(frozen=True, slots=True)
class Promises:
    """The answer about one place or body: promised to it (direct, indirect), and its own duties."""

    asked: str
    name: str
    as_of: date
    direct: tuple[Promise, ...] = ()
    indirect: tuple[Promise, ...] = ()
    duties_direct: tuple[Promise, ...] = ()
    duties_indirect: tuple[Promise, ...] = ()
    is_place: bool = True
    others: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[Promise, ...]:
        """Every promise of the answer."""
        return (*self.direct, *self.indirect, *self.duties_direct, *self.duties_indirect)

    def only(self, *, since: date | None = None, until: date | None = None) -> Promises:
        """The same with the promises of documents dated within the days; those without a date fall out."""
        if since is None and until is None:
            return self

        def kept(promises: Sequence[Promise]) -> tuple[Promise, ...]:
            low, high = since or date.min, until or date.max
            return tuple(one for one in promises if one.date is not None and low <= one.date <= high)

        return replace(
            self,
            direct=kept(self.direct),
            indirect=kept(self.indirect),
            duties_direct=kept(self.duties_direct),
            duties_indirect=kept(self.duties_indirect),
        )


_COLUMNS = (FactRow.id, FactRow.body, FactRow.position, DocumentRow.id, DocumentRow.name, RecordRow.title,
            RecordRow.shown_date, RecordRow.issuer)  # fmt: skip
# Commitments that count: not retired, not withdrawn, of the first of documents with the same text.
COUNTED = (
    FactRow.kind == "commitment",
    FactRow.retired_at.is_(None),
    DocumentRow.withdrawn_at.is_(None),
    DocumentRow.same_text_as.is_(None),
)
_Found = tuple[Promise, str, int]  # with its role, and its position in its document


def promised_to(archive: Archive, asked: str, *, as_of: date | None = None) -> Promises:
    """Commitments for a place (or, where no place has that name, for a body), and those that are its own.

    Newest document first, in a document in the order of its text; documents without a date last. `as_of` is
    the day that states are computed for, by default the newest date of the archive.
    """
    place = place_asked(asked)
    with archive.reading() as session:
        day = as_of or archive.settings.as_of or _newest(session)
        if place is not None:
            found = _about_place(session, place, day)
            return _answer(found, asked=asked, name=place.name, as_of=day, others=place.others)
        return _answer(_about_body(session, asked, day), asked=asked, name=" ".join(asked.split()), as_of=day,
                       is_place=False)  # fmt: skip


def promises_of_body(archive: Archive, body: str, *, as_of: date | None = None) -> Promises:
    """The same for a body by one of its names, folded: what it was promised, what it is to do."""
    with archive.reading() as session:
        day = as_of or archive.settings.as_of or _newest(session)
        return _answer(_about_body(session, body, day), asked=body, name=" ".join(body.split()), as_of=day,
                       is_place=False)  # fmt: skip


def promises_by_id(archive: Archive, ids: Iterable[str], *, as_of: date | None = None) -> Promises:
    """The commitments of these ids, in this order, as an answer about no place and no body."""
    wanted = list(ids)
    found: dict[str, Promise] = {}
    with archive.reading() as session:
        day = as_of or archive.settings.as_of or _newest(session)
        relation = Relation("direct", "có những từ được hỏi", "has the words asked for")
        for start in range(0, len(wanted), 500):
            for row in session.execute(_live().where(FactRow.id.in_(wanted[start : start + 500]))):
                found[row[0]] = _promise(row, relation, day)
    listed = tuple(found[one] for one in wanted if one in found)
    return Promises(asked="", name="", as_of=day, direct=listed, is_place=False)


def _live() -> Select[Any]:
    """Commitments that count, with what an answer says of each."""
    return (
        select(*_COLUMNS)
        .join(DocumentRow, DocumentRow.id == FactRow.document_id)
        .join(RecordRow, RecordRow.document_id == DocumentRow.id)
        .where(*COUNTED)
    )


def _about_place(session: Session, place: AskedPlace, as_of: date) -> list[_Found]:
    query = (
        _live()
        .add_columns(FactPlaceRow.role, FactPlaceRow.unit, FactPlaceRow.relation)
        .join(FactPlaceRow, FactPlaceRow.fact_id == FactRow.id)
        .where(_touches(place))
    )
    best: dict[tuple[str, str], _Found] = {}
    for row in session.execute(query):
        role, unit, how = row[-3:]
        relation = place.relation(unit, how, on=row.shown_date)
        key = (row[0], role)
        if relation is not None and (key not in best or (not best[key][0].direct and relation.kind == "direct")):
            best[key] = (_promise(row, relation, as_of), role, row.position)
    return list(best.values())


def _touches(place: AskedPlace) -> ColumnElement[bool]:
    """Rows that can concern the place: at it, around it, inside it. `relation` then judges each."""
    near = [*place.codes, *place.around, *place.after]
    inside = [FactPlaceRow.unit.startswith(f"{code}.", autoescape=True) for code in sorted(place.codes)]
    return or_(FactPlaceRow.unit.in_(near), *inside)


def _about_body(session: Session, body: str, as_of: date) -> list[_Found]:
    key = name_key(body)
    query = (
        _live()
        .add_columns(FactPartyRow.role, FactPartyRow.name)
        .join(FactPartyRow, and_(FactPartyRow.fact_id == FactRow.id))
        .where(or_(FactPartyRow.key == key, FactPartyRow.key.startswith(f"{key} ", autoescape=True)))
    )
    found: dict[tuple[str, str], _Found] = {}
    for row in session.execute(query):
        role, name = row[-2:]
        relation = Relation("direct", f"nêu tên {name}", f"names {name}")
        found.setdefault((row[0], role), (_promise(row, relation, as_of), role, row.position))
    return list(found.values())


def _promise(row: Row[Any], relation: Relation, as_of: date) -> Promise:
    fact_id, body, _, document_id, name, title, shown, issuer = row[:8]
    commitment = from_json(Commitment, body)
    state = state_by_deadline(commitment.deadline, as_of=as_of)
    stem = Source(b"", name).stem
    return Promise(fact_id, document_id, stem, title, shown, issuer, commitment, state, relation)


def _answer(
    found: Iterable[_Found],
    *,
    asked: str,
    name: str,
    as_of: date,
    is_place: bool = True,
    others: tuple[str, ...] = (),
) -> Promises:
    ordered = sorted(found, key=lambda one: (_newest_first(one[0].date), one[0].document_id, one[2]))

    def of(role: str, kind: str) -> tuple[Promise, ...]:
        return tuple(one for one, as_what, _ in ordered if as_what == role and one.relation.kind == kind)

    return Promises(
        asked=" ".join(asked.split()),
        name=name,
        as_of=as_of,
        direct=of("beneficiary", "direct"),
        indirect=of("beneficiary", "indirect"),
        duties_direct=of("actor", "direct"),
        duties_indirect=of("actor", "indirect"),
        is_place=is_place,
        others=others,
    )


def _newest_first(day: date | None) -> int:
    return -day.toordinal() if day else 0


def _newest(session: Session) -> date:
    """The newest date of the archive, as the day that states are seen from; today's where it has none."""
    newest = session.scalar(
        select(RecordRow.shown_date)
        .join(DocumentRow, DocumentRow.id == RecordRow.document_id)
        .where(RecordRow.shown_date.is_not(None), DocumentRow.withdrawn_at.is_(None))
        .order_by(RecordRow.shown_date.desc())
        .limit(1)
    )
    return newest or date.today()
