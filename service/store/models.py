"""The tables: what came (sources, sightings), what was read and found (documents, records, facts), what
happened (runs, failures), and what the index has yet to be told (outbox).

`number` is the order of taking: the first of several documents with one text is the one of the lowest number.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, on SQLite too, which keeps no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; a moment without a zone is a mistake of ours."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Back as UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    """The tables of this store, with names for constraints that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: Moment, str: Text, bytes: LargeBinary}


class RunRow(Base):
    """One call of ingest or reprocess. `state`: running, done, interrupted, failed."""

    __tablename__ = "runs"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    start: Mapped[str] = mapped_column(default="")  # reprocess: read, extract or index
    state: Mapped[str]
    host: Mapped[str]
    started_at: Mapped[datetime]
    beat_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    version: Mapped[str] = mapped_column(default="")
    cursor: Mapped[int] = mapped_column(default=0)  # the last source's number that is wholly done
    total: Mapped[int | None]
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(default="")


class SourceRow(Base):
    """Bytes that came. `state`: pending (taken, not yet read), done, failed."""

    __tablename__ = "sources"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    location: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str | None]  # as declared
    size: Mapped[int]
    state: Mapped[str] = mapped_column(String(8), index=True)
    attempts: Mapped[int] = mapped_column(default=0)  # that were cut off before it was done
    taken_at: Mapped[datetime]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))


class SightingRow(Base):
    """One name and address under which a source was seen."""

    __tablename__ = "sightings"
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), primary_key=True)
    location: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))


class DocumentRow(Base):
    """What was read from a source: `text` and `body` (the rest of the Document) are packed."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), unique=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    media_type: Mapped[str]
    pages: Mapped[int | None]
    incomplete: Mapped[bool]
    text: Mapped[bytes]
    body: Mapped[bytes]
    facts_assigned: Mapped[int] = mapped_column(default=0)  # numbers of facts are never given twice
    read_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_reason: Mapped[str | None]
    text_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    same_text_as: Mapped[str | None] = mapped_column(ForeignKey("documents.id"), index=True)


class RecordRow(Base):
    """What was found in a document, without its facts: `body` is the packed Record with none."""

    __tablename__ = "records"
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    version: Mapped[str]
    type: Mapped[str]
    title: Mapped[str | None]
    number: Mapped[str | None]
    issuer: Mapped[str | None]
    issued: Mapped[date | None]
    event_date: Mapped[date | None]
    shown_date: Mapped[date | None] = mapped_column(index=True)  # issued, else the event's
    body: Mapped[bytes]
    extracted_at: Mapped[datetime]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))


class FactRow(Base):
    """A commitment, decision or figure (JSON in `body`), live or retired.

    `position` is its place among the record's facts of its kind. A fact that a later version no longer finds
    is retired: its id is kept for it, and comes back with it.
    """

    __tablename__ = "facts"
    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    kind: Mapped[str] = mapped_column(String(16))
    position: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    body: Mapped[str]
    confidence: Mapped[float] = mapped_column(server_default="1")  # 0 to 1: how often such a finding is right
    retired_at: Mapped[datetime | None]

    __table_args__ = (Index(None, "document_id", "kind", "position"), Index(None, "kind", "confidence"))


class FactPartyRow(Base):
    """Somebody named by a fact. `role`: actor, beneficiary, by. `key` is the folded name, for finding it."""

    __tablename__ = "fact_parties"
    fact_id: Mapped[str] = mapped_column(ForeignKey("facts.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    group: Mapped[bool]


class FactPlaceRow(Base):
    """An administrative unit that a commitment reaches; `role` and `relation` as in service.answers.reach."""

    __tablename__ = "fact_places"
    unit: Mapped[str] = mapped_column(String(64), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)
    relation: Mapped[str] = mapped_column(String(16), primary_key=True)
    fact_id: Mapped[str] = mapped_column(ForeignKey("facts.id"), primary_key=True, index=True)


class FailureRow(Base):
    """An input that could not be taken, read or understood, until a later run manages it."""

    __tablename__ = "failures"
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    source_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"), index=True)
    name: Mapped[str]
    location: Mapped[str] = mapped_column(index=True)
    code: Mapped[str]
    reason: Mapped[str]
    remedy: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    failed_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class OutboxRow(Base):
    """One thing that the index has yet to be told, in the order of commits.

    The document's entries are to be put as they now stand, and the entries of the ids in `remove` are to go.
    """

    __tablename__ = "outbox"
    sequence: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    remove: Mapped[list[str]] = mapped_column(JSON)


class ValueRow(Base):
    """Single values about the store itself: the index that it feeds, the drain's count."""

    __tablename__ = "store_values"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]
