"""A withdrawn document is gone from every answer, and the archive knows that it was there."""

from __future__ import annotations

import pytest
from fixture_archive import keep, notice

from ingest import Source
from search import Query
from service.answers.promises import promised_to
from service.archive import Archive
from service.errors import ArchiveError, Unknown, Withdrawn
from service.flow.ingest import ingest
from service.flow.outbox import drain
from service.flow.reprocess import reindex, reprocess
from service.flow.withdrawal import withdraw
from service.library import (
    find_original,
    find_withdrawal,
    get_document,
    get_fact,
    list_documents,
    overview,
)

PROMISE = ("commitment", "Sở Y tế sẽ cấp 101 triệu đồng cho quận Thốt Nốt để sửa trạm y tế số 1")
OTHER = ("commitment", "Sở Y tế sẽ cấp 102 triệu đồng cho quận Thốt Nốt để sửa trạm y tế số 2")


@pytest.fixture
def two(archive: Archive) -> tuple[Archive, str, str]:
    """An archive of two documents, told to its index."""
    one, other = keep(archive, notice(1), [PROMISE]), keep(archive, notice(2), [OTHER])
    drain(archive)
    return archive, one, other


def answers(archive: Archive) -> set[str]:
    """The documents that any answer names."""
    hits = archive.index.find(Query("trạm y tế")).hits + archive.index.find(Query("triệu đồng", facts=True)).hits
    promises = promised_to(archive, "Thốt Nốt").all
    listed = list_documents(archive, repeated=True).documents
    return {hit.parent for hit in hits} | {one.document_id for one in promises} | {one.id for one in listed}


def test_it_is_gone_from_every_answer(two: tuple[Archive, str, str]) -> None:
    archive, one, other = two
    fact = get_document(archive, one).facts[0].id
    assert answers(archive) == {one, other}
    withdraw(archive, one, reason="Gửi nhầm", by="văn thư")
    assert answers(archive) == {other}
    assert overview(archive).documents == overview(archive).commitments == overview(archive).withdrawn == 1
    for find in (
        lambda: get_document(archive, one),
        lambda: get_fact(archive, fact),
        lambda: find_original(archive, one),
    ):
        with pytest.raises(Withdrawn, match="Gửi nhầm"):
            find()


def test_what_remains_is_who_when_and_why(two: tuple[Archive, str, str]) -> None:
    archive, one, _ = two
    given = withdraw(archive, one, reason=" Gửi nhầm ", by="văn thư")
    kept = find_withdrawal(archive, one)
    assert kept == given
    assert (kept.name, kept.reason, kept.by) == ("thong-bao-0001.txt", "Gửi nhầm", "văn thư")
    again = withdraw(archive, one, reason="Lý do khác", by="người khác")
    assert (again.reason, again.by, again.at) == (kept.reason, kept.by, kept.at)


def test_the_same_bytes_stay_withdrawn_and_it_is_said(two: tuple[Archive, str, str]) -> None:
    archive, one, other = two
    withdraw(archive, one, reason="Gửi nhầm", by="văn thư")
    summary = ingest(archive, [notice(1), notice(2)])
    assert (summary.withdrawn, summary.unchanged, summary.new) == (1, 1, 0)
    assert answers(archive) == {other}


def test_another_copy_of_the_text_is_withdrawn_as_it_comes(two: tuple[Archive, str, str]) -> None:
    archive, one, other = two
    withdraw(archive, one, reason="Gửi nhầm", by="văn thư")
    copy = notice(1, aside="   ")
    assert ingest(archive, [copy]).withdrawn == 1
    assert answers(archive) == {other}
    assert find_withdrawal(archive, copy.id[:16]).reason == "Gửi nhầm"


def test_copies_go_along(archive: Archive) -> None:
    one = keep(archive, notice(1), [PROMISE])
    copy = keep(archive, notice(1, aside="  "), [PROMISE])
    drain(archive)
    assert withdraw(archive, copy, reason="Gửi nhầm", by="văn thư").copies == (one,)
    assert answers(archive) == set()


@pytest.mark.parametrize("start", ["read", "extract", "index"])
def test_reprocessing_brings_nothing_back(two: tuple[Archive, str, str], start: str) -> None:
    archive, one, other = two
    withdraw(archive, one, reason="Gửi nhầm", by="văn thư")
    reprocess(archive, start=start)
    assert answers(archive) == {other}
    reindex(archive)
    assert answers(archive) == {other}
    assert set(archive.index.ids()).isdisjoint({one})


def test_a_withdrawal_needs_a_reason_and_a_document(two: tuple[Archive, str, str]) -> None:
    archive, one, _ = two
    with pytest.raises(ArchiveError, match="needs its reason"):
        withdraw(archive, one, reason="  ", by="văn thư")
    with pytest.raises(Unknown, match="no document none"):
        withdraw(archive, "none", reason="Gửi nhầm", by="văn thư")
    with pytest.raises(Unknown, match="no withdrawn document"):
        find_withdrawal(archive, one)


def test_what_never_was_a_document_can_be_taken_beside_it(two: tuple[Archive, str, str]) -> None:
    archive, one, _ = two
    withdraw(archive, one, reason="Gửi nhầm", by="văn thư")
    assert ingest(archive, [Source(notice(3).data, "khac.txt")]).new == 1
