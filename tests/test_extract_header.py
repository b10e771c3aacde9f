"""A document's own fields: kind, title, number, issuer, dates, and the meeting that it reports. All texts are ours."""

from __future__ import annotations

from datetime import date

import pytest

from extract.dates.find import find_times
from extract.entities.events import ordinal, roman
from extract.entities.find import find_mentions
from extract.header.fields import read_fields
from extract.record import Fields
from ingest import Source, read


def fields_of(text: str) -> Fields:
    document = read(Source(text.encode(), "mau.txt"))
    return read_fields(document, find_mentions(document), find_times(document))


def notice(
    kind: str, title: str, lead: str, *, head: str = "ỦY BAN NHÂN DÂN\nHUYỆN CÁI BÈ", number: str = "Số: 12/TB-UBND"
) -> str:
    return (
        f"{head}\n-------\n{number}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Cái Bè, ngày 05 tháng 3 năm 2012\n\n{kind}\n{title}\n\n{lead}\n\n1. Giao Phòng Y tế kiểm tra.\n\n"
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n\nCHỦ TỊCH\n(đã ký)\nLê Thị Tư\n"
    )


MEETING = notice(
    "THÔNG BÁO",
    "Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban lần thứ hai",
    "Ngày 02/3/2012, tại Hội trường huyện, bà Lê Thị Tư, Chủ tịch UBND huyện chủ trì cuộc họp giao ban lần thứ hai. "
    "Dự họp có 34 đại biểu.",
)
POST = (
    "ỦY BAN NHÂN DÂN HUYỆN CÁI BÈ\n\nTrang chủ | Tin tức\n\nĐối thoại với người dân xã Hòa Hưng\n\n[06/03/2012 10:15]\n\n"
    "Chiều 05/3, tại nhà văn hóa xã, UBND huyện Cái Bè tổ chức buổi đối thoại với 120 hộ dân xã Hòa Hưng. Ông Trần Văn Ba, "
    "Phó Chủ tịch UBND huyện và bà Ngô Thị Tám, Chủ tịch UBND xã đồng chủ trì.\n\n"
    "Bản quyền © 2012 thuộc về UBND huyện Cái Bè"
)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (MEETING, "type", "notice"),
        (MEETING, "title", "Thông báo Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban lần thứ hai"),
        (MEETING, "number", "12/TB-UBND"),
        (MEETING, "issuer", "Ủy ban nhân dân huyện Cái Bè"),
        (MEETING, "date", date(2012, 3, 5)),
        (POST, "type", "news"),
        (POST, "title", "Đối thoại với người dân xã Hòa Hưng"),
        (POST, "number", None),
        (POST, "issuer", "UBND huyện Cái Bè"),
        (POST, "date", date(2012, 3, 6)),
    ],
)
def test_fields(text: str, field: str, expected: object) -> None:
    assert getattr(fields_of(text), field) == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (MEETING, "name", "cuộc họp giao ban lần thứ hai"),
        (MEETING, "ordinal", 2),
        (MEETING, "date", date(2012, 3, 2)),
        (MEETING, "place", "Hội trường huyện"),
        (MEETING, "chairs", ("Lê Thị Tư",)),
        (MEETING, "attendance", 34),
        (POST, "date", date(2012, 3, 5)),  # the year is the post's
        (POST, "chairs", ("Trần Văn Ba", "Ngô Thị Tám")),
        (POST, "attendance", 120),
        (POST, "ordinal", None),
    ],
)
def test_the_meeting(text: str, field: str, expected: object) -> None:
    assert getattr(fields_of(text).event, field) == expected


def test_a_target_gives_no_year_to_a_meeting() -> None:
    post = "Họp bàn cấp nước\n\nNgày 11/6, UBND huyện tổ chức cuộc họp về nước sạch. Đến năm 2020 mọi hộ có nước."
    assert fields_of(post).event.date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            notice("KẾ HOẠCH", "Phòng, chống hạn năm 2012", "UBND huyện ban hành Kế hoạch như sau:"),
            None,
        ),  # reports no meeting
        (notice("THÔNG BÁO", "Lịch tiếp công dân", "Ngày 10/3/2012 tiếp công dân."), None),
    ],
)
def test_no_meeting_is_made_up(text: str, expected: str | None) -> None:
    assert fields_of(text).event.name == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Số: 87/TB-UBND", "87/TB-UBND"),
        ("Số 412-TB/HU", "412-TB/HU"),
        ("Số: 143 /TB-VP", "143/TB-VP"),
        ("Số: 22/2006/CT-UBND", "22/2006/CT-UBND"),
        ("Số:      /TB-UBND", None),  # left blank
    ],
)
def test_numbers(number: str, expected: str | None) -> None:
    assert fields_of(notice("THÔNG BÁO", "Về việc cúp nước", "Huyện thông báo.", number=number)).number == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("ỦY BAN NHÂN DÂN\nHUYỆN CÁI BÈ", "Ủy ban nhân dân huyện Cái Bè"),
        ("UBND TỈNH TIỀN GIANG\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ"),
        ("ĐẢNG BỘ TỈNH TIỀN GIANG\nHUYỆN ỦY CÁI BÈ", "Huyện ủy Cái Bè"),
        ("BỘ XÂY DỰNG", "Bộ Xây dựng"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
    ],
)
def test_issuers(head: str, expected: str) -> None:
    assert fields_of(notice("THÔNG BÁO", "Về việc cúp nước", "Thông báo như sau:", head=head)).issuer == expected


def test_a_title_in_capitals_becomes_a_sentence_again() -> None:
    text = notice("KẾ HOẠCH", "PHÒNG, CHỐNG HẠN Ở HUYỆN CÁI BÈ", "Kế hoạch của huyện Cái Bè như sau:")
    assert fields_of(text).title == "Kế hoạch Phòng, chống hạn ở huyện Cái Bè"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hội nghị giao ban lần thứ XIII", 13),
        ("kỳ họp thứ 19 HĐND thành phố", 19),
        ("hội nghị lần IV", 4),
        ("hội nghị lần thứ nhất", 1),
        ("làm sáng thứ bảy", None),
    ],
)
def test_ordinals(name: str, expected: int | None) -> None:
    assert ordinal(name) == expected


@pytest.mark.parametrize(("word", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXIV", 24)])
def test_roman(word: str, value: int) -> None:
    assert roman(word) == value


def post(lead: str, rest: str = "Bà con mong sớm có nước.") -> str:
    return f"Đưa nước về xã Hòa Hưng\n\n{lead}\n\n{rest}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (post("Sáng 12/5, UBND huyện tổ chức hội nghị cấp nước.", "Trước tháng 6/2015 phải xong."), date(2015, 5, 12)),
        (post("Sáng 12/5, UBND huyện tổ chức hội nghị cấp nước.", "Hạn hán từ tháng 12/2014."), None),
        (post("Sáng 12/5, UBND huyện tổ chức hội nghị cấp nước.", "Trạm xây từ năm 2009."), None),
        (post("Sáng 12/5, UBND huyện tổ chức hội nghị cấp nước.", "Đến cuối năm 2015 sẽ đủ nước."), date(2015, 5, 12)),
        (post("Sáng 12/5, UBND huyện tổ chức hội nghị cấp nước.", "6 tháng đầu năm 2015 thiếu nước."), date(2015, 5, 12)),
        (post("Ngày 12/5/2015, Văn phòng có văn bản thông báo kết luận tại cuộc họp về cấp nước."), None),
        (post("Chiều 12/5/2015, ông Lê Văn Tám đã kiểm tra trạm cấp nước xã Hòa Hưng."), date(2015, 5, 12)),
        (post("Chiều 12/5/2015, ông Lê Văn Tám, Tổ trưởng Tổ chỉ đạo cấp nước, chủ trì cuộc họp."), date(2015, 5, 12)),
        (post("Xã thiếu nước. " * 60 + "Ngày 12/5/2015, huyện họp báo về việc này."), None),
    ],
    ids=[
        "a month near it", "a month far before", "since a year", "end of this year", "half of this year",
        "the day of a paper", "an inspection", "a task in a title", "far down a paragraph",
    ],
)  # fmt: skip
def test_the_day_of_a_meeting(text: str, expected: date | None) -> None:
    assert fields_of(text).event.date == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (post("Hôm nay (24/5/2015) huyện mở van trạm nước."), date(2015, 5, 24)),
        (post("Trạm nước chạy thử.", "Hôm qua 23.5.2015, bà con đã có nước."), date(2015, 5, 24)),
        (post("Hôm nay (24/5) huyện mở van trạm nước.", "Trạm xây năm 2009."), None),
    ],
    ids=["today", "yesterday", "no year"],
)
def test_the_day_of_writing(text: str, expected: date | None) -> None:
    assert fields_of(text).date == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Ông Lê Văn Tám và Giám đốc Sở Xây dựng Trần Thị Chín chủ trì hội nghị cấp nước.",
            ("Lê Văn Tám", "Trần Thị Chín"),
        ),
        ("Hội nghị do ông Lê Văn Tám; bà Trần Thị Chín - đồng chủ trì.", ("Lê Văn Tám", "Trần Thị Chín")),
        ("Tại cuộc họp, ông Lê Văn Tám nói xã chủ trì vận động dân.", ()),
        ("Tại cuộc họp, ông Lê Văn Tám đề nghị Sở chủ trì, phối hợp với huyện.", ()),
    ],
    ids=["two with offices", "a list", "presiding over work", "leading and coordinating"],
)
def test_chairs(lead: str, expected: tuple[str, ...]) -> None:
    assert fields_of(post(f"Sáng 12/5/2015, UBND huyện tổ chức cuộc họp. {lead}")).event.chairs == expected


LETTER = (
    "{head}\n\nKính gửi: UBND các xã\n\nTrạm nước đã xong, UBND huyện đề nghị các xã nhận bàn giao và giữ gìn công trình. "
    "Các xã báo cáo trước ngày 20/6/2012 để huyện tổng hợp, gửi tỉnh theo đúng quy định về quản lý công trình cấp nước.\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Thị Tư\n"
)
COLUMNS = "ỦY BAN NHÂN DÂN HUYỆN CÁI BÈ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/UBND-VX | Cái Bè, ngày 05 tháng 3 năm 2012 |"
PLAIN = (
    "Cổng văn bản\n\nLượt xem: 5\n\nỦY BAN NHÂN DÂN HUYỆN CÁI BÈ\n\nSố: 12 /UBND-VX\n\nV/v bàn giao trạm nước\n\n"
    "Cái Bè, ngày 05 tháng 3 năm 2012"
)
RUN_ON = "ỦY BAN NHÂN DÂN HUYỆN CÁI BÈ\nSố: 12/UBND-VXCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCái Bè, hồi 10 giờ 00 ngày 05 tháng 3 năm 2012"


@pytest.mark.parametrize("head", [COLUMNS, PLAIN, RUN_ON], ids=["columns", "unmarked", "run on"])
def test_letterheads(head: str) -> None:
    fields = fields_of(LETTER.format(head=head))
    assert (fields.type, fields.number, fields.date) == ("notice", "12/UBND-VX", date(2012, 3, 5))
    assert fields.issuer == "Ủy ban nhân dân huyện Cái Bè"


def test_a_dispatch_is_about_its_subject() -> None:
    assert fields_of(LETTER.format(head=PLAIN)).title == "V/v bàn giao trạm nước"
