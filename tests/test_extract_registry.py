"""The registry across documents: which names of several documents share a key. One row a case; all sentences ours."""

from __future__ import annotations

from datetime import date

import pytest

from extract import extract
from extract.registry import Entry, parent_of, registry, successors_of
from ingest import Document, Source, read

NOTICE = """\
UBND THÀNH PHỐ CẦN THƠ
SỞ TÀI CHÍNH

Số: 15/TB-STC
Cần Thơ, ngày 20 tháng 4 năm {year}

THÔNG BÁO
Về cuộc họp của Sở Tài chính

{text}
"""
DISTRICT = """\
ỦY BAN NHÂN DÂN
HUYỆN TAM BÌNH

Số: 7/TB-UBND
Tam Bình, ngày 5 tháng 6 năm {year}

THÔNG BÁO
Về cuộc họp của UBND huyện Tam Bình, tỉnh Vĩnh Long

{text}
"""
NEWS = "Tin buổi sáng\n\n{text}"


def document(form: str, text: str, *, year: int = 2010) -> Document:
    return read(Source(form.format(text=text, year=year).encode(), f"mau-{year}.txt"))


def entries(*documents: Document) -> dict[str, Entry]:
    return {entry.key: entry for entry in registry([(one, extract(one)) for one in documents])}


KEYS = [
    ("a-sở-of-the-issuer's-city", NOTICE, "Sở Xây dựng rà soát.", "org:sở-xây-dựng@can-tho"),
    ("abbreviations-are-written-out", NOTICE, "Sở KH&CN rà soát.", "org:sở-khoa-học-công-nghệ@can-tho"),
    ("đầu-tư-is-not-trung-ương", NOTICE, "Sở Kế hoạch và Đầu tư rà soát.", "org:sở-kế-hoạch-đầu-tư@can-tho"),
    ("the-city-said-with-the-body", NEWS, "Sở Y tế TP.Cần Thơ báo cáo.", "org:sở-y-tế@can-tho"),
    ("of-a-district", NEWS, "UBND quận Thốt Nốt và UBND quận Ô Môn họp.", "org:ủy-ban-nhân-dân@can-tho.quan-thot-not"),
    ("a-phòng-of-the-issuer", DISTRICT, "Phòng Nội vụ rà soát.", "org:phòng-nội-vụ@vinh-long.huyen-tam-binh"),
    ("a-ministry-is-nobody's-but-the-country's", NOTICE, "Bộ Y tế trả lời.", "org:bộ-y-tế"),
    ("a-firm-by-its-own-name", NOTICE, "Công ty TNHH Hậu Phong cam kết.", "org:công-ty-trách-nhiệm-hữu-hạn-hậu-phong"),
    ("a-decree", NEWS, "theo Nghị định số 05/2004/NĐ-CP thì được.", "doc:5/2004/nđ-cp"),
    ("a-decision-of-the-city", NOTICE, "Quyết định số 12/QĐ-UBND ngày 3/8/2007 nêu.", "doc:12/2007/qđ-ubnd@can-tho"),
    ("a-law", NEWS, "đúng Luật Đầu tư công và thông tư.", "doc:luật-đầu-tư-công"),
    ("a-law-of-a-year", NEWS, "Luật Thủy sản năm 2003 nêu.", "doc:luật-thủy-sản/2003"),
    ("the-document-itself", NOTICE, "Sở Xây dựng rà soát.", "doc:15/2010/tb-stc@can-tho"),
    ("a-unit", NEWS, "tại quận Thốt Nốt.", "loc:can-tho.quan-thot-not"),
]


@pytest.mark.parametrize(("form", "text", "key"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
def test_keys(form: str, text: str, key: str) -> None:
    assert key in entries(document(form, "Tại cuộc họp, " + text))


OWN = [
    ("whose-department", "org:phòng-nội-vụ~", "Phòng Nội vụ rà soát."),
    ("of-which-sở", "org:văn-phòng-sở~", "Văn phòng Sở ghi."),
    ("which-year", "doc:12/qđ-ubnd~", "Quyết định số 12/QĐ-UBND nêu."),
    ("a-person-without-a-province", "per:trần-văn-ba~", "ông Trần Văn Ba nói."),
]


@pytest.mark.parametrize(("key", "text"), [row[1:] for row in OWN], ids=[row[0] for row in OWN])
def test_what_is_not_sure_stays_the_documents_own(key: str, text: str) -> None:
    one, other = (document(NEWS, f"Tại buổi họp {day}, {text}") for day in ("hôm nay", "hôm qua"))
    assert len([name for name in entries(one, other) if name.startswith(key)]) == 2


def test_a_person_with_offices_at_a_day() -> None:
    found = entries(
        document(NOTICE, "Ông Trần Văn Ba, Phó Giám đốc Sở Y tế phát biểu.", year=2008),
        document(NOTICE, "Giám đốc Sở Y tế Trần Văn Ba kết luận.", year=2012),
    )["per:trần-văn-ba@can-tho"]
    roles = {(one.date and one.date.year, one.role.office, one.role.body) for one in found.occurrences if one.role}
    assert roles == {(2008, "Phó Giám đốc", "org:sở-y-tế@can-tho"), (2012, "Giám đốc", "org:sở-y-tế@can-tho")}


def test_two_of_one_name_in_two_provinces_are_two() -> None:
    found = entries(
        document(NOTICE, "Ông Trần Văn Ba, Phó Giám đốc Sở Y tế phát biểu."),
        document(NEWS, "Ông Trần Văn Ba, Giám đốc Sở Y tế tỉnh Gia Lai phát biểu."),
    )
    assert {"per:trần-văn-ba@can-tho", "per:trần-văn-ba@gia-lai"} <= set(found)


def test_meetings_with_ordinals_are_one_series() -> None:
    text = "Hội nghị giao ban công tác môi trường các quận lần thứ {} bàn về rác."
    found = entries(
        document(NOTICE, text.format("II"), year=2009), document(NOTICE, text.format("VI năm 2011"), year=2011)
    )
    series = found["event:công-tác-môi-trường-các-quận@can-tho"]
    assert {one.ordinal for one in series.occurrences} == {2, 6}
    assert len(series.documents) == 2


def test_a_cited_document_and_itself_are_one_entry() -> None:
    found = entries(
        document(NOTICE, "Sở Xây dựng rà soát."),
        document(NOTICE, "Thông báo số 15/TB-STC ngày 20/4/2010 đã nêu việc này.", year=2011),
    )["doc:15/2010/tb-stc@can-tho"]
    assert sorted(one.own for one in found.occurrences if one.document == found.documents[0]) in ([True], [False])
    assert {one.own for one in found.occurrences} == {True, False}


def test_the_order_of_documents_does_not_count() -> None:
    one, other = document(NOTICE, "Sở Y tế họp."), document(DISTRICT, "Phòng Nội vụ họp với Sở Y tế.")
    pairs = [(one, extract(one)), (other, extract(other))]
    assert registry(pairs) == registry(pairs[::-1])


SUCCESSORS = [
    ("merged-ministry", "org:bộ-kế-hoạch-đầu-tư", None, ("org:bộ-tài-chính",)),
    ("not-yet", "org:bộ-kế-hoạch-đầu-tư", date(2025, 2, 28), ()),
    ("through-two-changes", "org:bộ-thủy-sản", None, ("org:bộ-nông-nghiệp-môi-trường",)),
    ("after-the-first-change", "org:bộ-thủy-sản", date(2010, 1, 1), ("org:bộ-nông-nghiệp-phát-triển-nông-thôn",)),
    ("of-a-province", "org:sở-giao-thông-vận-tải@can-tho", None, ("org:sở-xây-dựng@can-tho",)),
    ("a-sở-of-nowhere", "org:sở-giao-thông-vận-tải", None, ()),
    ("going-on", "org:bộ-y-tế", None, ()),
]


@pytest.mark.parametrize(("body", "on", "after"), [row[1:] for row in SUCCESSORS], ids=[row[0] for row in SUCCESSORS])
def test_successors(body: str, on: date | None, after: tuple[str, ...]) -> None:
    assert successors_of(body, on=on) == after


PARENTS = [
    ("org:bộ-y-tế", "org:chính-phủ"),
    ("org:sở-y-tế@can-tho", "org:ủy-ban-nhân-dân@can-tho"),
    ("org:phòng-nội-vụ@can-tho.quan-thot-not", "org:ủy-ban-nhân-dân@can-tho.quan-thot-not"),
    ("org:bộ-chỉ-huy-quân-sự@can-tho", None),
    ("org:báo-cần-thơ", None),
]


@pytest.mark.parametrize(("body", "above"), PARENTS)
def test_parents(body: str, above: str | None) -> None:
    assert parent_of(body) == above
