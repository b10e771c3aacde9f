"""Facts keep their ids when documents are read and understood anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fixture_archive import fact_ids, keep, notice, record_of
from sqlalchemy import select, update

from ingest import Document, Span, read
from service.archive import Archive
from service.errors import Unknown
from service.flow.prepare import prepare_record
from service.flow.write import write
from service.jobs.runs import running
from service.library import get_fact
from service.store.identity import Trace, carry_over
from service.store.models import DocumentRow, OutboxRow, SourceRow


def trace(text: str, quote: str, *, kind: str = "commitment", nth: int = 0, retired: bool = False) -> Trace:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    return Trace(kind, Span(start, end), quote, text[max(0, start - 60) : start], text[end : end + 60], retired)


TEXT = "Quận sẽ mở 5 lớp học nghề, 7 lớp xóa mù chữ và sửa 5 lớp học cũ. Phường sẽ trồng cây ven kênh."
# the same after another reader joined its lines and dropped a mark
REREAD = "1. Quận sẽ mở 5 lớp học nghề , 7 lớp xóa mù chữ và sửa 5 lớp học cũ. 2. Phường sẽ trồng cây ven kênh"

CARRIED = [
    # (case, old facts, new facts, whether the text is unchanged, {new: old})
    (
        "the same words keep their id",
        [trace(TEXT, "Phường sẽ trồng cây ven kênh")],
        [trace(TEXT, "Phường sẽ trồng cây ven kênh")],
        True,
        {0: 0},
    ),
    (
        "a longer quote of the same act",
        [trace(TEXT, "mở 5 lớp học nghề")],
        [trace(TEXT, "Quận sẽ mở 5 lớp học nghề")],
        True,
        {0: 0},
    ),
    (
        "an act split in two: the larger part goes on",
        [trace(TEXT, "mở 5 lớp học nghề, 7 lớp xóa mù chữ")],
        [trace(TEXT, "7 lớp xóa mù chữ"), trace(TEXT, "mở 5 lớp học nghề")],
        True,
        {1: 0},
    ),
    (
        "equal words at another place of an unchanged text are another fact",
        [trace(TEXT, "5 lớp", kind="figure")],
        [trace(TEXT, "5 lớp", kind="figure", nth=1)],
        True,
        {},
    ),
    (
        "in a changed text, equal words are told by what stands around them",
        [trace(TEXT, "5 lớp", kind="figure"), trace(TEXT, "5 lớp", kind="figure", nth=1)],
        [trace(REREAD, "5 lớp", kind="figure", nth=1), trace(REREAD, "5 lớp", kind="figure")],
        False,
        {0: 1, 1: 0},
    ),
    (
        "another number is another figure, however alike the words around",
        [trace(TEXT, "5 lớp", kind="figure")],
        [trace(REREAD, "7 lớp", kind="figure")],
        False,
        {},
    ),
    (
        "another kind is another fact",
        [trace(TEXT, "Phường sẽ trồng cây ven kênh")],
        [trace(TEXT, "Phường sẽ trồng cây ven kênh", kind="decision")],
        True,
        {},
    ),
    (
        "the mark at the end went",
        [trace(TEXT, "Phường sẽ trồng cây ven kênh.")],
        [trace(REREAD, "Phường sẽ trồng cây ven kênh")],
        False,
        {0: 0},
    ),
    (
        "a retired fact comes back",
        [trace(TEXT, "Phường sẽ trồng cây ven kênh", retired=True)],
        [trace(TEXT, "Phường sẽ trồng cây ven kênh")],
        True,
        {0: 0},
    ),
    (
        "a live one goes before a retired one",
        [trace(TEXT, "Phường sẽ trồng cây ven kênh", retired=True), trace(TEXT, "trồng cây ven kênh")],
        [trace(TEXT, "Phường sẽ trồng cây ven kênh")],
        True,
        {0: 1},
    ),
    ("nothing before", [], [trace(TEXT, "5 lớp", kind="figure")], True, {}),
    ("nothing after", [trace(TEXT, "5 lớp", kind="figure")], [], True, {}),
]


@pytest.mark.parametrize(
    ("old", "new", "same_text", "partners"), [row[1:] for row in CARRIED], ids=[row[0] for row in CARRIED]
)
def test_which_fact_is_which(old: list[Trace], new: list[Trace], same_text: bool, partners: dict[int, int]) -> None:
    assert carry_over(old, new, same_text=same_text) == partners


PROMISE = "Sở Y tế sẽ cấp 101 triệu đồng cho quận Thốt Nốt để sửa trạm y tế số 1"
CARE = "Bệnh viện Nhi đồng sẽ khám bệnh cho 201 hộ nghèo của quận Thốt Nốt"


def rewrite(archive: Archive, document: Document, *quotes: tuple[str, str]) -> None:
    """What reprocessing does with a document."""
    with running(archive, "reprocess", start="extract") as run, archive.writing() as session:
        write(session, run, [prepare_record(document, record_of(document, quotes, version="2"))])


def test_ids_survive_another_version_of_extraction(archive: Archive) -> None:
    document_id = keep(archive, notice(1), [("commitment", PROMISE), ("figure", "201 hộ")])
    before = fact_ids(archive, document_id)
    rewrite(archive, read(notice(1)), ("commitment", CARE), ("commitment", PROMISE[9:]), ("figure", "201 hộ"))
    after = fact_ids(archive, document_id)
    assert after[PROMISE[9:]] == before[PROMISE]
    assert after["201 hộ"] == before["201 hộ"]
    assert after[CARE] not in before.values()


def test_a_lost_fact_is_retired_and_comes_back_under_its_id(archive: Archive) -> None:
    document_id = keep(archive, notice(1), [("commitment", PROMISE), ("commitment", CARE)])
    before = fact_ids(archive, document_id)
    rewrite(archive, read(notice(1)), ("commitment", CARE))
    assert fact_ids(archive, document_id) == {CARE: before[CARE]}
    with pytest.raises(Unknown, match="no longer holds"):
        get_fact(archive, before[PROMISE])
    with archive.reading() as session:
        last = session.scalars(select(OutboxRow).order_by(OutboxRow.sequence.desc())).first()
    assert last is not None
    assert last.remove == [before[PROMISE]]  # the index is told to let it go
    rewrite(archive, read(notice(1)), ("commitment", PROMISE), ("commitment", CARE))
    assert fact_ids(archive, document_id) == before


def test_a_number_is_never_given_twice(archive: Archive) -> None:
    document_id = keep(archive, notice(1), [("figure", "201 hộ")])
    lost = fact_ids(archive, document_id)["201 hộ"]
    rewrite(archive, read(notice(1)))
    rewrite(archive, read(notice(1)), ("figure", "101 triệu đồng"))
    assert fact_ids(archive, document_id)["101 triệu đồng"] != lost


def test_ids_survive_another_reader(archive: Archive) -> None:
    quotes = [("commitment", PROMISE), ("commitment", CARE), ("figure", "201 hộ")]
    document_id = keep(archive, notice(1), quotes)
    before = fact_ids(archive, document_id)
    document = read(notice(1))
    text = "PHẦN MỚI ĐỌC ĐƯỢC\n" + document.text  # every offset moves
    shifted = tuple(replace(block, span=Span(block.span.start + 18, block.span.end + 18)) for block in document.blocks)
    rewrite(archive, replace(document, text=text, blocks=shifted), *quotes)
    assert fact_ids(archive, document_id) == before


def test_a_first_document_that_reads_otherwise_leaves_its_copies(archive: Archive) -> None:
    first = keep(archive, notice(1), [("commitment", PROMISE)])
    copy = keep(archive, notice(1, aside="  "), [("commitment", PROMISE)])
    document = read(notice(1))
    with archive.reading() as session:
        assert session.scalars(select(DocumentRow.same_text_as).where(DocumentRow.id == copy)).one() == first
    replaced = replace(document, text=document.text.replace("thứ 1", "thứ một"))
    rewrite(archive, replace(replaced, blocks=document.blocks[:-1]), ("commitment", PROMISE))
    with archive.reading() as session:
        assert session.scalars(select(DocumentRow.same_text_as).where(DocumentRow.id == copy)).one() is None
        told = session.scalars(select(OutboxRow.document_id).order_by(OutboxRow.sequence)).all()
    assert told[-2:] == [first, copy]  # the copy now answers for itself


def test_order_of_taking_decides_which_is_first(archive: Archive) -> None:
    first = keep(archive, notice(1), ())
    copy = keep(archive, notice(1, aside="  "), ())
    with archive.writing() as session:  # as if the copy had come before
        for number, document_id in ((-1, copy), (9, first)):
            session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(number=number))
            source = select(DocumentRow.source_id).where(DocumentRow.id == document_id).scalar_subquery()
            session.execute(update(SourceRow).where(SourceRow.id == source).values(number=number))
    rewrite(archive, read(notice(1)))
    with archive.reading() as session:
        assert session.scalars(select(DocumentRow.same_text_as).where(DocumentRow.id == first)).one() == copy
