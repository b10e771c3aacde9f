"""Commitments of whole documents, written for these tests: who, what, for whom, by when, of which kind."""

from __future__ import annotations

from functools import cache

import pytest

from extract import extract
from extract.record import Commitment, Decision, Record
from ingest import Source, read

HEAD = """ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN ĐÔNG GIANG                   Độc lập - Tự do - Hạnh phúc

Số: 45/TB-UBND                    Đông Giang, ngày 10 tháng 3 năm 2015

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp về nước sạch

Ngày 06/3/2015, Chủ tịch UBND huyện Trần Văn Lam chủ trì cuộc họp về nước sạch. Sau khi nghe các ý kiến, Chủ tịch \
UBND huyện kết luận như sau:

"""
NOTICE = (
    HEAD
    + """I. ĐÁNH GIÁ CHUNG

Năm 2014, xã Sông Kôn hoàn thành 12 km đường ống. Phòng Tài chính rà soát 30 hồ sơ.

II. NHIỆM VỤ

1. Phòng Nông nghiệp và PTNT:

a) Lắp 04 bể chứa cho xã Ba, xã Tư, hoàn thành trước ngày 30/6/2015;

b) Phối hợp với Trung tâm Y tế huyện lấy mẫu nước; báo cáo kết quả về UBND huyện;

c) Không được để đường ống hở.

2. Giao Công ty Cấp nước Đông Giang sửa trạm bơm và thay van trong quý II/2015. Đề nghị Hội Nông dân huyện vận động \
hội viên đóng phí.

3. Nếu thiếu vốn, Phòng Tài chính sẽ ứng trước 200 triệu đồng cho xã Sông Kôn.

4. Trạm cấp nước thôn Tống Coói: UBND xã Ba cần bố trí mặt bằng.

5. Đồng ý hỗ trợ 50% tiền ống cho hộ nghèo. Không chấp thuận đề nghị tăng giá nước.

Văn phòng HĐND và UBND huyện thông báo để các đơn vị biết, thực hiện./.

Nơi nhận:
- Các phòng, ban;
- Lưu: VT.
"""
)
NEWS = """Đối thoại về chợ Tân An

[12/08/2016 09:10]

Sáng 10/8, UBND quận Hải Tân tổ chức buổi đối thoại với tiểu thương chợ Tân An. Ông Lê Quang Minh, Chủ tịch UBND quận chủ trì.

Bà Phan Thị Hoa, tiểu thương, đề nghị quận sớm sửa mái chợ. Năm 2015, quận đã lắp 40 bóng đèn.

Trả lời bà Hoa, ông Đỗ Văn Tài, Giám đốc Ban Quản lý chợ Tân An, cho biết mái chợ đã hỏng nhiều năm. "Chúng tôi cam kết \
lợp lại toàn bộ mái chợ trước ngày 30/11 và không tăng phí trong năm 2017", ông Tài nói.

Kết luận buổi đối thoại, ông Minh yêu cầu Phòng Kinh tế rà soát giá thuê sạp; Công an quận tuần tra ban đêm quanh chợ. \
Buổi đối thoại kế tiếp dự kiến tổ chức vào tháng 12/2016.
"""


@cache
def record(text: str) -> Record:
    """The record of a text."""
    return extract(read(Source(text.encode(), "test.txt")))


def one(text: str, words: str) -> Commitment:
    """The only commitment whose quote holds the words."""
    found = [c for c in record(text).commitments if words in c.quote]
    assert len(found) == 1, [c.quote for c in record(text).commitments]
    return found[0]


ROWS = [
    # (text, words of the quote, actors, kind, end of the deadline, beneficiaries)
    # a heading names who acts; the deadline that closes the act is its own; two places, each on its own
    (NOTICE, "Lắp 04 bể", ["Phòng Nông nghiệp và PTNT"], "assignment", "2015-06-29", ["xã Ba", "xã Tư"]),
    # 'phối hợp với Y': X alone
    (NOTICE, "lấy mẫu nước", ["Phòng Nông nghiệp và PTNT"], "assignment", None, []),
    (NOTICE, "báo cáo kết quả", ["Phòng Nông nghiệp và PTNT"], "assignment", None, []),
    # a prohibition is of the one forbidden
    (NOTICE, "Không được để", ["Phòng Nông nghiệp và PTNT"], "assignment", None, []),
    # 'giao X làm': two acts of X, the time at the end is the second's
    (NOTICE, "sửa trạm bơm", ["Công ty Cấp nước Đông Giang"], "assignment", None, []),
    (NOTICE, "thay van", ["Công ty Cấp nước Đông Giang"], "assignment", "2015-06-30", []),
    # 'đề nghị' of the author is a request
    (NOTICE, "vận động hội viên", ["Hội Nông dân huyện"], "request", None, []),
    # a condition stays in the quote
    (NOTICE, "Nếu thiếu vốn", ["Phòng Tài chính"], "promise", None, ["xã Sông Kôn"]),
    # a topic before a colon is not who acts
    (NOTICE, "bố trí mặt bằng", ["UBND xã Ba"], "assignment", None, None),
    # direct speech: 'chúng tôi' is the body that the speaker speaks for
    (NEWS, "lợp lại", ["Ban Quản lý chợ Tân An"], "promise", "2016-11-29", None),
    (NEWS, "không tăng phí", ["Ban Quản lý chợ Tân An"], "promise", "2017-12-31", None),
    # orders of the chair, one after a semicolon
    (NEWS, "rà soát giá thuê", ["Phòng Kinh tế"], "assignment", None, None),
    (NEWS, "tuần tra", ["Công an quận"], "assignment", None, None),
    # what is planned has nobody who acts
    (NEWS, "dự kiến tổ chức", [], "plan", "2016-12-31", None),
]


@pytest.mark.parametrize(
    ("text", "words", "actors", "kind", "due", "beneficiaries"), ROWS, ids=[row[1] for row in ROWS]
)
def test_commitment(
    text: str, words: str, actors: list[str], kind: str, due: str | None, beneficiaries: list[str] | None
) -> None:
    found = one(text, words)
    assert [party.name for party in found.actors] == actors
    assert found.kind == kind
    assert (found.deadline.end.isoformat() if found.deadline else None) == due
    if beneficiaries is not None:
        assert [party.name for party in found.beneficiaries] == beneficiaries


NOT_ONE = [
    # a report of what was done, in a section that reports
    (NOTICE, "12 km"),
    (NOTICE, "30 hồ sơ"),
    # a formula
    (NOTICE, "thông báo để"),
    # settled, with nobody to do it
    (NOTICE, "50% tiền ống"),
    # a wish from below, and what was done, in a post
    (NEWS, "sửa mái chợ"),
    (NEWS, "40 bóng đèn"),
    (NEWS, "hỏng nhiều năm"),
]


@pytest.mark.parametrize(("text", "words"), NOT_ONE, ids=[row[1] for row in NOT_ONE])
def test_is_no_commitment(text: str, words: str) -> None:
    assert not [c.quote for c in record(text).commitments if words in c.quote]


@pytest.mark.parametrize("text", [NOTICE, NEWS], ids=["notice", "news"])
def test_every_quote_is_its_span(text: str) -> None:
    document = read(Source(text.encode(), "test.txt"))
    found = extract(document)
    facts: list[Commitment | Decision] = [*found.commitments, *found.decisions]
    for fact in facts:
        assert fact.quote == " ".join(fact.span.of(document.text).split())
        assert fact.rule
        assert 0 < fact.confidence <= 1


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("I. Trước khi lũ về (hoàn thành trước ngày 15/8/2015)", "2015-08-14"),  # a heading's time in brackets
        ("Trong quý III năm 2015, các đơn vị thực hiện các việc sau:", "2015-09-30"),  # the time of a lead-in
        ("Chủ tịch UBND huyện yêu cầu:", None),  # leads over; is nobody's task
    ],
)
def test_what_a_list_takes_from_above(lead: str, due: str | None) -> None:
    listed = f"{lead}\n\n1. Sở Y tế mua 20 máy thở.\n\n2. Sở Tài chính cấp 3 tỷ đồng.\n"
    found = record(HEAD + listed).commitments
    assert [[party.name for party in c.actors] for c in found] == [["Sở Y tế"], ["Sở Tài chính"]]
    assert [c.deadline.end.isoformat() if c.deadline else None for c in found] == [due, due]


@pytest.mark.parametrize("sign", ["-", "+", "•", "–", "·"])
def test_bullets_do_not_matter(sign: str) -> None:
    listed = f"Giao các cơ quan sau:\n\n{sign} Sở Y tế mua 20 máy thở;\n\n{sign} Sở Tài chính cấp 3 tỷ đồng.\n"
    found = record(HEAD + listed).commitments
    assert [[party.name for party in c.actors] for c in found] == [["Sở Y tế"], ["Sở Tài chính"]]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [("Đề nghị Đảng ủy, UBND xã Ba:", "request"), ("Yêu cầu UBND xã Ba:", "assignment"), ("UBND xã Ba:", "assignment")],
)
def test_a_lead_in_gives_its_kind(lead: str, kind: str) -> None:
    found = record(HEAD + f"{lead}\n\na) Trồng 500 cây xanh;\n\nb) Sơn lại trường học.\n").commitments
    assert found
    assert found[0].kind == kind
    assert found[0].actors[-1].name == "UBND xã Ba"
