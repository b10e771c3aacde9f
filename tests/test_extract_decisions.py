"""What a meeting or its chair settled, by whom, and what is both settled and to be done."""

from __future__ import annotations

import pytest

from extract import extract
from extract.record import Record
from ingest import Source, read

HEAD = """UBND TỈNH AN SƠN
SỞ NỘI VỤ
Số: 12/TB-SNV

An Sơn, ngày 5 tháng 4 năm 2018

THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban

Ngày 02/4/2018, Sở Nội vụ họp giao ban. Giám đốc Sở kết luận như sau:

"""


def record(body: str) -> Record:
    return extract(read(Source((HEAD + body).encode(), "test.txt")))


ROWS = [
    # (body, words of the quote, who decided)
    ("1. Đồng ý cho phòng Tổ chức mua hai máy in.", "Đồng ý cho", ["Giám đốc Sở"]),
    ("1. Không chấp thuận đề nghị dời lịch họp.", "Không chấp thuận", ["Giám đốc Sở"]),
    ("1. Hội nghị thông qua kế hoạch thi đua năm 2018.", "thông qua", ["Hội nghị"]),
    # the topic belongs to a decision that answers it
    ("1. Về việc tách phòng Văn thư: chưa nhất trí.", "Về việc tách", ["Giám đốc Sở"]),
    # what an order settles
    ("1. Thống nhất giao Văn phòng Sở tổ chức hội thao.", "Thống nhất giao", ["Giám đốc Sở"]),
    # an entitlement, a sanction, a thing that is not to be
    ("1. Mỗi đơn vị được cử tối đa hai người đi học.", "được cử", ["Giám đốc Sở"]),
    ("1. Đơn vị nào nộp trễ sẽ bị phê bình.", "sẽ bị", ["Giám đốc Sở"]),
    ("1. Không thành lập tổ biên tập riêng.", "Không thành lập", ["Giám đốc Sở"]),
]


@pytest.mark.parametrize(("body", "words", "by"), ROWS, ids=[row[1] for row in ROWS])
def test_decision(body: str, words: str, by: list[str]) -> None:
    found = [d for d in record(body).decisions if words in d.quote]
    assert len(found) == 1
    assert [party.name for party in found[0].by] == by


def test_agreed_to_be_done_is_both() -> None:
    found = record("1. Các đại biểu thống nhất lập đường dây nóng tiếp nhận phản ánh.")
    assert [d.quote for d in found.decisions] == [c.quote for c in found.commitments]
    assert found.commitments[0].kind == "agreement"
    assert [party.name for party in found.commitments[0].actors] == ["Các đại biểu"]


def test_an_order_alone_is_no_decision() -> None:
    found = record("1. Giao Văn phòng Sở mua sắm bàn ghế.")
    assert not found.decisions
    assert len(found.commitments) == 1


def test_a_meeting_to_come_is_planned_and_set() -> None:
    found = record("1. Hội nghị giao ban quý II sẽ được tổ chức tại huyện Tây Sơn vào tháng 7 năm 2018.")
    assert [c.kind for c in found.commitments] == ["plan"]
    assert found.commitments[0].deadline is not None
    assert found.commitments[0].deadline.end.isoformat() == "2018-07-31"
    assert [d.by for d in found.decisions] == [()]


POST = """Bàn việc của xã Hòa Sơn

Sáng 5/4/2018, UBND tỉnh An Sơn tổ chức cuộc họp về xã Hòa Sơn.

"""


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Thủ tướng Chính phủ vừa phê duyệt Đề án cứu cây rừng.", [["Thủ tướng Chính phủ"]]),
        ("UBND tỉnh đã chấp thuận cho mở hai đường mới.", [["UBND tỉnh"]]),
        ("Bộ trưởng từ chối kiến nghị gộp hai trường.", [["Bộ trưởng"]]),
        ("Từ tháng 9-2016, UBND tỉnh đã quyết định mở chợ.", []),
        ("Trước đó, ngày 3/3, UBND tỉnh đã đồng ý mở chợ.", []),
        ("Quyết định số 37 của Chủ tịch UBND tỉnh nêu tên người vi phạm.", []),
        ("UBND tỉnh có quyền quyết định mức chi này.", []),
        ("Chúng tôi không đồng ý với nhận xét của đoàn.", []),
        ("Đồng tình với ý kiến trên, đại biểu nêu thêm ví dụ.", []),
        ("Hai bên chưa thống nhất được giá đất.", []),
        ("UBND cấp tỉnh quyết định thành lập đội cứu hộ.", []),
    ],
)
def test_a_post_tells_of_new_decisions(sentence: str, by: list[list[str]]) -> None:
    found = extract(read(Source((POST + sentence).encode(), "test.txt"))).decisions
    assert [[party.name for party in decision.by] for decision in found] == by
