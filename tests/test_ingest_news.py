"""News posts: which lines are the site's, which the article's."""

import pytest

from ingest import BlockKind, Document, Source, read
from ingest.text.furniture import posting_time

ARTICLE = """Sáng 01/4/2019, Sở tổ chức hội nghị giao ban với 12 đơn vị trực thuộc, do ông Lê Văn Na, Phó Giám đốc Sở, chủ trì và điều hành.

{inside}

Kết luận hội nghị, ông Na yêu cầu các đơn vị rà soát lại toàn bộ kế hoạch năm, báo cáo trước ngày 15/4/2019 để kịp tổng hợp."""


def read_post(above: str, below: str = "", inside: str = "") -> Document:
    return read(Source(f"{above}\n\n{ARTICLE.format(inside=inside)}\n\n{below}".encode(), "a.txt"))


def kinds(document: Document) -> dict[str, str]:
    return {document.words(b): b.kind.value for b in document.blocks}


@pytest.mark.parametrize(
    ("above", "title", "published"),
    [
        ("SỞ NỘI VỤ TỈNH HOA LƯ\n\nTận tụy - Minh bạch\n\nHội nghị giao ban quý I\n\n[02/04/2019 08:00]", "Hội nghị giao ban quý I", "2019-04-02"),
        ("CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN\n\nTrang chủ | Tin tức | Liên hệ\n\nTrang chủ > Tin tức\n\nHọp bàn về nước sạch\n\nNgày đăng: 02/04/2019 - 15:26   Lượt xem: 268",
         "Họp bàn về nước sạch", "2019-04-02"),
        ("Thứ ba, 02/04/2019, 06:40 (GMT+7)\n\nHọp bàn về nước sạch ở xã đảo", "Họp bàn về nước sạch ở xã đảo", "2019-04-02"),
        ("Báo Hoa Lư | Thứ ba, 02/04/2019, 22:10\n\nChính trị - Xã hội\n\nBao giờ xã đảo có nước sạch?", "Bao giờ xã đảo có nước sạch?", "2019-04-02"),
        ("Họp bàn về nước sạch\n\nCập nhật 02/04/2019", "Họp bàn về nước sạch", "2019-04-02"),
        ("Họp bàn về nước sạch", "Họp bàn về nước sạch", None),
    ],
    ids=["bracketed time", "time below the headline", "time above", "section above the headline", "updated", "bare"],
)  # fmt: skip
def test_headline_and_time_of_posting(above: str, title: str, published: str | None) -> None:
    document = read_post(above)
    assert document.meta["title"] == title
    assert document.meta.get("published") == published
    assert [document.words(b) for b in document.blocks if b.kind is BlockKind.TITLE] == [title]
    assert all(
        k == "furniture" for words, k in kinds(document).items() if words in above.split("\n") and words != title
    )


@pytest.mark.parametrize(
    "inside",
    [
        "Toàn cảnh hội nghị",
        "Đại biểu phát biểu tại hội nghị (ảnh: Hoàng Na)",
        "Một đoạn đường liên ấp vừa làm xong. Ảnh: Tấn Na",
        "Thu hoạch cá tra tại phường Tân Hòa, giá 23.000 đồng một ký",
    ],
)
def test_captions_are_furniture(inside: str) -> None:
    assert kinds(read_post("Hội nghị giao ban quý I", inside=inside))[inside] == "furniture"


@pytest.mark.parametrize(
    "inside",
    [
        "Ông Na yêu cầu:",
        "- Phòng Kinh tế khảo sát 5 xã trước ngày 30/4",
        "Đại biểu các xã phát biểu tại hội nghị, đề nghị tăng vốn cho các công trình nước sạch đang thi công ở vùng ven biển.",
    ],
)
def test_the_article_is_kept(inside: str) -> None:
    document = read_post("Hội nghị giao ban quý I", inside=inside)
    assert all(k != "furniture" for k in kinds(document).values())


@pytest.mark.parametrize(
    "below",
    [
        "Thanh Na",
        "NGHI NA - TRÍ NA",
        "T.H.",
        "Thực hiện: Minh Na - Ban Biên tập xã",
        "TT Thông tin KH&CN",
        "Tin liên quan:\n» Khởi công 3 tuyến đường ở xã Tân Hòa (08/10/2009)",
        "Số lượt truy cập: 1.024.577     Đang trực tuyến: 23",
        "Bản quyền © 2009 thuộc về UBND huyện\nĐịa chỉ: ấp 3, thị trấn. Điện thoại: 0710.0000000",
        "Trưởng Ban biên tập: Bà Lê Thị Na - Phó Chánh Văn phòng",
    ],
)
def test_what_stands_below_the_article_is_furniture(below: str) -> None:
    document = read_post("Hội nghị giao ban quý I", below=below)
    found = [b.kind.value for b in document.blocks]
    assert found[:3] == ["title", "paragraph", "paragraph"]
    assert set(found[3:]) == {"furniture"}


def test_caption_and_author_run_into_the_text_are_set_apart() -> None:
    text = (
        "Họp bàn về nước sạch\n\nBí thư huyện phát biểu tại buổi làm việc. Ảnh: Trường Na. Sáng 7/2, lãnh đạo huyện làm việc với "
        "các xã ven biển về nước sạch và rác thải tồn đọng. Ông đề nghị các xã rà soát từng hộ chưa có nước, lập danh sách gửi "
        "về huyện trong tháng 3 để bố trí vốn. Các xã cam kết làm đúng hạn. Trường Na\n"
    )
    document = read(Source(text.encode(), "a.txt"))
    assert [b.kind.value for b in document.blocks] == ["title", "furniture", "paragraph", "furniture"]
    assert document.words(document.blocks[2]).startswith("Sáng 7/2")
    assert document.words(document.blocks[3]) == "Trường Na"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[02/11/2017 16:08]", "2017-11-02"),
        ("Thứ sáu, 09/07/2010, 06:40 (GMT+7)", "2010-07-09"),
        ("09:24, 15/06/2018 (GMT+7)", "2018-06-15"),
        ("Cập nhật ngày 18 tháng 8 năm 2006", "2006-08-18"),
        ("Kinh tế - Thứ ba, 16/04/2013, 09:15", "2013-04-16"),
        ("2019-04-02T08:00:00", "2019-04-02"),
        ("Ngày 31/10/2017, Sở tổ chức hội nghị giao ban quận, huyện lần thứ mười ba.", None),
        ("Khởi công 3 tuyến đường ở xã Mỹ Khánh (08/10/2009)", None),
        ("[45/45/2017 16:08]", None),
    ],
)
def test_posting_time(text: str, expected: str | None) -> None:
    assert posting_time(text) == expected
