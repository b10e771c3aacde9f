"""Figures: which numbers count something, what they are worth in which unit, and what does not count."""

import pytest

from extract.dates.find import find_times
from extract.figures.find import find_figures
from extract.figures.measures import measure_at, noun_at
from extract.figures.segmentation import counted_words
from extract.lexicon import table, words
from extract.record import Entity, Figure
from ingest import Block, BlockKind, Document, Span


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH, marker: str | None = None) -> Document:
    return Document("id", "mau.txt", "text/plain", text, (Block(kind, Span(0, len(text)), marker=marker),))


def figures(text: str, *entities: Entity) -> tuple[Figure, ...]:
    found = document(text)
    return find_figures(found, times=find_times(found), entities=entities)


def pairs(text: str) -> list[tuple[float, str]]:
    return [(figure.value, figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đội kiểm định 2.002 cân tại 38 chợ", [(2002, "cân"), (38, "chợ")]),
        ("Xã gieo 1.234,5 ha lúa", [(1234.5, "ha")]),
        ("vốn 12,6 tỷ đồng", [(12.6, "tỷ đồng")]),
        ("tổng mức 3 tỷ 450 triệu đồng", [(3.45, "tỷ đồng")]),
        ("tổng mức 9 tỷ 80 triệu đồng", [(9.08, "tỷ đồng")]),
        ("mức 1 triệu 200 nghìn đồng/hộ", [(1.2, "triệu đồng/hộ")]),
        ("chi 412.500.000 đồng", [(412_500_000, "đồng")]),
        ("đón 1,2 triệu lượt khách", [(1.2, "triệu lượt khách")]),
        ("hồ chứa gần 1 triệu m3", [(1, "triệu m3")]),
        ("xuất khẩu 40 triệu USD", [(40, "triệu USD")]),
        ("xe 500kg, đường dài 18km, rộng 2m", [(500, "kg"), (18, "km"), (2, "m")]),
        ("bình quân31,5 triệu đồng/người/năm", [(31.5, "triệu đồng/người/năm")]),  # a blank is missing
        ("công suất 20 m3/giờ", [(20, "m3/giờ")]),
        ("giá 360.000 đồng mỗi tấn", [(360_000, "đồng mỗi tấn")]),
        ("họp luân phiên 2 lần/năm", [(2, "lần/năm")]),
        ("tỷ lệ đạt 95,3%, tăng 2 điểm phần trăm", [(95.3, "%"), (2, "điểm phần trăm")]),
        # words
        ("mở hai lớp tập huấn", [(2, "lớp tập huấn")]),
        ("hai mươi lăm hộ dân", [(25, "hộ dân")]),
        ("trễ hơn một năm rưỡi", [(1.5, "năm")]),
        ("mỗi tuần một lần", [(1, "lần")]),
        ("mỗi năm hai lần", [(2, "lần")]),
        ("trang bị 01 (một) máy bơm", [(1, "máy bơm")]),
        ("Ban có năm thành viên", [(5, "thành viên")]),
        # two numbers
        ("đạt 56/93 tiêu chí", [(56, "tiêu chí"), (93, "tiêu chí")]),
        ("từ 320 đến 350 ha", [(320, "ha"), (350, "ha")]),
        ("lớp có 45 - 48 học sinh", [(45, "học sinh"), (48, "học sinh")]),
        ("giảm từ 41 mg/l xuống 24 mg/l", [(41, "mg/l"), (24, "mg/l")]),
        ("tăng từ 2 lên 4 mũi thi công", [(2, "mũi thi công"), (4, "mũi thi công")]),
        ("hoàn thành 11 trong số 15 mục tiêu", [(11, "mục tiêu"), (15, "mục tiêu")]),
        ("còn 112 tàu/586 lao động", [(112, "tàu"), (586, "lao động")]),
        ("cầu rộng 5,7m x 48m", [(5.7, "m"), (48, "m")]),
        # durations that are asserted, frequencies
        ("tạm đình chỉ hoạt động 03 tháng", [(3, "tháng")]),
        ("thời hạn thuê 20 năm", [(20, "năm")]),
        ("công trình chậm 35 ngày", [(35, "ngày")]),
        ("cầu xuống cấp đã 4 năm nay", [(4, "năm")]),
        ("giao ban 2 tuần/lần", [(2, "tuần/lần")]),
        ("dự án đắp chiếu đã 16 tháng trôi qua", [(16, "tháng")]),
        # units that other words or spellings hide
        ("kim ngạch gần 700 triệu Euro", [(700, "triệu Euro")]),
        ("khai thác 2 triệu m 3 /năm", [(2, "triệu m 3 /năm")]),
        ("cá nặng từ 2kg-3kg/con", [(2, "kg"), (3, "kg/con")]),
        ("gần 9.900 tổ chức tham gia", [(9900, "tổ chức")]),
        ("kiểm tra 4 Viện trên", [(4, "Viện")]),
        ("đại diện 15 vạn hộ dân", [(15, "vạn hộ dân")]),
        ("đạt tỷ lệ 11/15 xã", [(11, "xã"), (15, "xã")]),
        # numbers after words that otherwise only name
        ("UBND 17 xã, thị trấn", [(17, "xã, thị trấn")]),
        ("hỗ trợ xã 4 tỉ đồng", [(4, "tỉ đồng")]),
        ("cả năm 12.875 ha", [(12_875, "ha")]),
        ("trong tổng số 142 hộ", [(142, "hộ")]),
        ("dân tộc thiểu số 13.215 em", [(13_215, "em")]),
        ("dựng 3 vệt rào", [(3, "vệt rào")]),  # a noun of no list
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[float, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 21 tháng 4 năm 2010, lúc 14g00, tại Hội trường", "họp từ 8 giờ 30 đến 11 giờ", "trước ngày 15/6/2012",
        "kế hoạch năm 2018 và giai đoạn 2016-2020", "trong 6 tháng đầu năm", "sau 4 tháng triển khai", "hai năm qua",
        "trong vòng 15 ngày kể từ ngày ký", "trong 24h tới", "5 tháng qua",
        "Nghị quyết 02-NQ/TU, Quyết định số 793/QĐ-TTg, Nghị định 100, Thông tư 12/2020/TT-BTC", "theo khoản 2 Điều 5",
        "phường 16, quận 8, ấp 5, tổ 42, hẻm 14 và khu vực 3", "đường Quốc lộ 91, tuyến số 8", "học sinh lớp 6 và lớp 9",
        "hội nghị lần thứ 2, đợt 3, quý 2", "Điện thoại: 0292.3820674, Fax 02923821471", "các tổ 6, 7, 8 thu tiền",
        "chính quyền hai cấp", "trực 24/24 giờ", "phương châm bốn tại chỗ", "cơ chế một cửa", "cuộc cách mạng 4.0",
        'phong trào "5 không 3 sạch"', "gần gấp đôi", "hàng trăm hộ dân", "vài chục người", "một số hộ dân", "Ban có một ông",
        "xã Ba Tri và ông Năm", "trong năm xã đã họp", "năm học sinh giỏi", "trường Tân Lộc 2 với sân mới", "Km 27+400",
        "quy hoạch tỷ lệ 1/500 khu vực nội thành", "phục vụ dịp 30-4 và 2-9 sắp tới", "Hai đồng Chủ tịch ký biên bản",
        "lần thứ hai tổ công tác về xã", "đường vành đai 3 đoạn qua huyện", "Sở đã 3 bàn giao hồ sơ",
        "Ba năm nay bà con chờ điện", "hơn 30 năm trước", "cách đây 4 năm", "song gần 6 năm trôi qua", "Qua hơn ba năm làm thử",
        "nhận Huy hiệu 45 năm và 50 năm tuổi Đảng", "thông báo trước ít nhất 06 giờ", "trong vòng 2 - 3 năm",
        "yêu cầu trong 1 tuần phải có kết quả", "05 năm giai đoạn 2020 - 2025", "nâng số liệu 6 tháng",
        "1A, 1G và 2B", "28 tết", "1. Về công tác đào tạo", "mỗi quý họp bàn", "cứ 3 năm tổ chức lại",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("thất thoát trên 35%", "trên"), ("gần 95 tỷ đồng", "gần"), ("khoảng 650 hộ", "khoảng"), ("giảm 4%", "giảm"),
        ("tối đa 02 dự án", "tối đa"), ("ít nhất 80%", "ít nhất"), ("không quá 15 triệu đồng", "không quá"),
        ("đạt 98% trở lên", "trở lên"), ("mới có 38% hộ dân", "mới"), ("ước đạt 30%", "ước"), ("có 12 cán bộ", None),
    ],
)  # fmt: skip
def test_qualifiers(text: str, qualifier: str | None) -> None:
    assert figures(text)[0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Thu ngân sách đạt 21 tỷ đồng, bằng 53% dự toán.", ["Thu ngân sách đạt 21 tỷ đồng", "bằng 53% dự toán"]),
        ("Toàn xã còn 187 hộ nghèo; có 5 ấp khó khăn.", ["Toàn xã còn 187 hộ nghèo", "có 5 ấp khó khăn"]),
        ("Diện tích 1.045,5 ha, tăng 2%.", ["Diện tích 1.045,5 ha", "Diện tích 1.045,5 ha, tăng 2%"]),
    ],
)
def test_the_clause_is_quoted(text: str, quotes: list[str]) -> None:
    assert [figure.quote for figure in figures(text)] == quotes


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Từ đầu năm 2017 đến nay xã dời 12 hộ.", "Từ đầu năm 2017 đến nay"),
        ("Đến năm 2020 trên 90% hộ có nước.", "Đến năm 2020"),
        ("6 tháng đầu năm 2017 xã thu 5 tỷ đồng.", "6 tháng đầu năm 2017"),
        ("Xã thu 5 tỷ đồng trong quý I/2017.", "quý I/2017"),
        ("Mỗi ngày xã gom 80 tấn rác với giá 360.000 đồng.", "Mỗi ngày"),
        ("Năm 2016 xã thu 5 tỷ đồng, bằng 109% so với năm 2015.", "Năm 2016"),
        ("Xã thu 5 tỷ đồng, tăng so với năm 2015.", None),
        ("Theo tờ trình ngày 05 tháng 3 năm 2012, xã dời 12 hộ.", None),
        ("Xã thực hiện kế hoạch năm 2017 cho 12 hộ.", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    assert figures(text)[0].period == period


def test_a_frequency_dates_its_own_number_alone() -> None:
    assert [figure.period for figure in figures("Mỗi ngày xã gom 80 tấn rác với giá 360.000 đồng.")] == [
        "Mỗi ngày",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Sở sẽ di dời 1.300 cây xanh.", "cây xanh sẽ di dời"),
        ("Có 25 hộ nghèo nhận bò giống và 3 hộ nhận tiền.", "hộ nghèo nhận bò giống"),
        ("Diện tích gieo trồng là 1.045,5 ha.", "Diện tích gieo trồng"),
    ],
    ids=["the act on it", "up to the next number", "what is measured"],
)
def test_subjects(text: str, subject: str) -> None:
    assert figures(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Quận có 35 đề tài, trong đó 14 đề tài cấp tỉnh và 21 đề tài cấp cơ sở.", "35 = 14 + 21"),
        ("Quận có 35 dự án (14 dự án mới và 20 dự án chuyển sang).", "35 ≠ 14 + 20 (34)"),
        ("Vốn 10 tỷ đồng, gồm 4,5 tỷ đồng của tỉnh và 5,5 tỷ đồng của huyện.", "10 = 4,5 + 5,5"),
        ("Quận có 35 đề tài, trong đó có 14 đề tài cấp tỉnh.", None),
        ("Xã có 35 hộ nghèo, 14 hộ cận nghèo và 21 hộ khá.", None),
        ("Tỉnh chi 205 tỷ đồng, gồm khoản ứng 59 tỷ đồng. Trung ương cho 180 tỷ đồng.", None),
    ],
    ids=["holds", "does not hold", "money", "one part", "a mere row", "another sentence"],
)
def test_parts_and_whole(text: str, note: str | None) -> None:
    assert figures(text)[0].note == note


def test_a_figure_points_at_its_number_and_unit() -> None:
    text = "Quận mở 02 lớp tập huấn trong tháng 9/2018 tại phường Tân Lộc."
    place = Entity("LOC", "phường Tân Lộc", mentions=(Span(text.index("phường"), len(text) - 1),))
    (figure,) = figures(text, place)
    assert figure.span.of(text) == "02 lớp tập huấn"
    assert (figure.places, figure.period) == (("phường Tân Lộc",), "tháng 9/2018")


def test_a_number_in_a_name_does_not_count() -> None:
    text = "Trường mầm non 3 nắng đón học sinh"
    school = Entity("ORG", "Trường mầm non 3 nắng", mentions=(Span(0, 21),))
    assert figures(text, school) == ()


@pytest.mark.parametrize(
    ("kind", "marker", "count"),
    [
        (BlockKind.PARAGRAPH, None, 1), (BlockKind.ITEM, "-", 1), (BlockKind.HEADING, "2.", 1),
        (BlockKind.HEADING, None, 0),  # a crosshead repeats the body
        (BlockKind.TITLE, None, 0), (BlockKind.FURNITURE, None, 0), (BlockKind.RECIPIENTS, None, 0),
        (BlockKind.SIGNATURE, None, 0), (BlockKind.HEADER, None, 0),
    ],
)  # fmt: skip
def test_only_the_body_counts(kind: BlockKind, marker: str | None, count: int) -> None:
    assert len(find_figures(document("Về hỗ trợ 27 hộ", kind, marker), times=())) == count


@pytest.mark.parametrize(
    ("news", "paragraphs", "expected"),
    [
        (True, ["Huyện sẽ di dời 120 hộ.", "Ông A nói: 120 hộ ở ven sông phải dời."], [(120, 1)]),
        (True, ["Huyện sẽ di dời 120 hộ.", "Việc dời dân kéo dài."], [(120, 0)]),
        (True, ["Huyện sẽ di dời 120 hộ, còn 120 hộ nữa."], [(120, 0), (120, 0)]),
        (False, ["Huyện sẽ di dời 120 hộ.", "Bố trí đất cho 120 hộ."], [(120, 0), (120, 1)]),
        (True, ["Việc dời dân kéo dài.", "Bãi rác nhận 500 tấn. Ảnh: Báo. Theo Sở, bãi nhận 500 tấn."], [(500, 1)]),
    ],
    ids=["lede", "lede says it alone", "no lede", "notice", "caption"],
)
def test_a_post_states_once(news: bool, paragraphs: list[str], expected: list[tuple[float, int]]) -> None:
    text = "\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    spans = [Span(start, start + len(paragraph)) for start, paragraph in zip(starts, paragraphs, strict=True)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
    found = find_figures(Document("id", "mau.txt", "text/plain", text, blocks), times=(), news=news)
    assert [(f.value, next(i for i, s in enumerate(spans) if s.contains(f.span))) for f in found] == expected


def tabular(rows: list[list[str]]) -> Document:
    text, blocks = "", []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            span = Span(len(text), len(text) + len(cell))
            blocks.append(Block(BlockKind.CELL, span, table=0, row=row, column=column))
            text += cell + ("\n" if column == len(cells) - 1 else " ")
    return Document("id", "mau.txt", "text/plain", text, tuple(blocks))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["TT", "Xã", "Nước máy (%)", "Số hộ nghèo"], ["1", "Tân Hòa", "81,5", "96"], ["2", "Phú Lộc", "77", "124"]],
            [(81.5, "%", "Tân Hòa 81,5 96"), (96, "hộ nghèo", "Tân Hòa 81,5 96"), (77, "%", "Phú Lộc 77 124"),
             (124, "hộ nghèo", "Phú Lộc 77 124")],
        ),
        (
            [["Nội dung", "ĐVT", "Kế hoạch"], ["Trồng rừng", "ha", "1.250"], ["Đường giao thông", "km", "12,5"]],
            [(1250, "ha", "Trồng rừng ha 1.250"), (12.5, "km", "Đường giao thông km 12,5")],
        ),
        (
            [["Nạo vét kênh", "3.915 triệu đồng"]],
            [(3915, "triệu đồng", "Nạo vét kênh 3.915 triệu đồng")],
        ),
        ([["STT", "Tên", "Năm"], ["1", "Trạm bơm", "2015"]], []),
    ],
    ids=["unit in the heading", "unit in its own column", "unit in the cell", "nothing counted"],
)  # fmt: skip
def test_tables(rows: list[list[str]], expected: list[tuple[float, str, str]]) -> None:
    found = find_figures(tabular(rows), times=())
    assert [(figure.value, figure.unit, figure.quote) for figure in found] == expected


def test_every_measure_and_noun_is_reachable() -> None:
    for unit, _ in table("measures.tsv"):
        assert measure_at(f"12 {unit}", 2) == 3 + len(unit), unit
    for noun in words("counted_nouns.txt"):
        assert noun_at(f"12 {noun}", 2) == 3 + len(noun), noun


def test_every_word_that_names_by_number_is_reachable() -> None:
    for head in words("ordinal_heads.txt"):
        assert pairs(f"bên {head} 7 xanh tươi") == [], head


def test_every_word_that_is_not_counted_is_reachable() -> None:
    for word in words("not_counted.txt"):
        assert pairs(f"được 7 {word} xanh") == [], word


def test_every_set_phrase_is_reachable() -> None:
    for phrase in words("set_phrases.txt"):
        assert pairs(f"theo {phrase} hộ dân") == [], phrase


def test_every_qualifier_is_reachable() -> None:
    for phrase, side in table("qualifiers.tsv"):
        text = f"Xã {phrase} 7 hộ" if side == "before" else f"Xã có 7 hộ {phrase}"
        assert figures(text)[0].qualifier == phrase, phrase


# text after the number, the counted noun: what the segmentation makes of a noun that no list has
COUNTED = [
    ("bác sỹ tình nguyện về xã", "bác sỹ"),
    ("vệt nứt, dài 40 m", "vệt nứt"),
    ("cơ quan báo chí đưa tin", "cơ quan"),
    ("nắp", "nắp"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "noun"), COUNTED, ids=[row[1] or "nothing" for row in COUNTED])
def test_an_unknown_noun_is_cut_at_its_words(text: str, noun: str) -> None:
    assert counted_words(text) == noun
