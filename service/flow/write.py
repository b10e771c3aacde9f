"""Writing what was prepared, in one transaction a batch: documents, records, facts, failures, outbox."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from service.flow.duplicates import regroup
from service.flow.facts import Plan, plan_facts, write_facts
from service.flow.failures import note_failures, repeat_failures, resolve_failures
from service.flow.prepare import Failed, Prepared
from service.flow.take import Known
from service.flow.withdrawal import extend_withdrawals
from service.jobs.runs import Run
from service.store.models import DocumentRow, OutboxRow, RecordRow, SourceRow

ID_LENGTHS = (16, 32, 64)  # of a document's id: as much of its source's hash as no other document has
Result = Prepared | Known | Failed


class Former(NamedTuple):
    """A document as it stands before the batch."""

    id: str
    source_id: str
    text: bytes
    text_hash: str | None
    facts_assigned: int
    number: int


def write(session: Session, run: Run, results: Sequence[Result]) -> list[str]:
    """Write a batch; gives the outcome of each: new, same_text, reprocessed, unchanged, withdrawn, failed."""
    prepared = {result.source_id: result for result in results if isinstance(result, Prepared)}
    former = _former(session, prepared)
    ids = _ids(session, prepared, former)
    plans = [
        plan_facts(session, ids[source_id], one, former=former.get(source_id)) for source_id, one in prepared.items()
    ]
    _write_documents(session, run, plans, former)
    _write_records(session, run, plans)
    write_facts(session, plans, now=run.archive.clock())
    hashes = {one.text_hash for one in prepared.values()} | {row.text_hash for row in former.values()}
    moved = extend_withdrawals(session, hashes) | regroup(session, hashes)
    _tell_index(session, plans, moved)
    results = repeat_failures(session, results)
    note_failures(session, run, [result for result in results if isinstance(result, Failed)])
    _finish_sources(session, results)
    known = [result.source_id for result in results if isinstance(result, Known)]
    resolve_failures(session, run, read=list(prepared), known=known)
    return _outcomes(session, results, former)


def _former(session: Session, source_ids: Iterable[str]) -> dict[str, Former]:
    columns = (getattr(DocumentRow, name) for name in Former._fields)
    rows = session.execute(select(*columns).where(DocumentRow.source_id.in_(list(source_ids))))
    return {row.source_id: Former(*row) for row in rows}


def _ids(session: Session, prepared: Iterable[str], former: dict[str, Former]) -> dict[str, str]:
    """The documents' ids by their sources': kept, or begun with as few signs as tell it from all others."""
    short = ID_LENGTHS[0]
    fresh = [source_id for source_id in prepared if source_id not in former]
    wanted = [source_id[:short] for source_id in fresh]
    used = set(session.scalars(select(DocumentRow.id).where(DocumentRow.id.in_(wanted))))
    ids = {source_id: row.id for source_id, row in former.items()}
    for source_id in fresh:
        ids[source_id] = next(source_id[:n] for n in ID_LENGTHS if source_id[:n] not in used)
        used.add(ids[source_id])
    return ids


def _write_documents(session: Session, run: Run, plans: Sequence[Plan], former: dict[str, Former]) -> None:
    numbers: dict[str, int] = dict(
        session.execute(
            select(SourceRow.id, SourceRow.number).where(SourceRow.id.in_([plan.prepared.source_id for plan in plans]))
        ).all()  # type: ignore[arg-type]  # rows of two
    )
    now = run.archive.clock()
    fresh, known = [], []
    for plan in plans:
        one = plan.prepared
        row = {
            "id": plan.document_id,
            "name": one.name,
            "media_type": one.media_type,
            "pages": one.pages,
            "incomplete": one.incomplete,
            "text": one.text,
            "body": one.body,
            "text_hash": one.text_hash,
            "facts_assigned": plan.assigned,
            "read_at": now,
        }
        if one.source_id in former:
            known.append(row)
        else:
            fresh.append(row | {"source_id": one.source_id, "number": numbers[one.source_id]})
    if fresh:
        session.execute(insert(DocumentRow), fresh)
    if known:
        session.execute(update(DocumentRow), known)


def _write_records(session: Session, run: Run, plans: Sequence[Plan]) -> None:
    now = run.archive.clock()
    rows = [
        {
            "document_id": plan.document_id,
            "version": one.version,
            "type": one.type,
            "title": one.title,
            "number": one.number,
            "issuer": one.issuer,
            "issued": one.issued,
            "event_date": one.event_date,
            "shown_date": one.issued or one.event_date,
            "body": one.record,
            "extracted_at": now,
            "run_id": run.id,
        }
        for plan in plans
        for one in (plan.prepared,)
    ]
    if rows:
        session.execute(delete(RecordRow).where(RecordRow.document_id.in_([row["document_id"] for row in rows])))
        session.execute(insert(RecordRow), rows)


def _tell_index(session: Session, plans: Sequence[Plan], moved: set[str]) -> None:
    rows: list[dict[str, object]] = [{"document_id": plan.document_id, "remove": list(plan.retired)} for plan in plans]
    written = {plan.document_id for plan in plans}
    rows += [{"document_id": document_id, "remove": []} for document_id in sorted(moved - written)]
    if rows:
        session.execute(insert(OutboxRow), rows)


def _finish_sources(session: Session, results: Sequence[Result]) -> None:
    done = [result.source_id for result in results if isinstance(result, Prepared)]
    failed = [result.source_id for result in results if isinstance(result, Failed) and result.source_id]
    session.execute(update(SourceRow).where(SourceRow.id.in_(done)).values(state="done", attempts=0))
    if failed:  # what was read before stays: a reader's new mistake takes nothing away
        read = select(DocumentRow.source_id).where(DocumentRow.source_id.in_(failed))
        session.execute(
            update(SourceRow)
            .where(SourceRow.id.in_(failed), SourceRow.id.not_in(read))
            .values(state="failed", attempts=0)
        )


def _outcomes(session: Session, results: Sequence[Result], former: dict[str, Former]) -> list[str]:
    standing = {
        source_id: (withdrawn_at is not None, same)
        for source_id, withdrawn_at, same in session.execute(
            select(DocumentRow.source_id, DocumentRow.withdrawn_at, DocumentRow.same_text_as).where(
                DocumentRow.source_id.in_([r.source_id for r in results if isinstance(r, Prepared)])
            )
        )
    }
    return [_outcome(result, standing, former) for result in results]


def _outcome(result: Result, standing: dict[str, tuple[bool, str | None]], former: dict[str, Former]) -> str:
    if isinstance(result, Failed):
        return "failed"
    if isinstance(result, Known):
        return result.outcome
    withdrawn, same = standing[result.source_id]
    if withdrawn:
        return "withdrawn"
    if result.source_id in former:
        return "reprocessed"
    return "same_text" if same else "new"
