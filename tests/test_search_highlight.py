"""Marks in the text as it was written, and the stretches worth showing. No engine takes part."""

from __future__ import annotations

from collections import defaultdict

import pytest
from searched_entries import ARCHIVE

from search import highlight, snippets
from search.clauses import Clause
from search.highlight import Snippet
from search.patterns import matches
from search.terms import analyze

SAMPLES = [
    *(entry.text for entry in ARCHIVE),
    "Kỹ sư Hòa (kĩ thuật), hoà giải: 5km, m2, 1.150 ngày công, 1.046,5 ha, 640/1.850, 15.6.2010, 3.000 con.",
    "UBND TP.Cần Thơ; NN&PTNT, NN và PTNT; LĐ-TB&XH; HĐND. Đ/c Đỗ Đức; Ỷ Lan, ỹ. KHCN_x 2002 2.002",
    "ĐỒNG CHÍ NGUYỄN VĂN Ý, ÔNG ƯNG; Œuvre, ñ, ü; số 02-NQ/TU; e-mail a.b@c.d, tel. 02383.844.737",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_a_word_is_marked_where_the_analyzer_finds_it(text: str) -> None:
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for token in analyze(text):
        places[token.folded].add((token.start, token.end))
    for key, expected in places.items():
        if len(key) == 3 and key.isdigit():
            continue  # the last part of a dotted telephone number is not marked: it looks like thousands
        assert set(matches(Clause((key,)), text)) == expected, key


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("Quận Thốt Nốt và thot not", "Thốt Nốt", ["Thốt Nốt"]),  # the marks typed are there: just those
        ("Quận Thốt Nốt và thot not", "thot not", ["Thốt Nốt", "thot not"]),
        ("Quan Thot Not", "Thốt Nốt", ["Thot Not"]),  # they are not there: what was found
        ("Thốt và Nốt", "Thốt Nốt", ["Thốt", "Nốt"]),
        ("Thốt và Nốt", '"Thốt Nốt"', []),
        ("Thốt\nNốt", '"thot not"', ["Thốt\nNốt"]),
        ("Sở KH&CN, khoa học và công nghệ", "khcn", ["KH&CN", "khoa học và công nghệ"]),
        ("Sở KH-CN họp", '"Sở khoa học và công nghệ"', ["Sở KH-CN"]),
        ("Sở KH-CN họp", '"công nghệ họp"', []),  # half of an abbreviation cannot be marked
        ("Sở KH và CN", "công nghệ", ["KH và CN"]),
        ("TP.Cần Thơ, thành phố", "tp cần thơ", ["TP", "Cần Thơ", "thành phố"]),
        ("hoà thuận ở Hòa Bình", "hòa", ["hoà", "Hòa"]),
        ("2.002 cân năm 2002", "2002", ["2.002", "2002"]),
        ("NQ 02-NQ/TU ngày 02/4", "02-NQ/TU", ["02-NQ/TU"]),
        ("có gì đâu", "", []),
        ("có gì đâu", "?!", []),
    ],
)
def test_marks(text: str, asked: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in highlight(text, asked)] == marked


LONG = (
    "Thông báo kết luận\n"
    "Mở đầu, các đại biểu nghe báo cáo chung về tình hình của thành phố trong quý, với nhiều số liệu về sản"
    " xuất, về thu chi và về đời sống. Sở sẽ giúp quận Thốt Nốt lập hồ sơ xin đặt trạm quan trắc ở bờ sông.\n"
    "Phần sau bàn về kinh phí của các quận."
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("trạm quan trắc", ["lập hồ sơ xin đặt [trạm quan trắc] ở bờ sông."]),
        ("giúp Thốt Nốt", ["Sở sẽ [giúp] quận [Thốt Nốt] lập hồ sơ xin đặt trạm quan trắc ở"]),
        ("kinh phí", ["Phần sau bàn về [kinh phí] của các quận."]),
        (
            "hồ sơ kinh phí",
            [
                "quận Thốt Nốt lập [hồ sơ] xin đặt trạm quan trắc ở bờ sông.",
                "Phần sau bàn về [kinh phí] của các quận.",
            ],
        ),
        ("kết luận", ["Thông báo [kết luận]"]),
        ("không có", ["Thông báo kết luận\nMở đầu, các đại biểu nghe báo cáo chung"]),
    ],
)
def test_snippets(asked: str, expected: list[str]) -> None:
    assert [shown(LONG, snippet) for snippet in snippets(LONG, asked, length=60)] == expected


def shown(text: str, snippet: Snippet) -> str:
    start, end, marks = snippet.start, snippet.end, snippet.marks
    for first, last in reversed(marks):
        text = f"{text[:first]}[{text[first:last]}]{text[last:]}"
    return text[start : end + 2 * len(marks)]


@pytest.mark.parametrize("asked", ["thốt", "kinh phí thành phố", "sở quận", "zzz", ""])
@pytest.mark.parametrize("length", [20, 80, 220])
def test_no_word_is_cut(asked: str, length: int) -> None:
    edges = {edge for token in analyze(LONG) for edge in range(token.start + 1, token.end)}
    for snippet in snippets(LONG, asked, length=length, count=5):
        assert snippet.start not in edges
        assert snippet.end not in edges
        assert 0 < snippet.end - snippet.start <= length
        assert all(snippet.start <= start < end <= snippet.end for start, end in snippet.marks)


def test_an_empty_text_has_no_snippet() -> None:
    assert snippets("", "quận") == ()


def test_a_long_text_without_spaces_is_shown_all_the_same() -> None:
    (snippet,) = snippets("x" * 5_000, "quận", length=100)
    assert (snippet.start, snippet.end) == (0, 100)
