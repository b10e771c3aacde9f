"""One source, or one document, made ready for the store. Pure and picklable: workers run it."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from datetime import date

from extract import Commitment, Decision, Figure, Party, Record, extract
from ingest import Document, Limits, ReadError, Source, Span, read
from service.answers.naming import name_key
from service.answers.reach import places_of
from service.flow.duplicates import text_hash
from service.store.identity import Trace
from service.store.serial import pack, to_json

AROUND = 60  # characters kept on each side of a quote, to tell it again in a changed text
Fact = Commitment | Decision | Figure


@dataclass(frozen=True, slots=True)
class PreparedFact:
    """One fact with what it is found by.

    `parties` are (role, name, key, group), `places` are (role, unit, relation).
    """

    trace: Trace
    body: str
    confidence: float
    parties: tuple[tuple[str, str, str, bool], ...] = ()
    places: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with its record as the rows that the store keeps."""

    source_id: str
    name: str
    media_type: str
    pages: int | None
    incomplete: bool
    text: bytes
    body: bytes
    text_hash: str | None
    version: str
    type: str
    title: str | None
    number: str | None
    issuer: str | None
    issued: date | None
    event_date: date | None
    record: bytes
    facts: tuple[PreparedFact, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that came to nothing, and why."""

    source_id: str | None
    name: str
    location: str
    code: str
    reason: str
    remedy: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker is given: a source to read, or a document that was read before."""

    source_id: str
    name: str
    location: str
    given: Source | Document
    limits: Limits = field(default_factory=Limits)


def prepare(work: Work) -> Prepared | Failed:
    """Read (unless that was done before), extract, and make ready. Never raises: a failure is a result."""
    try:
        given = work.given
        document = read(given, limits=work.limits) if isinstance(given, Source) else given
        return prepare_record(document, extract(document))
    except ReadError as error:
        return failed(work, error.code, error.reason, error.remedy)
    except MemoryError:
        return failed(work, "memory", *OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  # the one place where a bug of ours costs one file only
        reason = f"{type(error).__name__}: {error}"
        return failed(work, "bug", reason, REPORT, detail=traceback.format_exc())


OUT_OF_MEMORY = (
    "it needs more memory than a worker may have",
    "Raise CAMKET_WORKER_MEMORY, or split the file",
)
REPORT = "A mistake in Camket: please report it with the text of the failure"


def failed(work: Work, code: str, reason: str, remedy: str, *, detail: str = "") -> Failed:
    """The failure of a piece of work."""
    return Failed(work.source_id, work.name, work.location, code, reason, remedy, detail)


def prepare_record(document: Document, record: Record) -> Prepared:
    """The rows of a document and its record."""
    fields = record.fields
    return Prepared(
        source_id=document.source_id,
        name=document.name,
        media_type=document.media_type,
        pages=document.pages,
        incomplete=bool(document.incomplete),
        text=pack(document.text),
        body=pack(to_json(replace(document, text=""))),
        text_hash=text_hash(document),
        version=record.version,
        type=fields.type,
        title=fields.title,
        number=fields.number,
        issuer=fields.issuer,
        issued=fields.date,
        event_date=fields.event.date,
        record=pack(to_json(replace(record, commitments=(), decisions=(), figures=()))),
        facts=_facts(document, record),
    )


def _facts(document: Document, record: Record) -> tuple[PreparedFact, ...]:
    return (
        *(_commitment(document, record, fact) for fact in record.commitments),
        *(
            PreparedFact(_trace(document, "decision", fact), to_json(fact), fact.confidence, _parties("by", fact.by))
            for fact in record.decisions
        ),
        *(PreparedFact(_trace(document, "figure", fact), to_json(fact), fact.confidence) for fact in record.figures),
    )


def _commitment(document: Document, record: Record, fact: Commitment) -> PreparedFact:
    return PreparedFact(
        trace=_trace(document, "commitment", fact),
        body=to_json(fact),
        confidence=fact.confidence,
        parties=_parties("actor", fact.actors) + _parties("beneficiary", fact.beneficiaries),
        places=tuple(sorted({(reach.role, reach.unit, reach.relation) for reach in places_of(fact, record)})),
    )


def _parties(role: str, parties: tuple[Party, ...]) -> tuple[tuple[str, str, str, bool], ...]:
    return tuple((role, party.name, name_key(party.name), party.group) for party in parties)


def _trace(document: Document, kind: str, fact: Fact) -> Trace:
    span: Span = fact.span
    return Trace(
        kind=kind,
        span=span,
        quote=fact.quote,
        before=document.text[max(0, span.start - AROUND) : span.start],
        after=document.text[span.end : span.end + AROUND],
    )
