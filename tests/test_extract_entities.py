"""Entities: what is named, where a name ends, and which names are of one thing. One row a case; all sentences ours."""

from __future__ import annotations

import pytest

from extract.dates.find import find_times
from extract.entities.find import find_mentions
from extract.entities.names import Names, name_entities
from extract.header.fields import read_fields
from ingest import Document, Source, read


def names_of(text: str) -> Names:
    document: Document = read(Source(text.encode(), "mau.txt"))
    mentions = find_mentions(document)
    fields = read_fields(document, mentions, find_times(document))
    return name_entities(document, mentions, fields)


def entities(text: str, kind: str) -> list[str]:
    return [entity.name for entity in names_of(text).entities if entity.type == kind]


BEFORE = "Tin buổi sáng\n\nTại buổi kiểm tra hôm nay, "

BODIES = [
    ("Sở Tài chính cấp thêm kinh phí.", ["Sở Tài chính"]),
    ("Sở Nông nghiệp và PTNT hướng dẫn nông dân.", ["Sở Nông nghiệp và PTNT"]),
    ("giao các Sở: Tài chính, Y tế, Xây dựng rà soát.", ["Sở Tài chính", "Sở Y tế", "Sở Xây dựng"]),
    ("giao Sở Tài chính, Kế hoạch và Đầu tư thẩm định.", ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]),
    ("mời các Bộ, cơ quan: Công an, Quốc phòng dự.", ["Bộ Công an", "Bộ Quốc phòng"]),
    ("UBND các huyện Tân Hiệp, Giồng Riềng báo cáo.", ["UBND huyện Tân Hiệp", "UBND huyện Giồng Riềng"]),
    ("UBND các quận, huyện báo cáo.", []),  # a group names nobody
    ("các phòng Kinh tế cử người.", []),
    ("UBND xã Hòa Lợi, UBND xã Hòa Hưng họp.", ["UBND xã Hòa Lợi", "UBND xã Hòa Hưng"]),
    ("Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Huế, An Giang chỉ đạo.",
     ["Ủy ban nhân dân thành phố Huế", "Ủy ban nhân dân tỉnh An Giang"]),
    ("Văn phòng HĐND và UBND huyện theo dõi.", ["Văn phòng HĐND và UBND huyện"]),
    ("Thanh tra Sở kiểm tra Thanh tra tỉnh.", ["Thanh tra Sở", "Thanh tra tỉnh"]),
    ("Thường trực Huyện ủy họp với Ban Tổ chức Huyện ủy.", ["Thường trực Huyện ủy", "Ban Tổ chức Huyện ủy"]),
    ("Trung tâm Nước sạch và Vệ sinh môi trường nông thôn tỉnh sẽ khoan giếng.",
     ["Trung tâm Nước sạch và Vệ sinh môi trường nông thôn tỉnh"]),
    ("Ban Chỉ đạo chăm sóc trẻ em và bình đẳng giới huyện họp.", ["Ban Chỉ đạo chăm sóc trẻ em và bình đẳng giới huyện"]),
    ("Bệnh viện đa khoa tỉnh mua máy.", ["Bệnh viện đa khoa tỉnh"]),
    ("Công ty CP Cấp nước Sông Tiền lắp đồng hồ.", ["Công ty CP Cấp nước Sông Tiền"]),
    ("Trưởng phòng Nội vụ trình bày.", ["phòng Nội vụ"]),
    ("Các Vụ: CN, NC và Phòng VX lưu hồ sơ.", []),  # marks of units inside an office
    ("đi trên thị trường, môi trường huyện và trong hội trường.", []),  # not heads, the ends of other words
    ("Hội nghị thông qua báo cáo của Cục Sở hữu trí tuệ.", ["Cục Sở hữu trí tuệ"]),
    ("Tỉnh ủy, HĐND, UBND tỉnh Trà Vinh dự.", ["Tỉnh ủy Trà Vinh", "HĐND tỉnh Trà Vinh", "UBND tỉnh Trà Vinh"]),
    ("Chi cục Kiểm lâm thường trực 24/24 giờ.", ["Chi cục Kiểm lâm"]),  # what it does is no part of its name
    ("Trung tâm Khuyến nông tổ chức 40 lớp.", ["Trung tâm Khuyến nông"]),
    ("Viện Cây ăn quả miền Nam giao giống.", ["Viện Cây ăn quả miền Nam"]),
    ("Khu Quản lý giao thông đô thị sửa đường.", ["Khu Quản lý giao thông đô thị"]),
    ("Theo Quyết định số 12/QĐ-UBND thì thôi.", []),  # the symbol of a document
    ("Bộ Công an trả lời. Bộ Y tế, bộ Xây dựng cũng vậy.", ["Bộ Công an", "Bộ Y tế", "bộ Xây dựng"]),
    ("Ngân hàng Nhà nước chi nhánh Hậu Giang cho vay.", ["Ngân hàng Nhà nước chi nhánh Hậu Giang"]),
    ("Ngân hàng Ngoại thương - Chi nhánh Sóc Trăng cho vay.", ["Ngân hàng Ngoại thương - Chi nhánh Sóc Trăng"]),
    ("Viện Vệ sinh dịch tễ Trung ương, Hội Thủy lợi Việt Nam.", ["Viện Vệ sinh dịch tễ Trung ương", "Hội Thủy lợi Việt Nam"]),
    ("Thường trực HĐND các cấp và UBND cấp xã.", []),
    ("Viện Dinh dưỡng Theo lời bác sĩ.", ["Viện Dinh dưỡng"]),  # a crosshead without its full stop
    ("Đội Kiểm lâm cơ động số 2 tuần tra.", ["Đội Kiểm lâm cơ động số 2"]),
    ("Ảnh: Minh Tâm - TTXVN. Đài mở lại (TTXVN).", []),
    ("các Bộ: Tài chính (công văn số 12/BTC-ĐT ngày 5/9/2007), Y tế có ý kiến.", ["Bộ Tài chính", "Bộ Y tế"]),
    ("Thanh tra Bộ kiểm tra.", ["Thanh tra Bộ"]),
    ("Hội đồng chuyên môn họp.", []),
    ("Tổ công tác của Thủ tướng làm việc với TKV, EVN.", ["Tổ công tác của Thủ tướng", "TKV", "EVN"]),
    ("Tập đoàn Điện lực Việt Nam nói EVN lo.", ["Tập đoàn Điện lực Việt Nam"]),  # known by its letters
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES, ids=[text[:40] for text, _ in BODIES])
def test_bodies(text: str, expected: list[str]) -> None:
    assert entities(BEFORE + text, "ORG") == expected


PEOPLE = [
    ("ông Trần Văn Ba, Phó Giám đốc Sở Y tế nói.", ["Trần Văn Ba"]),
    ("Chủ tịch UBND huyện Lê Thị Tư kết luận.", ["Lê Thị Tư"]),
    ("Giám đốc Sở Đoàn Minh Năm kết luận.", ["Đoàn Minh Năm"]),  # "Đoàn" is a surname here
    ("Bí thư Thành ủy Hà Nội Phạm Văn Sáu phát biểu.", ["Phạm Văn Sáu"]),
    ("các đồng chí: Võ Văn Bảy, Phó Bí thư; Ngô Thị Tám, Chánh Văn phòng.", ["Võ Văn Bảy", "Ngô Thị Tám"]),
    ("TS. Y Hồng Chín và bà Kpă H'Mười trình bày.", ["Y Hồng Chín", "Kpă H'Mười"]),
    ("bà Lê Thị Tư báo cáo. Bà Tư hứa sửa.", ["Lê Thị Tư"]),  # the short form is the same person
    ("Bí thư Hà Nội nói về đường Trần Hưng Đạo.", []),
    ("Theo Trần Thị Thu Hoa, phụ huynh.", ["Trần Thị Thu Hoa"]),
    ("đại biểu khóa XI Nguyễn Văn Chín hỏi.", ["Nguyễn Văn Chín"]),
    ("Chị S. kể. Ảnh: Nguyễn Thị Mười.", []),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE, ids=[text[:40] for text, _ in PEOPLE])
def test_people(text: str, expected: list[str]) -> None:
    assert entities(BEFORE + text, "PER") == expected


PLACES = [
    ("hỗ trợ quận Ô Môn, Thốt Nốt.", ["quận Ô Môn", "quận Thốt Nốt"]),
    ("hỗ trợ các xã Mỹ Lợi, Mỹ Hưng và thị trấn Cái Bè.", ["xã Mỹ Lợi", "xã Mỹ Hưng", "thị trấn Cái Bè"]),
    ("về TP.Cần Thơ.", ["thành phố Cần Thơ"]),
    ("tại 02 ấp: Hòa Đông, Hòa Tây.", ["ấp Hòa Đông", "ấp Hòa Tây"]),
    ("cầu Rạch Miễu và Quốc lộ 61C, ĐT.930.", ["cầu Rạch Miễu", "Quốc lộ 61C", "ĐT.930"]),
    ("theo yêu cầu Phòng họp.", []),  # the end of "yêu cầu" is no bridge
    ("dọc kênh Xáng, qua chợ Bà Bộ, khu công nghiệp Trà Nóc.", ["kênh Xáng", "chợ Bà Bộ", "khu công nghiệp Trà Nóc"]),
    ("UBND quận Ô Môn họp.", []),  # inside the name of a body
    ("khắp Việt Nam và Hà Nội.", ["Việt Nam", "Hà Nội"]),
    ("chị Nga đi Nhật Bản, sang Mỹ.", ["Nhật Bản", "Mỹ"]),  # a person, two countries
    ("Hội Thủy lợi Việt Nam góp ý.", []),  # the country is part of the name
    ("sang Đức và Đài Loan; anh Đức ở nhà.", ["Đức", "Đài Loan"]),
    ("khu vực Hà Nội và Nhà máy Nhiệt điện Ô Môn 1.", ["Hà Nội", "Nhà máy Nhiệt điện Ô Môn 1"]),
    ("Sân bay quốc tế Cần Thơ đón khách.", ["Sân bay quốc tế Cần Thơ"]),
    ("cầu sông Hậu, thủy điện sông Tranh 2.", ["cầu sông Hậu", "thủy điện sông Tranh 2"]),
    ("Thứ trưởng KH&ĐT Đào Văn Hai nói.", []),  # no road "ĐT"
    ("UBND quận, huyện, thị xã rà soát.", []),
    ("tuyến tỉnh và tuyến huyện của ngành y tế.", []),
    ("dừng ở cảng Cái Cui Chiều qua đông khách.", ["cảng Cái Cui"]),
    ("Tổ Giám sát cộng đồng đi kiểm tra.", []),  # no hamlet
    ("huyện thống nhất chủ trương.", []),  # a verb, not the district of that name
]


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text[:40] for text, _ in PLACES])
def test_places(text: str, expected: list[str]) -> None:
    assert entities(BEFORE + text, "LOC") == expected


DOCUMENTS = [
    ("Nghị quyết 02-NQ/TU và Quyết định số 15/QĐ-UBND.", ["Nghị quyết 02-NQ/TU", "Quyết định số 15/QĐ-UBND"]),
    ("Chỉ thị số 12, 23.", ["Chỉ thị số 12", "Chỉ thị số 23"]),
    ("các Công điện của Thủ tướng (số 12/CĐ-TTg, số 13/CĐ-TTg).", ["Công điện số 12/CĐ-TTg", "Công điện số 13/CĐ-TTg"]),
    ("Luật Bảo hiểm y tế quy định như vậy.", ["Luật Bảo hiểm y tế"]),
    ("Luật Bảo vệ và phát triển rừng năm 2004 và các văn bản.", ["Luật Bảo vệ và phát triển rừng năm 2004"]),
    ("chiều 12/10 thu 24/24 giờ.", []),
    ("Luật Đầu tư công, Luật Xây dựng, Luật Đấu thầu.", ["Luật Đầu tư công", "Luật Xây dựng", "Luật Đấu thầu"]),
    ("luật đầu tư công và luật lệ.", ["luật đầu tư công"]),
    ("“đúng Luật Ngân sách nhà nước”, ông nói.", ["Luật Ngân sách nhà nước"]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Thú y.", ["Luật sửa đổi, bổ sung một số điều của Luật Thú y"]),
    ("Nghị định 157/2013 và Nghị định 24 về tổ chức.", ["Nghị định 157/2013", "Nghị định 24"]),
    ("Nghị định số 67/2014/NĐ-CP; theo Nghị định 67.", ["Nghị định số 67/2014/NĐ-CP"]),
    ("theo Hiến pháp năm 2013.", ["Hiến pháp năm 2013"]),
    ("Luật Thủy sản năm 2003, nay Luật Thủy sản sửa.", ["Luật Thủy sản năm 2003"]),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS, ids=[text[:40] for text, _ in DOCUMENTS])
def test_documents(text: str, expected: list[str]) -> None:
    assert entities(BEFORE + text, "DOC") == expected


EVENTS = [
    ("sẽ tổ chức Hội nghị giao ban lần thứ III vào tháng 9.", ["Hội nghị giao ban lần thứ III"]),
    ("đã nêu ở kỳ họp thứ 9 HĐND quận khóa V.", ["kỳ họp thứ 9 HĐND quận khóa V"]),
    ("hội nghị, bà Lan yêu cầu làm sáng thứ bảy.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS, ids=[text[:40] for text, _ in EVENTS])
def test_events(text: str, expected: list[str]) -> None:
    assert entities(BEFORE + text, "EVENT") == expected


NOTICE = """\
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN CÁI BÈ                 Độc lập - Tự do - Hạnh phúc

Số: 12/TB-UBND             Cái Bè, ngày 05 tháng 3 năm 2012

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp về nước sạch

Ngày 02/3/2012, Chủ tịch UBND huyện Lê Thị Tư chủ trì họp với Trung tâm Nước sạch và Vệ sinh môi trường nông thôn tỉnh \
(sau đây gọi là Trung tâm Nước), Phòng Nông nghiệp và PTNT, Phòng Tài chính - Kế hoạch (P.TC-KH) và xã Mỹ Lợi. Toàn huyện \
còn 3 xã thiếu nước.

1. Trung tâm Nước khoan giếng ở xã Mỹ Lợi trước ngày 30/6/2012.
2. Phòng NN&PTNT hướng dẫn; P.TC-KH cấp kinh phí. UBND xã Mỹ Lợi giao đất.

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.

                              CHỦ TỊCH
                              Lê Thị Tư
"""


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("UBND huyện", "Ủy ban nhân dân huyện Cái Bè"),
        ("Trung tâm Nước", "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn tỉnh"),
        ("Phòng NN&PTNT", "Phòng Nông nghiệp và PTNT"),
        ("P.TC-KH", "Phòng Tài chính - Kế hoạch"),
        ("bà Lê Thị Tư", "Lê Thị Tư"),
        ("Mỹ Lợi", "Mỹ Lợi"),  # not said without its level here
        ("huyện", "huyện Cái Bè"),
        ("một cơ quan khác", "một cơ quan khác"),
    ],
)
def test_any_form_leads_to_the_fullest(form: str, canonical: str) -> None:
    assert names_of(NOTICE).canonical(form) == canonical


def test_units_are_resolved_at_the_documents_day_and_near_its_issuer() -> None:
    names = names_of(NOTICE)
    assert names.unit("xã Mỹ Lợi") is None  # Cái Bè has Mỹ Lợi A and B, no Mỹ Lợi
    assert names.unit("UBND huyện") == "tien-giang.huyen-cai-be"
    assert names.unit("huyện Cái Bè") == "tien-giang.huyen-cai-be"


@pytest.mark.parametrize(
    ("form", "group"), [("các quận, huyện", True), ("UBND huyện", False), ("17 xã, thị trấn", True)]
)
def test_groups(form: str, group: bool) -> None:
    assert names_of(NOTICE).is_group(form) is group


def test_every_mention_stands_where_it_says() -> None:
    document = read(Source(NOTICE.encode(), "mau.txt"))
    for mention in find_mentions(document):
        assert " ".join(mention.span.of(document.text).split()).replace(" ", "") == mention.text.replace(" ", "")


def test_nothing_is_taken_from_furniture() -> None:
    text = (
        "SỞ Y TẾ TỈNH TRÀ VINH\n\nTrang chủ | Tin tức\n\nTập huấn ở Càng Long\n\n[05/03/2012 08:00]\n\n"
        "Sáng 04/3, Trung tâm Y tế huyện Càng Long mở lớp tập huấn cho 40 cán bộ.\n\n"
        "Bản quyền © 2012 thuộc về Sở Y tế tỉnh Trà Vinh\nTrưởng Ban biên tập: Ông Trần Văn Ba"
    )
    assert entities(text, "PER") == []
    assert entities(text, "ORG") == ["Trung tâm Y tế huyện Càng Long"]
