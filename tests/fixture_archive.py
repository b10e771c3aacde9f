"""Archives for tests: empty ones on each store, and notices of our own to put into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from extract import Commitment, Decision, Entity, Fields, Figure, Party, Record
from ingest import Document, Source, Span, read
from service.archive import Archive, open_archive
from service.flow.prepare import prepare_record
from service.flow.take import take
from service.flow.write import write
from service.jobs.runs import running
from service.library import get_document
from service.settings import Settings
from service.store.models import DocumentRow

Fact = Commitment | Decision | Figure


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """The URL of an empty store of each kind; None stands for the one in the archive's own folder."""
    if request.param == "sqlite":
        return None
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def settings(any_store: str | None, tmp_path: Path) -> Settings:
    """Settings of a new archive on each kind of store."""
    return Settings.read({}, home=tmp_path / "home", store=any_store)


@pytest.fixture
def archive(settings: Settings) -> Iterator[Archive]:
    """A new archive on each kind of store."""
    with open_archive(settings) as opened:
        yield opened


def notice(number: int, *, place: str = "quận Thốt Nốt", aside: str = "") -> Source:
    """A short notice of our own: each number says something else; `aside` changes bytes, not words."""
    text = f"""THÔNG BÁO SỐ {number}
Cần Thơ, ngày {1 + number % 28} tháng {1 + number % 12} năm {2006 + number % 15}

Sở Y tế thành phố Cần Thơ thông báo kết quả buổi làm việc thứ {number} với các trạm y tế trong thành phố.

Trong năm sau, Sở Y tế sẽ cấp {100 + number} triệu đồng cho {place} để sửa trạm y tế số {number}.{aside}

Bệnh viện Nhi đồng sẽ khám bệnh cho {200 + number} hộ nghèo của {place}.
"""
    return Source(text.encode(), f"thong-bao-{number:04d}.txt", f"/kho/thong-bao-{number:04d}.txt")


def record_of(document: Document, quotes: Sequence[tuple[str, str]], *, version: str = "1") -> Record:
    """A record made by hand: (kind, quote) become facts where the quotes stand."""
    found: dict[str, list[Fact]] = {"commitment": [], "decision": [], "figure": []}
    for kind, quote in quotes:
        start = document.text.index(quote)
        span = Span(start, start + len(quote))
        if kind == "commitment":
            parties = (Party("Sở Y tế thành phố Cần Thơ"),), (Party("quận Thốt Nốt"),)
            found[kind].append(Commitment(quote, span, "promise", *parties))
        elif kind == "decision":
            found[kind].append(Decision(quote, span, (Party("Sở Y tế thành phố Cần Thơ"),)))
        else:
            found[kind].append(Figure(quote, span, float(quote.split()[0]), quote.split()[1]))
    return Record(
        document.source_id,
        version,
        Fields("notice", "Thông báo", issuer="Sở Y tế thành phố Cần Thơ", date=date(2010, 4, 21)),
        (Entity("LOC", "quận Thốt Nốt", ("Thốt Nốt",), unit="can-tho.quan-thot-not"),),
        commitments=tuple(found["commitment"]),  # type: ignore[arg-type]  # sorted by kind above
        decisions=tuple(found["decision"]),  # type: ignore[arg-type]
        figures=tuple(found["figure"]),  # type: ignore[arg-type]
    )


def keep(archive: Archive, source: Source, quotes: Sequence[tuple[str, str]], *, version: str = "1") -> str:
    """Put a source with a record made by hand into the store; gives the document's id."""
    document = read(source)
    prepared = prepare_record(document, record_of(document, quotes, version=version))
    with running(archive, "ingest") as run:
        take(run, [source])
        with archive.writing() as session:
            write(session, run, [prepared])
    with archive.reading() as session:
        return session.scalars(select(DocumentRow.id).where(DocumentRow.source_id == source.id)).one()


def fact_ids(archive: Archive, document_id: str) -> dict[str, str]:
    """The ids of a document's facts, by quote."""
    return {one.fact.quote: one.id for one in get_document(archive, document_id).facts}
