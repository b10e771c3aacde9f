"""Plain text of issued documents into blocks."""

import itertools
import re

import pytest

from ingest import BlockKind, Document, Source, read
from ingest.text.tables import find_tables


def read_text(text: str, name: str = "a.txt") -> Document:
    return read(Source(text.encode(), name))


def outline(document: Document) -> list[str]:
    """Each block as 'kind level parent marker|words', the words cut."""
    return [
        f"{b.kind.value[0]}{b.level} {'' if b.parent is None else b.parent} {b.marker or ''}|{document.words(b)[:24]}"
        for b in document.blocks
    ]


HEAD = """ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 HUYỆN SÔNG MƠ                    Độc lập - Tự do - Hạnh phúc
---------------              -----------------------------
Số: 45/TB-UBND                 Sông Mơ, ngày 12 tháng 6 năm 2017

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp tháng 5

"""
FOOT = """
Nơi nhận:                            TL. CHỦ TỊCH
- UBND tỉnh (b/c);                 CHÁNH VĂN PHÒNG
- UBND các xã,
  thị trấn;                            (đã ký)
- Lưu: VT.
                                     Đoàn Thị Mận
"""


def body(text: str) -> list[str]:
    """The outline of a body between a letterhead and a closing; parents count from the body's first block."""
    document = read_text(HEAD + text + FOOT)
    first = next(i for i, b in enumerate(document.blocks) if b.kind is BlockKind.TITLE) + 1
    rows = []
    for line, block in zip(outline(document), document.blocks, strict=True):
        if block.kind in (BlockKind.HEADER, BlockKind.TITLE, BlockKind.RECIPIENTS, BlockKind.SIGNATURE):
            continue
        rows.append(re.sub(r" (\d+) ", lambda m: f" {int(m[1]) - first} ", line, count=1))
    return rows


def test_letterhead_title_and_closing() -> None:
    document = read_text(HEAD + "Ngày 08/6/2017, Chủ tịch UBND huyện chủ trì cuộc họp và kết luận như trên./.\n" + FOOT)
    assert [(b.kind.value, document.words(b)) for b in document.blocks] == [
        ("header", "ỦY BAN NHÂN DÂN HUYỆN SÔNG MƠ"),
        ("header", "Số: 45/TB-UBND"),
        ("header", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("header", "Độc lập - Tự do - Hạnh phúc"),
        ("header", "Sông Mơ, ngày 12 tháng 6 năm 2017"),
        ("title", "THÔNG BÁO\nKết luận của Chủ tịch UBND huyện tại cuộc họp tháng 5"),
        ("paragraph", "Ngày 08/6/2017, Chủ tịch UBND huyện chủ trì cuộc họp và kết luận như trên./."),
        ("recipients", "Nơi nhận:"),
        ("recipients", "UBND tỉnh (b/c);"),
        ("recipients", "UBND các xã, thị trấn;"),
        ("recipients", "Lưu: VT."),
        ("signature", "TL. CHỦ TỊCH"),
        ("signature", "CHÁNH VĂN PHÒNG"),
        ("signature", "(đã ký)"),
        ("signature", "Đoàn Thị Mận"),
    ]
    assert document.meta["title"] == "THÔNG BÁO Kết luận của Chủ tịch UBND huyện tại cuộc họp tháng 5"


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("UBND TỈNH HOA LƯ\nSỞ Y TẾ\nSố: 7/TB-SYT", ["UBND TỈNH HOA LƯ", "SỞ Y TẾ", "Số: 7/TB-SYT"]),
        ("ĐẢNG BỘ TỈNH HOA LƯ        ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY ĐẦM SEN\n*\nSố 12-TB/HU",
         ["ĐẢNG BỘ TỈNH HOA LƯ", "HUYỆN ỦY ĐẦM SEN", "Số 12-TB/HU", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        ("SỞ NÔNG NGHIỆP VÀ      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÁT TRIỂN NÔNG THÔN      Độc lập - Tự do - Hạnh phúc",
         ["SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        ("UBND HUYỆN ĐẦM SEN\nVĂN PHÒNG\nSố:      /TB-VP      Đầm Sen, ngày     tháng 7 năm 2010",
         ["UBND HUYỆN ĐẦM SEN", "VĂN PHÒNG", "Số: /TB-VP", "Đầm Sen, ngày tháng 7 năm 2010"]),
        ("UBND TỈNH HOA LƯ      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n                      HỎA TỐC\nSố: 9/CĐ-UBND      Hoa Lư, ngày 2 tháng 3 năm 2020",
         ["UBND TỈNH HOA LƯ", "Số: 9/CĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HỎA TỐC", "Hoa Lư, ngày 2 tháng 3 năm 2020"]),
    ],
    ids=["two bodies", "party", "wrapped name", "number by hand", "urgent"],
)  # fmt: skip
def test_letterheads(head: str, bodies: list[str]) -> None:
    document = read_text(head + "\n\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nCác đơn vị được nghỉ lễ theo quy định chung./.\n")
    assert [document.words(b) for b in document.blocks if b.kind is BlockKind.HEADER] == bodies


def test_dispatch_has_its_subject_as_title_and_its_addressees_apart() -> None:
    document = read_text(
        "UBND TỈNH HOA LƯ           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ Y TẾ                       Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 31/SYT-NV              Hoa Lư, ngày 5 tháng 4 năm 2018\n"
        "V/v sửa chữa trạm y tế\nnăm 2018\n\n"
        "          Kính gửi:\n             - UBND huyện Đầm Sen;\n             - Bệnh viện huyện.\n\n"
        "Sở Y tế đề nghị các đơn vị báo cáo trước ngày 20/4./.\n"
    )
    kinds = [(b.kind.value, document.words(b)) for b in document.blocks]
    assert ("title", "V/v sửa chữa trạm y tế năm 2018") in kinds
    assert kinds[-4:] == [
        ("recipients", "Kính gửi:"),
        ("recipients", "UBND huyện Đầm Sen;"),
        ("recipients", "Bệnh viện huyện."),
        ("paragraph", "Sở Y tế đề nghị các đơn vị báo cáo trước ngày 20/4./."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I. ĐÁNH GIÁ\n\nCác xã làm tốt.\n\nII. NHIỆM VỤ\n\n1. Phòng Kinh tế:\n\na) Sửa cầu số 3;\n\nb) Báo cáo.\n\n2. UBND xã lo đất.\n",
            ["h0  I.|ĐÁNH GIÁ", "p1 0 |Các xã làm tốt.", "h0  II.|NHIỆM VỤ", "h1 2 1.|Phòng Kinh tế:",
             "i2 3 a)|Sửa cầu số 3;", "i2 3 b)|Báo cáo.", "i1 2 2.|UBND xã lo đất."],
            id="roman, number, letter",
        ),
        pytest.param(
            "Chủ tịch kết luận:\n\n1. Về đường:\n- Xã A làm xong.\n+ Đoạn đầu trước.\n+ Đoạn sau.\n- Xã B chờ.\n2. Về nước:\nHuyện lo.\n",
            ["p0  |Chủ tịch kết luận:", "h0 0 1.|Về đường:", "i1 1 -|Xã A làm xong.", "i2 2 +|Đoạn đầu trước.",
             "i2 2 +|Đoạn sau.", "i1 1 -|Xã B chờ.", "h0 0 2.|Về nước:", "p1 6 |Huyện lo."],
            id="bullets in bullets under a lead-in",
        ),
        pytest.param(
            "3. Nhiệm vụ\n\n3.1. Đối với xã\n\n- Làm đường.\n\n3.2. Đối với phòng\n\n3.2.1. Họp tuần.\n\n4. Kinh phí do huyện cấp.\n",
            ["h0  3.|Nhiệm vụ", "h1 0 3.1.|Đối với xã", "i2 1 -|Làm đường.", "h1 0 3.2.|Đối với phòng",
             "i2 3 3.2.1.|Họp tuần.", "i0  4.|Kinh phí do huyện cấp."],
            id="decimal numbers",
        ),
        pytest.param(
            "Giao các cơ quan sau:\n\n(1) Sở A lo vốn.\n\n(2) Sở B lo đất, trong đó:\n\n- Đất ở.\n\n- Đất vườn.\n\nCác sở phối hợp.\n",
            ["p0  |Giao các cơ quan sau:", "i0 0 (1)|Sở A lo vốn.", "h0 0 (2)|Sở B lo đất, trong đó:", "i1 2 -|Đất ở.",
             "i1 2 -|Đất vườn.", "p1 2 |Các sở phối hợp."],
            id="brackets, an item that leads in",
        ),
        pytest.param(
            "Thứ nhất, về vốn:\n\n• Ngân sách 70%.\n\nThứ hai, về đất: đồng ý đổi.\n",
            ["h0  Thứ nhất,|về vốn:", "i1 0 •|Ngân sách 70%.", "i0  Thứ hai,|về đất: đồng ý đổi."],
            id="ordinals in words",
        ),
        pytest.param(
            "PHẦN I\nKẾT QUẢ\n\nA. Về lúa\n\nNăng suất tăng 5%.\n",
            ["h0  |PHẦN I", "h0  |KẾT QUẢ", "h1 1 A.|Về lúa", "p2 2 |Năng suất tăng 5%."],
            id="parts in capitals",
        ),
        pytest.param(
            "a/ Hướng dẫn dân gieo sạ;\n\nb/ Tiêm phòng 80% đàn heo.\n",
            ["i0  a/|Hướng dẫn dân gieo sạ;", "i0  b/|Tiêm phòng 80% đàn heo."],
            id="letters with a stroke",
        ),
    ],
)  # fmt: skip
def test_outline(text: str, expected: list[str]) -> None:
    assert body(text) == expected


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "   Ngày 03 tháng 7 năm 2012, Ủy ban nhân dân huyện họp đánh giá tình\n"
            "hình tháng 6 và bàn nhiệm vụ tháng 7. Bà Lê Thị Na chủ trì. Dự họp có\n"
            "34 đại biểu là thủ trưởng các phòng, ban và Chủ tịch UBND các xã.\n\n"
            "   Qua báo cáo, Phó Chủ tịch kết luận về công tác phát triển kinh tế\n"
            "- xã hội và quốc phòng của huyện.\n",
            [("Ngày 03 tháng 7 năm 2012, Ủy ban nhân dân huyện họp đánh giá tình hình tháng 6 và bàn nhiệm vụ tháng 7. "
             "Bà Lê Thị Na chủ trì. Dự họp có 34 đại biểu là thủ trưởng các phòng, ban và Chủ tịch UBND các xã."),
             "Qua báo cáo, Phó Chủ tịch kết luận về công tác phát triển kinh tế - xã hội và quốc phòng của huyện."],
            id="wrapped at 70; a dash that is no bullet",
        ),
        pytest.param(
            "Báo cáo tóm tắt tình hình thực hiện kế hoạch của các xã trong quý\n"
            "I/2010 và nhiệm vụ đến cuối năm. Các xã có cố gắng nhưng trong quý\n"
            "II. vẫn còn chậm, mới giải ngân được 30% so với kế hoạch năm, vào\n"
            "ngày\n12. tháng sau sẽ họp lại.\n",
            [("Báo cáo tóm tắt tình hình thực hiện kế hoạch của các xã trong quý I/2010 và nhiệm vụ đến cuối năm. Các xã có "
             "cố gắng nhưng trong quý II. vẫn còn chậm, mới giải ngân được 30% so với kế hoạch năm, vào ngày 12. tháng sau sẽ "
             "họp lại.")],
            id="numbers that are no markers",
        ),
        pytest.param(
            "- Xã Tân Hòa vận động nhân dân hiến đất làm đường, giao mặt bằng cho\n"
            "  nhà thầu trước ngày 20/8.\n"
            "- Phòng Kinh tế giám sát.\n"
            "Văn phòng theo dõi, báo cáo kết quả thực hiện cho Chủ tịch huyện vào\n"
            "cuối tháng.\n",
            ["Xã Tân Hòa vận động nhân dân hiến đất làm đường, giao mặt bằng cho nhà thầu trước ngày 20/8.",
             "Phòng Kinh tế giám sát.",
             "Văn phòng theo dõi, báo cáo kết quả thực hiện cho Chủ tịch huyện vào cuối tháng."],
            id="hanging bullets without empty lines",
        ),
        pytest.param(
            "Các đơn vị thực hiện nghiêm kế hoạch đã được Chủ tịch huyện duyệt tại văn bản gửi ngày 12/5 và báo cáo.\n"
            "Phòng Tài chính bố trí vốn cho các công trình đã được phê duyệt trong quý III, ưu tiên các xã vùng sâu xa.\n",
            ["Các đơn vị thực hiện nghiêm kế hoạch đã được Chủ tịch huyện duyệt tại văn bản gửi ngày 12/5 và báo cáo.",
             "Phòng Tài chính bố trí vốn cho các công trình đã được phê duyệt trong quý III, ưu tiên các xã vùng sâu xa."],
            id="one line a paragraph",
        ),
    ],
)  # fmt: skip
def test_hard_line_wraps(text: str, paragraphs: list[str]) -> None:
    document = read_text(HEAD + text + FOOT)
    kept = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    assert [document.words(b) for b in document.blocks if b.kind in kept] == paragraphs


CRAWLED = """|
**ỦY BAN NHÂN DÂN
**
TỈNH HOA LƯ
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 15/KH-UBND
|
*Hoa Lư, ngày 18
tháng 11 năm 2021*
|

**KẾ HOẠCH**

VỀ CẤP NƯỚC SẠCH CHO CÁC XÃ VEN BIỂN GIAI ĐOẠN
2021 - 2025

Thực hiện nghị quyết của Hội đồng
nhân dân tỉnh về chương trình nước sạch, Ủy ban nhân dân tỉnh xây dựng kế hoạch
cấp nước sạch như sau:

**I. MỤC
TIÊU**

a) Đến năm 2025 có **95%**
số hộ được dùng nước sạch.

**2. Kinh phí: **Từ
ngân sách tỉnh.

|
*Nơi
nhận:*
- Bộ Xây dựng;
- Lưu: VT, KT (2). x
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
**Phan
Văn Cội**
|
"""


def test_marks_of_a_crawl_are_taken_off() -> None:
    document = read_text(CRAWLED)
    assert [(b.kind.value, b.marker, document.words(b)) for b in document.blocks] == [
        ("header", None, "ỦY BAN NHÂN DÂN TỈNH HOA LƯ"),
        ("header", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("header", None, "Độc lập - Tự do - Hạnh phúc"),
        ("header", None, "Số: 15/KH-UBND"),
        ("header", None, "Hoa Lư, ngày 18 tháng 11 năm 2021"),
        ("title", None, "KẾ HOẠCH\nVỀ CẤP NƯỚC SẠCH CHO CÁC XÃ VEN BIỂN GIAI ĐOẠN 2021 - 2025"),
        ("paragraph", None, ("Thực hiện nghị quyết của Hội đồng nhân dân tỉnh về chương trình nước sạch, "
         "Ủy ban nhân dân tỉnh xây dựng kế hoạch cấp nước sạch như sau:")),
        ("heading", "I.", "MỤC TIÊU"),
        ("item", "a)", "Đến năm 2025 có 95% số hộ được dùng nước sạch."),
        ("item", "2.", "Kinh phí: Từ ngân sách tỉnh."),
        ("recipients", None, "Nơi nhận:"),
        ("recipients", "-", "Bộ Xây dựng;"),
        ("recipients", "-", "Lưu: VT, KT (2). x"),
        ("signature", None, "KT. CHỦ TỊCH"),
        ("signature", None, "PHÓ CHỦ TỊCH"),
        ("signature", None, "Phan Văn Cội"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "STT   Xã          Hộ nghèo\n1     Tân Hòa     96\n2     Mỹ Lộc      124\n",
            [["STT", "Xã", "Hộ nghèo"], ["1", "Tân Hòa", "96"], ["2", "Mỹ Lộc", "124"]],
            id="columns of spaces",
        ),
        pytest.param(
            "TT  Nội dung  Chủ trì  Phối hợp  Thời hạn\n1  Sửa cầu số 3  Phòng Kinh tế  Xã Tân Hòa  20/8\n"
            "2  Mở lớp tập huấn  Đài Truyền thanh    quý IV\n",
            [["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"], ["1", "Sửa cầu số 3", "Phòng Kinh tế", "Xã Tân Hòa", "20/8"],
             ["2", "Mở lớp tập huấn", "Đài Truyền thanh", None, "quý IV"]],
            id="two spaces, one cell empty",
        ),
        pytest.param(
            "| Xã | Số hộ |\n|----|-------|\n| Tân Hòa | 96 |\n",
            [["Xã", "Số hộ"], ["Tân Hòa", "96"]],
            id="bars",
        ),
        pytest.param(
            "TT | Nội dung | Thời hạn |\n1 | Sửa cầu số 3 | 20/8 |\n2 | Mở lớp tập huấn | quý IV |\n",
            [["TT", "Nội dung", "Thời hạn"], ["1", "Sửa cầu số 3", "20/8"], ["2", "Mở lớp tập huấn", "quý IV"]],
            id="bars only behind the cells, under a number column",
        ),
        pytest.param(
            "|\nTT\n|\nNội dung\n|\nChủ trì\n|\nThời hạn\n|\n|\nI\n|\nCẦU ĐƯỜNG\n|\n"
            "|\n1\n|\nSửa cầu\nsố 3\n|\nPhòng Kinh tế\n|\n|\n|\n...........\n|\n9\n|\nMở lớp\n|\nXã Tân Hòa\n|\n20/8\n|\n",
            [["TT", "Nội dung", "Chủ trì", "Thời hạn"], ["I", "CẦU ĐƯỜNG"], ["1", "Sửa cầu số 3", "Phòng Kinh tế"],
             ["9", "Mở lớp", "Xã Tân Hòa", "20/8"]],
            id="a crawl's bars: a part with its title, a last cell empty, dots for rows left out",
        ),
        pytest.param(
            "Nạo vét kênh          3.915 triệu đồng\nThiết bị đo           1.260 triệu đồng\nTuyên truyền          85 triệu đồng\n",
            [["Nạo vét kênh", "3.915 triệu đồng"], ["Thiết bị đo", "1.260 triệu đồng"], ["Tuyên truyền", "85 triệu đồng"]],
            id="names and quantities",
        ),
        pytest.param("Xã\tHộ\tNhà\nTân Hòa\t96\t12\nMỹ Lộc\t7\t5\n", [["Xã", "Hộ", "Nhà"], ["Tân Hòa", "96", "12"], ["Mỹ Lộc", "7", "5"]], id="tabs"),
    ],
)  # fmt: skip
def test_tables(text: str, rows: list[list[str | None]]) -> None:
    document = read_text(HEAD + "1. Kết quả:\n\n" + text + "\n2. Các xã tiếp tục làm.\n" + FOOT)
    cells = {(b.row, b.column): document.words(b) for b in document.blocks if b.kind is BlockKind.CELL}
    assert cells == {(r, c): words for r, row in enumerate(rows) for c, words in enumerate(row) if words}
    lead = next(i for i, b in enumerate(document.blocks) if b.marker == "1.")
    assert {b.parent for b in document.blocks if b.kind is BlockKind.CELL} == {lead}


def test_a_number_column_begins_its_table() -> None:
    cells = ["Lưu: VT.", "Phan Văn Cội", "PHỤ LỤC", "TT", "Việc", "Hạn", "", "1", "Sửa cầu", "20/8", ""]
    text = "|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in cells)
    assert [[row.cells for row in table] for table in find_tables(text.split("\n"))] == [
        [["TT", "Việc", "Hạn"], ["1", "Sửa cầu", "20/8"]]
    ]


def test_justified_text_is_no_table() -> None:
    text = "1.  Năm học  này,  toàn huyện  huy động\n2.900  học sinh  ra lớp,  đạt 97%,  riêng\ncác xã  vùng sâu  đạt 90%,  tăng  2%.\n"
    document = read_text(HEAD + text + FOOT)
    assert not [b for b in document.blocks if b.kind is BlockKind.CELL]


def test_appendix_after_the_closing_is_body() -> None:
    document = read_text(
        HEAD + "Các xã làm theo phụ lục./.\n" + FOOT + "\nPHỤ LỤC\n\n1. Xã Tân Hòa sửa cầu trước ngày 20/8.\n"
    )
    assert outline(document)[-2:] == ["h0  |PHỤ LỤC", "i1 15 1.|Xã Tân Hòa sửa cầu trước"]


def test_nothing_is_lost() -> None:
    for text in (HEAD + "1. Một việc.\n\nHai việc nữa:\n- ba;\n- bốn.\n" + FOOT, CRAWLED):
        document = read_text(text)
        kept = re.sub(r"\W", "", document.text)
        assert sorted(kept) == sorted(re.sub(r"\W", "", text.replace("_", "")))


def test_blocks_are_ordered_and_do_not_overlap() -> None:
    document = read_text(CRAWLED)
    spans = [block.span for block in document.blocks]
    assert all(one.end < two.start + 1 for one, two in itertools.pairwise(spans))
    assert all(block.parent is None or block.parent < i for i, block in enumerate(document.blocks))
