"""HTML pages: the document among the site's furniture."""

from pathlib import Path

import pytest

from ingest import BlockKind, Document, Source, read

FILES = Path(__file__).parent / "files"
LONG = "Các đơn vị báo cáo kết quả quý I và nêu khó khăn về hạ tầng, nhân lực, kinh phí; đề nghị huyện hỗ trợ thêm. "


def read_page(html: str, *, name: str = "a.html", encoding: str = "utf-8") -> Document:
    return read(Source(html.encode(encoding), name))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.words(b)) for b in document.blocks]


def test_a_post_with_menu_list_table_and_links() -> None:
    document = read(Source((FILES / "post.html").read_bytes(), "post.html"))
    found = kinds(document)
    assert document.meta["title"] == "Hội nghị giao ban chuyển đổi số quý I"
    assert document.meta["published"] == "2019-04-02"
    assert ("title", "Hội nghị giao ban chuyển đổi số quý I") in found
    assert ("furniture", "Quang cảnh hội nghị") in found
    assert ("furniture", "Trang chủ") in found
    assert ("furniture", "Tập huấn cho 60 cán bộ xã") in found
    assert not any("ẩn đi" in words or "var a" in words for _, words in found)
    items = {document.words(b): b for b in document.blocks if b.kind is BlockKind.ITEM}
    inner, outer = items["Lắp 3 máy chủ;"], items["Trung tâm Dữ liệu:"]
    assert (inner.marker, inner.level, document.blocks[inner.parent or 0]) == ("1.", 1, outer)
    assert [document.words(b) for b in document.blocks if b.row == 1] == ["1", "Huyện An Bình", "1.204"]


def test_a_notice_reads_as_its_text_would() -> None:
    document = read(Source((FILES / "notice.html").read_bytes(), "notice.html"))
    found = kinds(document)
    assert found[:6] == [
        ("header", "ỦY BAN NHÂN DÂN HUYỆN SÔNG MƠ"),
        ("header", "Số: 45/TB-UBND"),
        ("header", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("header", "Độc lập - Tự do - Hạnh phúc"),
        ("header", "Sông Mơ, ngày 12 tháng 6 năm 2017"),
        (
            "title",
            "THÔNG BÁO\nKết luận của Chủ tịch UBND huyện tại cuộc họp giao ban tháng 5 về nước sạch và giao thông nông thôn",
        ),
    ]
    assert found[-4:] == [
        ("signature", "TL. CHỦ TỊCH"),
        ("signature", "CHÁNH VĂN PHÒNG"),
        ("signature", "(đã ký)"),
        ("signature", "Đoàn Thị Mận"),
    ]
    assert [document.words(b) for b in document.blocks if b.row == 2] == [
        "2",
        "Nối mạng ấp Hòa Bình, 120 hộ",
        "UBND xã Tân Hòa",
        "quý III/2017",
    ]


def test_a_notice_inside_a_site() -> None:
    notice = (FILES / "notice.html").read_text("utf-8").split("<body>")[1].split("</body>")[0]
    page = (
        "<html><head><title>Thông báo giao ban tháng 5 - Huyện Sông Mơ</title></head><body><form>"
        "<div class='nav'><a href=/>Trang chủ</a> <a href=/t>Tin tức</a></div>"
        "<h1>Thông báo giao ban tháng 5</h1><span>Cập nhật: 14/06/2017 09:00</span>"
        f"<div class='content'>{notice}</div>"
        "<div class='foot'>Bản quyền thuộc UBND huyện. Điện thoại: 0200 000 000</div></form></body></html>"
    )
    document = read_page(page)
    own = [pair for pair in kinds(document) if pair[0] != "furniture"]
    assert own == [pair for pair in kinds(read_page(f"<body>{notice}</body>")) if pair[0] != "furniture"]
    assert ("furniture", "Thông báo giao ban tháng 5") in kinds(document)
    assert document.meta["published"] == "2017-06-14"


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        ("", "<h1>Họp bàn về nước sạch</h1><p>Thứ ba, 02/04/2019 08:00</p>", "2019-04-02"),
        ('<meta property="article:published_time" content="2019-04-03T01:00">', "<h1>Họp bàn về nước sạch</h1>", "2019-04-03"),
        ('<meta property="article:published_time" content="2024-01-01">',
         "<h1>Họp bàn về nước sạch</h1><p>[02/04/2019 08:00]</p>", "2019-04-02"),  # the text goes before metadata
        ("", "<p>Thứ hai, 01/01/2024 10:00</p><p>Trang chủ</p><p>Tin tức</p><h1>Họp bàn về nước sạch</h1><p>02/04/2019 08:00</p>",
         "2019-04-02"),  # today's date at the top of the site
        ("", "<h1>Họp bàn về nước sạch</h1>", None),
    ],
)  # fmt: skip
def test_date_of_posting(head: str, above: str, published: str | None) -> None:
    document = read_page(
        f"<html><head>{head}<title>Họp bàn về nước sạch</title></head><body>{above}<p>{LONG * 3}</p></body>"
    )
    assert document.meta.get("published") == published


@pytest.mark.parametrize(
    ("html", "encoding"),
    [
        ('<meta charset="windows-1258"><p>{}</p>', "cp1258"),
        ('<meta charset="utf-8"><p>{}</p>', "utf-8"),
        ('<meta charset="iso-8859-1"><p>{}</p>', "utf-8"),  # a page that lies
        ("<html><p>{}</p>", "utf-16"),
    ],
)
def test_charset(html: str, encoding: str) -> None:
    text = "Uy ban hop ve duong sa" if encoding == "cp1258" else "Ủy ban họp về đường sá"
    text = "Ông Dân âu lo về đê ở Cà Mau" if encoding == "cp1258" else text
    text = text.replace("ề", "ê\u0300").replace("ở", "ơ\u0309") if encoding == "cp1258" else text
    document = read_page(html.format(text), encoding=encoding)
    assert document.text in ("Ủy ban họp về đường sá", "Ông Dân âu lo về đê ở Cà Mau")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>H&#7885;p &amp; b&agrave;n &nbsp;v&ecirc;&#768;</p>", ["Họp & bàn về"]),
        ("<p>Một<!-- ghi chú -->hai<script>x</script></p>", ["Mộthai"]),
        ("<p>Một <b>đậm</b>,<br>hai<br><br>ba</p>", ["Một đậm,", "hai", "ba"]),
        ("<pre>một\nhai</pre>", ["một", "hai"]),
        ("<div>một<p>hai</div>ba", ["một", "hai", "ba"]),  # tags left open
        ("<p hidden>ẩn</p><p style='display: none'>ẩn</p><p>hiện</p>", ["hiện"]),
    ],
)
def test_text_of_tags(html: str, words: list[str]) -> None:
    document = read_page(f"<html><body>{html}</body></html>")
    assert [document.words(b) for b in document.blocks] == words


def test_an_ordered_list_keeps_the_signs_that_a_browser_shows() -> None:
    document = read_page("<body><p>Giao:</p><ol type=a start=3><li>Xã lo đất;<li>Huyện lo vốn.</ol></body>")
    assert document.text == "Giao:\nc) Xã lo đất;\nd) Huyện lo vốn."
    assert [b.marker for b in document.blocks] == [None, "c)", "d)"]


def test_cells_that_span_keep_the_columns() -> None:
    document = read_page(
        "<table border=1><tr><th>Xã</th><th colspan=2>Hộ</th></tr><tr><td rowspan=2>Tân Hòa</td><td>nghèo</td><td>96</td></tr>"
        "<tr><td>cận nghèo</td><td>12</td></tr></table>"
    )
    places = {document.words(b): (b.row, b.column) for b in document.blocks}
    assert places == {
        "Xã": (0, 0),
        "Hộ": (0, 2),
        "Tân Hòa": (1, 0),
        "nghèo": (1, 1),
        "96": (1, 2),
        "cận nghèo": (2, 1),
        "12": (2, 2),
    }


@pytest.mark.parametrize(
    "html",
    ["<div>" * 60_000 + "Xin chào", "<b>" * 30_000 + "Xin chào", "<table><tr><td>" * 2_000 + "Xin chào", "<ul><li>" * 3_000 + "Xin chào",
     "Xin chào" + "<" * 200_000, "Xin chào <p " + "a=b " * 100_000],
    ids=["div", "b", "table", "ul", "brackets", "attributes"],
)  # fmt: skip
def test_hostile_nesting_is_read(html: str) -> None:
    assert "Xin chào" in read_page(f"<html><body>{html}").text
