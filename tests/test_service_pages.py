"""Pages as a guest gets them, without scripts: words, links, marks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fixture_pages import BASE, TOKEN, Told
from starlette.testclient import TestClient

from ingest import Block, BlockKind, Box, Document, Span
from service.app import create_app
from service.archive import open_archive
from service.pages.marking import Mark, Piece, ShownBlock, ShownTable, show_blocks
from service.pages.remembered import Remembered
from service.pages.rendering import in_tongue, show_day
from service.pages.sheets import boxes_of
from service.texts import load_texts

THOT_NOT = "Chi cục Đo lường hướng dẫn quận Thốt Nốt hoàn tất hồ sơ trong quý III năm 2010"


@pytest.mark.parametrize(
    ("path", "shown", "hidden"),
    [
        # the first page: what the archive holds, and questions that it can answer
        ("/", ["Ai đã hứa gì", "Giấy mời", "Đã hứa gì với Thốt Nốt năm 2010?"], ['href="/them"']),
        ("/?lang=en", ["Who promised what", 'lang="en"'], ["Ai đã hứa gì"]),
        # the theme is known to the server: no flash, no script
        ("/?theme=dark", ["dark.css"], ['media="(prefers-color-scheme: dark)"']),
        ("/?theme=light", ["base.css"], ["dark.css"]),
        # words with marks, without, and of a fact
        ("/tim?q=trạm cân", ["Tìm thấy 1 văn bản", '<mark class="hit">'], ["Cờ Đỏ"]),
        ("/tim?q=tram can", ["Tìm thấy 1 văn bản"], ["Giấy mời"]),
        ("/tim?q=thot not&loai=cau", ["Tìm thấy", THOT_NOT[:20]], []),
        # a filter in force can be taken off
        ("/tim?kieu=news", ["Tin bài", "Bỏ lọc:"], ["Giấy mời"]),
        ("/tim?tu=2017-01-01&den=2017-12-31", ["1/1/2017 – 31/12/2017", "Cờ Đỏ"], ["trạm cân đối chứng"]),
        # nothing found says what to do
        ("/tim?q=khongcogihet", ["Không thấy gì", "viết không dấu"], []),
        # a question is answered above the results
        ("/tim?q=đã hứa gì với Thốt Nốt?", ["Trả lời", "Hiểu là", THOT_NOT], []),
        ("/tim?q=đã hứa gì với Thốt Nốt năm 2011?", ["Kho không có cam kết nào như vậy"], [THOT_NOT]),
        # promises of a place: direct, indirect with the reason, duties apart
        ("/hua?noi=Thốt Nốt", [THOT_NOT, "Gián tiếp", "Việc nơi này phải làm", "Chi cục Đo lường"], ["hứa sửa"]),
        ("/hua?noi=thot not&ht=assignment", ["Phòng Kinh tế quận Thốt Nốt phải gửi hồ sơ"], [THOT_NOT]),
        ("/hua?noi=thot not&ngay=2010-08-01", ["Còn trong hạn"], ["Hết hạn"]),
        ("/hua?noi=quận 13", ["Chưa thấy lời hứa nào"], []),
        ("/hua", ["Những địa phương được nhắc nhiều", "quận Thốt Nốt"], []),
        ("/co-quan?ten=Chi cục Đo lường", [THOT_NOT, "Việc phải làm"], []),
        # text of a document is text, whatever it looks like
        ("/tim?q=bến phà", ["&lt;script&gt;"], ["<script>alert"]),
        # what the machine is least certain of, with the number
        ("/xem-lai", ["Nên xem lại trước", "từ ít chắc đến chắc nhất", "Chắc ", THOT_NOT], ["Liên quan"]),
        ("/xem-lai?lang=en", ["To check first", "% certain"], []),
        ("/xem-lai?trang=9", [THOT_NOT], ["Kho chưa có cam kết nào"]),
        ("/luot-chay", ["Mọi tệp đều đã đọc được", "Nạp văn bản"], []),
        ("/them", ["Chỉ người giữ kho"], ["<form class"]),
        ("/api", ["GET /api/search", "POST /api/documents"], []),
    ],
)  # fmt: skip
def test_page_shows(guest: TestClient, path: str, shown: list[str], hidden: list[str]) -> None:
    guest.cookies.clear()
    page = guest.get(path)
    assert page.status_code == 200
    for words in shown:
        assert words in page.text
    for words in hidden:
        assert words not in page.text


def test_document_marks_its_facts_and_lists_them(guest: TestClient, shared: Told) -> None:
    page = guest.get(f"/van-ban/{shared.ids['tram-can.txt']}").text
    marked = set(re.findall(r'id="f-([^"]+)"', page))
    listed = set(re.findall(r'id="d-([^"]+)"', page))
    assert len(marked) == 6  # three commitments, a decision, two figures
    assert marked == listed
    for fact in marked:  # both ways
        assert f'href="#f-{fact}"' in page
        assert f'href="#d-{fact}"' in page
    assert "30/9/2010" in page
    assert "test.row" in page
    assert "Họp ngày 21/4/2010" in page


def test_document_shows_the_words_that_were_searched(guest: TestClient, shared: Told) -> None:
    page = guest.get(f"/van-ban/{shared.ids['tram-can.txt']}?q=hồ sơ").text
    assert page.count('class="hit"') == 2
    assert "← Về kết quả tìm kiếm" in page


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/khong-co", 404, "Không có trang hay văn bản này"),
        ("/van-ban/khong-co", 404, "Không có trang hay văn bản này"),
        ("/tim?tu=hôm qua", 400, "tu=hôm qua"),
        ("/tim?q=" + "a" * 301, 400, "dài quá 300 ký tự"),
        ("/tim?trang=501", 400, "trang=501"),
        ("/hua?noi=x&ngay=32/13", 400, "ngay=32/13"),
        ("/them/khong-co", 403, "Chỉ người giữ kho"),
        ("/?token=sai", 403, "Mã của người giữ kho không đúng"),
    ],
)
def test_error_is_a_page_that_says_what_to_do(guest: TestClient, path: str, status: int, words: str) -> None:
    guest.cookies.clear()
    page = guest.get(path)
    assert page.status_code == status
    assert words in page.text
    assert "Về trang đầu" in page.text


def test_original_is_saved_and_never_shown(guest: TestClient, shared: Told) -> None:
    answer = guest.get(f"/van-ban/{shared.ids['co-do.txt']}/goc")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_page_needs_another_site_or_an_inline_script(guest: TestClient, shared: Told) -> None:
    for path in ("/", "/tim", "/hua?noi=thot not", f"/van-ban/{shared.ids['tram-can.txt']}", "/luot-chay", "/api"):
        page = guest.get(path)
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)
        assert not re.search(r"<script(?![^>]*src=)|style=\"|\son\w+=", page.text)


def test_withdrawn_document_is_a_page_without_its_text(visitor: TestClient, told: Told) -> None:
    document = told.ids["tram-can.txt"]
    visitor.get("/", params={"token": TOKEN})
    mark = re.search(r'name="mark" value="([^"]+)"', visitor.get(f"/van-ban/{document}").text)
    assert mark is not None
    sent = visitor.post(f"/van-ban/{document}/rut", data={"mark": mark[1], "reason": "Sai số liệu"})
    assert sent.status_code == 303
    page = visitor.get(f"/van-ban/{document}")
    assert page.status_code == 410
    assert "Sai số liệu" in page.text
    assert THOT_NOT not in page.text + visitor.get("/hua?noi=thot not").text + visitor.get("/tim?q=thot not").text


def test_languages_have_the_same_words_to_fill() -> None:
    vietnamese, english = load_texts("vi").words, load_texts("en").words
    singular = {key for key in english if key.endswith(".one")}
    assert set(vietnamese) == set(english) - singular
    for key, words in vietnamese.items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", english[key])), key


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [(2002, "2.002", "2,002"), (12.6, "12,6", "12.6"), (1234.5, "1.234,5", "1,234.5"), (0, "0", "0")],
)
def test_numbers(value: float, vietnamese: str, english: str) -> None:
    assert load_texts("vi").number(value) == vietnamese
    assert load_texts("en").number(value) == english


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("tệp rỗng / empty file", "vi", "tệp rỗng"),
        ("tệp rỗng / empty file", "en", "empty file"),
        ("only one language", "vi", "only one language"),
        ("a / b / c", "en", "a / b / c"),  # not two languages
    ],
)
def test_two_languages_in_one(words: str, language: str, shown: str) -> None:
    assert in_tongue(words, language) == shown


def test_days_are_written_as_in_documents() -> None:
    assert show_day("2010-04-01") == "1/4/2010"


def test_counts_are_kept_for_as_long_as_they_cost() -> None:
    now = 0.0
    made = []

    def count() -> int:
        nonlocal now
        now += 2  # seconds
        made.append(now)
        return len(made)

    remembered = Remembered(clock=lambda: now)
    assert [remembered.get("key", count), remembered.get("key", count)] == [1, 1]
    now += 39
    assert remembered.get("key", count) == 1
    now += 2
    assert [remembered.get("key", count), remembered.get("other", count)] == [2, 3]


def _flat(pieces: list[Piece], around: tuple[str, ...] = ()) -> list[tuple[str, frozenset[str]]]:
    flat = []
    for piece in pieces:
        if piece.mark is None:
            flat += [(letter, frozenset(around)) for letter in piece.text]
        else:
            flat += _flat(piece.inside, (*around, piece.mark.id))
    return flat


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 5), (1, 3)],  # one inside the other
        [(0, 5), (3, 8)],  # crossing
        [(0, 8), (2, 6), (4, 10)],  # crossing two
        [(2, 4), (2, 4)],  # the same twice
        [(0, 12)],  # over both blocks
        [(5, 5), (1, 2)],  # empty ones vanish
        [(3, 9), (0, 6), (5, 12), (4, 5)],
    ],
)
def test_marks_nest_and_cover_just_their_letters(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghijkl"
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 7)), Block(BlockKind.PARAGRAPH, Span(7, 12)))
    document = Document("s", "n", "text/plain", text, blocks)
    marks = [Mark(str(number), "figure", Span(*span)) for number, span in enumerate(spans)]
    for shown in show_blocks(document, marks):
        assert isinstance(shown, ShownBlock)
        assert _flat(shown.pieces) == [
            (text[place], frozenset(mark.id for mark in marks if mark.span.start <= place < mark.span.end))
            for place in range(shown.block.span.start, shown.block.span.end)
        ]


def test_each_mark_has_one_anchor_though_it_is_cut() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 3)), Block(BlockKind.PARAGRAPH, Span(3, 6)))
    document = Document("s", "n", "text/plain", "abcdef", blocks)
    shown = show_blocks(document, [Mark("x", "figure", Span(1, 5))])
    firsts = [piece.first for one in shown if isinstance(one, ShownBlock) for piece in one.pieces if piece.mark]
    assert firsts == [True, False]


def test_cells_become_a_table_where_they_stand() -> None:
    kinds = [
        Block(BlockKind.PARAGRAPH, Span(0, 1)),
        *(Block(BlockKind.CELL, Span(n, n + 1), table=0, row=(n - 1) // 2, column=(n - 1) % 2) for n in range(1, 5)),
        Block(BlockKind.PARAGRAPH, Span(5, 6)),
    ]
    shown = show_blocks(Document("s", "n", "text/plain", "abcdef", tuple(kinds)), [])
    assert [type(one) for one in shown] == [ShownBlock, ShownTable, ShownBlock]
    assert isinstance(shown[1], ShownTable)
    assert [[cell.pieces[0].text for cell in row] for row in shown[1].rows] == [["b", "c"], ["d", "e"]]


@pytest.mark.parametrize(
    ("span", "lines"),
    [((0, 10), [0]), ((12, 18), [1]), ((5, 15), [0, 1]), ((0, 20), [0, 1]), ((20, 25), [])],
)
def test_boxes_are_the_lines_on_which_a_fact_stands(span: tuple[int, int], lines: list[int]) -> None:
    boxes = (Box(0, 0.1, 0.1, 0.9, 0.12), Box(0, 0.1, 0.12, 0.9, 0.14))
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 20), boxes=boxes), Block(BlockKind.PARAGRAPH, Span(20, 25)))
    document = Document("s", "n", "application/pdf", "x" * 25, blocks, pages=1)
    assert list(boxes_of(document, Span(*span))) == [boxes[line] for line in lines]


def test_promises_are_answered_while_the_index_is_down(told: Told) -> None:
    settings = replace(told.archive.settings, index="http://127.0.0.1:9/camket")
    with open_archive(settings) as archive, TestClient(create_app(archive), base_url=BASE) as client:
        assert THOT_NOT in client.get("/hua?noi=thot not").text
        assert client.get("/").status_code == 200
        page = client.get("/tim?q=trạm")
        assert page.status_code == 503
        assert "camket reindex" in page.text
        error = client.get("/api/search?q=trạm").json()["error"]
        assert (error["code"], error["remedy"]) == ("index_not_filled", "Run: camket reindex.")
