"""What is put into the store comes out the same, on both engines; sources, sightings, copies, failures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fixture_archive import keep, notice, record_of
from sqlalchemy import select

from extract import Record
from ingest import Document, Source, read
from service.archive import Archive, open_archive
from service.errors import OriginalDamaged, StoreUnavailable, Unknown
from service.flow.prepare import Failed
from service.flow.take import take
from service.flow.write import _ids, write
from service.jobs.runs import running
from service.library import (
    briefs_of,
    find_original,
    get_document,
    get_fact,
    list_documents,
    newest_date,
    overview,
)
from service.library_runs import get_run, list_failures, list_runs
from service.settings import Settings
from service.store import make_engine
from service.store.models import FactPartyRow, FactPlaceRow
from service.store.serial import from_json, pack, to_json, unpack

SHARED = Path(__file__).parents[2] / "shared" / "gold"
PROMISE = ("commitment", "Sở Y tế sẽ cấp 101 triệu đồng cho quận Thốt Nốt để sửa trạm y tế số 1")
MONEY = ("figure", "101 triệu đồng")
QUOTES = (PROMISE, MONEY, ("decision", "khám bệnh cho 201 hộ nghèo"))


def texts() -> Iterator[Path]:
    """Texts to try: those of the seeds and of the development set, where they are."""
    for name in ("seeds", "dev"):
        yield from sorted((SHARED / name / "text").glob("*.txt"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated texts are not on this machine")
def test_documents_and_records_survive_the_round_trip() -> None:
    for path in texts():
        document = read(Source(path.read_bytes(), path.name, str(path)))
        written = to_json(document)
        assert from_json(Document, written) == document, path.name
        assert to_json(from_json(Document, written)) == written
        assert unpack(pack(written)) == written


def test_a_record_survives_the_round_trip() -> None:
    document = read(notice(1))
    record = record_of(document, QUOTES)
    assert from_json(Record, to_json(record)) == record
    assert to_json(record) == to_json(record_of(document, QUOTES))
    assert '"confidence"' not in to_json(record)  # what holds its default is not written


def test_what_is_kept_comes_out_the_same(archive: Archive) -> None:
    document = read(notice(1))
    document_id = keep(archive, notice(1), QUOTES)
    stored = get_document(archive, document_id)
    assert stored.document == document
    assert stored.record == record_of(document, QUOTES)
    assert [(one.kind, one.fact.quote) for one in stored.facts] == sorted(QUOTES)
    assert get_fact(archive, stored.facts[0].id) == (document_id, stored.facts[0])
    assert find_original(archive, document_id) == notice(1).data


def test_facts_are_found_by_party_and_place(archive: Archive) -> None:
    document_id = keep(archive, notice(1), QUOTES)
    by_quote = {one.fact.quote: one.id for one in get_document(archive, document_id).facts}
    with archive.reading() as session:
        parties = session.execute(
            select(FactPartyRow.fact_id, FactPartyRow.role, FactPartyRow.name).order_by(FactPartyRow.role)
        ).all()
        places = session.execute(select(FactPlaceRow.fact_id, FactPlaceRow.role, FactPlaceRow.unit)).all()
    promise = by_quote[PROMISE[1]]
    health = "Sở Y tế thành phố Cần Thơ"
    assert [tuple(row) for row in parties] == [
        (promise, "actor", health),
        (promise, "beneficiary", "quận Thốt Nốt"),
        (by_quote["khám bệnh cho 201 hộ nghèo"], "by", health),
    ]
    assert (promise, "beneficiary", "can-tho.quan-thot-not") in [tuple(row) for row in places]


def test_the_same_bytes_again_are_a_sighting(archive: Archive) -> None:
    document_id = keep(archive, notice(1), QUOTES)
    again = replace(notice(1), name="ban-sao.txt", location="https://example.vn/ban-sao.txt")
    with running(archive, "ingest") as run:
        outcomes = [getattr(one, "outcome", "work") for one in take(run, [again, again, notice(1)])]
    assert outcomes == ["unchanged", "unchanged", "unchanged"]
    seen = get_document(archive, document_id).sightings
    assert {(one.name, one.location) for one in seen} == {
        ("thong-bao-0001.txt", "/kho/thong-bao-0001.txt"),
        ("ban-sao.txt", "https://example.vn/ban-sao.txt"),
    }
    assert overview(archive).documents == 1


def test_a_copy_of_the_text_is_shown_and_counted_once(archive: Archive) -> None:
    first = keep(archive, notice(1), QUOTES)
    copy = keep(archive, notice(1, aside="  "), QUOTES)
    other = keep(archive, notice(2), ())
    assert get_document(archive, first).same_text == (copy,)
    assert get_document(archive, copy).same_text == (first,)
    assert get_document(archive, copy).same_text_as == first
    assert get_document(archive, other).same_text == ()
    held = overview(archive)
    assert (held.documents, held.repeated, held.commitments, held.figures) == (2, 1, 1, 1)
    assert {one.id for one in list_documents(archive).documents} == {first, other}
    assert {one.id for one in list_documents(archive, repeated=True).documents} == {first, copy, other}


def test_too_little_text_is_no_copy(archive: Archive) -> None:
    one = keep(archive, Source(b"Trang 1", "a.txt"), ())
    keep(archive, Source(b"Trang  1", "b.txt"), ())
    assert get_document(archive, one).same_text == ()


def test_lists_are_newest_first_and_paged(archive: Archive) -> None:
    ids = [keep(archive, notice(number), ()) for number in (1, 2, 3)]  # all of one day: latest taken first
    listed = list_documents(archive, limit=2)
    assert ([one.id for one in listed.documents], listed.total) == ([ids[2], ids[1]], 3)
    assert [one.id for one in list_documents(archive, offset=2, limit=2).documents] == [ids[0]]
    assert [one.id for one in list_documents(archive, by="taken").documents] == ids[::-1]
    assert [one.id for one in briefs_of(archive, (ids[1], "none", ids[0]))] == [ids[1], ids[0]]
    assert (newest_date(archive), overview(archive).years) == (date(2010, 4, 21), ((2010, 3),))


def test_an_empty_archive_answers(archive: Archive) -> None:
    assert overview(archive).documents == 0
    assert newest_date(archive) is None
    assert list_documents(archive).documents == ()
    assert list_runs(archive) == ()
    assert list_failures(archive).failures == ()


def test_a_date_after_the_taking_is_not_the_newest(settings: Settings) -> None:
    def clock() -> datetime:
        return datetime(2009, 1, 1, tzinfo=UTC)  # before the day that the notice gives

    with open_archive(settings, clock=clock) as archive:
        keep(archive, notice(1), ())
        assert newest_date(archive) is None


def failure(source: Source, code: str) -> Failed:
    return Failed(source.id, source.name, source.location or "", code, "hỏng", "Gửi lại tệp")


def fail(archive: Archive, source: Source, code: str) -> None:
    with running(archive, "ingest") as run:
        take(run, [source])
        with archive.writing() as session:
            assert write(session, run, [failure(source, code)]) == ["failed"]


def test_a_failure_stands_once_until_its_name_is_managed(archive: Archive) -> None:
    broken = Source(b"%PDF broken", "thong-bao-0001.txt", "/kho/thong-bao-0001.txt")
    elsewhere = Source(b"%PDF broken too", "thong-bao-0001.txt", "/kho/khac/thong-bao-0001.txt")
    fail(archive, broken, "corrupt")
    fail(archive, broken, "encrypted")
    fail(archive, elsewhere, "corrupt")
    listed = list_failures(archive)
    assert {(one.location, one.code) for one in listed.failures} == {
        ("/kho/thong-bao-0001.txt", "encrypted"),
        ("/kho/khac/thong-bao-0001.txt", "corrupt"),
    }
    assert listed.total == overview(archive).failures == 2
    keep(archive, notice(1), ())  # the mended file at the first address
    assert [one.location for one in list_failures(archive).failures] == ["/kho/khac/thong-bao-0001.txt"]
    managed = list_failures(archive, resolved=True).failures
    assert [one.location for one in managed] == ["/kho/thong-bao-0001.txt"]
    assert managed[0].resolved_at is not None


def test_a_reader_that_gets_worse_takes_nothing_away(archive: Archive) -> None:
    document_id = keep(archive, notice(1), QUOTES)
    with running(archive, "reprocess", start="read") as run, archive.writing() as session:
        write(session, run, [failure(notice(1), "bug")])
    assert len(get_document(archive, document_id).facts) == 3
    assert list_failures(archive).total == 1


UNKNOWN = [
    ("document", get_document, "no document none"),
    ("fact", get_fact, "none is not known"),
    ("original", find_original, "no document none"),
]


@pytest.mark.parametrize(("find", "words"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_what_is_not_there_is_said(archive: Archive, find: object, words: str) -> None:
    with pytest.raises(Unknown, match=words):
        find(archive, "none")  # type: ignore[operator]


def test_a_run_that_is_not_there_is_said(archive: Archive) -> None:
    with pytest.raises(Unknown, match="no run 7"):
        get_run(archive, 7)


def test_a_damaged_original_is_said(archive: Archive) -> None:
    document_id = keep(archive, notice(1), ())
    path = archive.originals.path(notice(1).id)
    path.write_bytes(b"x" * len(notice(1).data))
    with pytest.raises(OriginalDamaged, match="is not what it was"):
        find_original(archive, document_id)
    path.unlink()
    with pytest.raises(OriginalDamaged, match="cannot be read"):
        find_original(archive, document_id)
    archive.originals.keep(notice(1).id, notice(1).data)
    assert find_original(archive, document_id) == notice(1).data


def test_ids_grow_where_hashes_begin_alike(archive: Archive) -> None:
    document = read(notice(1))
    twin = replace(document, source_id=document.source_id[:16] + "0" * 48)
    first = keep(archive, notice(1), ())
    assert first == document.source_id[:16]
    assert _id_beside(archive, twin) == twin.source_id[:32]


def _id_beside(archive: Archive, document: Document) -> str:
    """The id that a document gets, were it written now."""
    with archive.writing() as session:
        return _ids(session, [document.source_id], {})[document.source_id]


WRONG_URLS = [
    ("not a URL", "camket.sqlite", "not a database URL"),
    ("another database", "mysql://localhost/camket", "keeps no store in mysql"),
    ("in memory", "sqlite://", "would be lost"),
]


@pytest.mark.parametrize(("url", "words"), [row[1:] for row in WRONG_URLS], ids=[row[0] for row in WRONG_URLS])
def test_a_store_that_cannot_be_is_said(url: str, words: str) -> None:
    with pytest.raises(StoreUnavailable, match=words) as caught:
        make_engine(url)
    assert caught.value.remedy


def test_a_server_that_is_down_is_said(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://camket@/none?host={tmp_path}"
    with pytest.raises(StoreUnavailable, match="cannot be used") as caught:
        open_archive(Settings.read({}, home=tmp_path, store=url))
    assert "See that it runs" in caught.value.remedy
