"""What counts in a newspaper report, and what it merely tells, by the rules alone: sentences written for these tests."""

from __future__ import annotations

import pytest
from fixture_rules import stated

from ingest import Source, read

HEAD = """Tân An họp về cấp nước

[12/08/2016 09:10]

Sáng 12/8/2016, ông Lê Văn Tâm, Chủ tịch UBND tỉnh Long Giang, làm việc với huyện Tân An về nước sạch.

"""

COUNTS = {
    "order told as done": ("Ông Tâm đã giao Sở Xây dựng kiểm tra 12 trạm bơm.", ["Sở Xây dựng kiểm tra 12 trạm bơm"]),
    "order in a letter": (
        "UBND tỉnh vừa có văn bản số 12 yêu cầu các huyện nạo vét kênh trước ngày 30/9.",
        ["các huyện nạo vét kênh trước ngày 30/9"],
    ),
    "also must": (
        "Chủ tịch yêu cầu Sở Xây dựng sửa trạm bơm. Huyện cũng cần bố trí mặt bằng cho trạm bơm mới.",
        ["Sở Xây dựng sửa trạm bơm", "Huyện cũng cần bố trí mặt bằng cho trạm bơm mới"],
    ),
    "will take place": (
        "Hội nghị lần thứ ba sẽ diễn ra tại huyện Tân An trong tháng 10.",
        ["Hội nghị lần thứ ba sẽ diễn ra tại huyện Tân An trong tháng 10"],
    ),
    "a leader's must in direct speech": (
        "Ông Lê Văn Tâm, Chủ tịch UBND tỉnh, nói: “Phải thay toàn bộ đường ống cũ trong năm nay”.",
        ["Phải thay toàn bộ đường ống cũ trong năm nay"],
    ),
    "a leader's opinion that obliges": (
        "Ông Lê Văn Tâm, Chủ tịch UBND tỉnh, cho rằng huyện cần thay đường ống ở bốn xã.",
        ["huyện cần thay đường ống ở bốn xã"],
    ),
    "what is needed according to a leader": (
        "Kênh dài 12 km. Theo Chủ tịch UBND tỉnh, cần thay đường ống ở bốn xã.",
        ["cần thay đường ống ở bốn xã"],
    ),
    "a name that no list knows": (
        "Chủ tịch UBND tỉnh yêu cầu Vinakenh cần thay 12 máy bơm.",
        ["Vinakenh cần thay 12 máy bơm"],
    ),
    "told to assign": (
        "Chủ tịch UBND tỉnh đã chỉ đạo giao Sở Xây dựng kiểm tra 12 trạm bơm.",
        ["Sở Xây dựng kiểm tra 12 trạm bơm"],
    ),
    "now assigned": ("Hiện tỉnh giao Sở Xây dựng kiểm tra 12 trạm bơm.", ["Sở Xây dựng kiểm tra 12 trạm bơm"]),
    "leaders without a name": (
        "Lãnh đạo các huyện hứa sẽ sửa xong 12 trạm bơm trong tháng 9.",
        ["Lãnh đạo các huyện hứa sẽ sửa xong 12 trạm bơm trong tháng 9"],
    ),
    "whom the meeting has do it": (
        "Ông Tâm thống nhất huyện Tân An lập dự án thay ống cho bốn xã.",
        ["huyện Tân An lập dự án thay ống cho bốn xã"],
    ),
    "once, at its fullest": (
        (
            "Tỉnh yêu cầu các huyện thay ống nước cũ.\n\nĐường ống ở đây dài 40 km.\n\n"
            "Kết luận, ông Tâm yêu cầu các huyện thay ống nước cũ ở bốn xã trước ngày 30/9."
        ),
        ["các huyện thay ống nước cũ ở bốn xã trước ngày 30/9"],
    ),
}
TELLS = {
    "who says it": "Chủ tịch UBND tỉnh cho biết, đến nay tỉnh có 12 trạm bơm.",
    "who said it, behind the speech": "“Nước sạch là việc lâu dài của cả vùng này”, Chủ tịch UBND tỉnh phân tích.",
    "an earlier order": "Trước đó, ngày 3/5, UBND tỉnh yêu cầu Sở Xây dựng kiểm tra trạm bơm.",
    "an order of a day long past": "Ngày 25/4/2015, Thủ tướng yêu cầu tỉnh làm rõ nguyên nhân cá chết.",
    "an order of a year long past": "Năm 2012, Thủ tướng đã yêu cầu tỉnh làm rõ nguyên nhân cá chết.",
    "an effect": "Nếu trạm hỏng sẽ gây thiếu nước cho cả vùng.",
    "a broken promise": "Nhà thầu cam kết bàn giao trạm trong tháng 3 nhưng đến nay mới làm xong móng.",
    "a question": "Nếu thiếu nước thì tỉnh sẽ ứng xử thế nào?",
    "a wish of voters": "Nhiều cử tri yêu cầu tỉnh thay đường ống.",
    "an opinion of one who cannot order": "Bà Hà, hộ kinh doanh ở chợ, cho rằng huyện cần thay đường ống ở bốn xã.",
    "how things are": "Tỉnh yêu cầu không có ngoại lệ. Huyện không thể đánh giá việc này.",
    "what is needed": "Nhà máy thiếu các thiết bị cần thiết.",
}


def quotes(text: str) -> list[str]:
    """The quotes of what is found in a report that holds the text."""
    document = read(Source(data=(HEAD + text + "\n").encode(), name="t.txt", location="t.txt"))
    return [commitment.quote for commitment in stated(document)[0]]


@pytest.mark.parametrize(("title", "kind"), [("KẾ HOẠCH", "plan"), ("THÔNG BÁO", "assignment")])
def test_a_task_that_a_plan_gives_to_nobody_is_planned(title: str, kind: str) -> None:
    text = f"""ỦY BAN NHÂN DÂN
HUYỆN ĐÔNG GIANG

Số: 45/UBND\tĐông Giang, ngày 10 tháng 3 năm 2015

{title}
Cấp nước sạch năm 2015

I. NHIỆM VỤ

- Lắp 04 bể chứa cho xã Ba, xã Tư.
- Thay 12 km đường ống đã cũ.
"""
    found = stated(read(Source(data=text.encode(), name="t.txt", location="t.txt")))[0]
    assert [commitment.kind for commitment in found] == [kind, kind]


@pytest.mark.parametrize(("text", "expected"), COUNTS.values(), ids=COUNTS)
def test_counts(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize("text", TELLS.values(), ids=TELLS)
def test_merely_tells(text: str) -> None:
    assert quotes(text) == []


def test_a_row_of_orders_ends_with_the_first_sentence_that_has_none() -> None:
    text = "Chủ tịch yêu cầu Sở Xây dựng sửa trạm bơm. Kênh dài 12 km. Huyện bố trí mặt bằng ở bốn xã."
    assert quotes(text) == ["Sở Xây dựng sửa trạm bơm"]
