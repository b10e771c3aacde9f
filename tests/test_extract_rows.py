"""Blocks as rows of words: what one word is, where lines end, where bare names of places stand."""

from __future__ import annotations

import pytest

from extract.entities.rows import words_of
from extract.entities.words import Words
from ingest import Block, BlockKind, Document, Span


def _row(text: str) -> Words:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return next(words_of(Document("id", "a.txt", "text/plain", text, (block,))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở KH&CN tỉnh", ["Sở", "KH", "&", "CN", "tỉnh"]),
        ("Đắk R'Lấp, xã H'Bông", ["Đắk", "R'Lấp", ",", "xã", "H'Bông"]),
        ("tăng 1.234,5 ha", ["tăng", "1.234,5", "ha"]),
        ("quốc lộ 91B", ["quốc", "lộ", "91B"]),
        ("TP.Cần Thơ", ["TP", ".", "Cần", "Thơ"]),
        ("Quyết định số 12/QĐ-UBND", ["Quyết", "định", "số", "12", "/", "QĐ", "-", "UBND"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert _row(text).written == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("huyện Thống Nhất thống nhất chủ trương", ["Thống Nhất"], id="exactly as it is spelled"),
        pytest.param("tỉnh Bà Rịa - Vũng Tàu", ["Bà Rịa - Vũng Tàu", "Vũng Tàu"], id="longest from each word"),
        pytest.param("tỉnh Bà Rịa-Vũng Tàu", ["Bà Rịa-Vũng Tàu", "Vũng Tàu"], id="without blanks"),
        pytest.param("về Cần  Thơ", [], id="two blanks part a name"),
        pytest.param("về Cần\nThơ", [], id="a line's end parts a name"),
    ],
)
def test_bare_names(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, (end, _) in _row(text).bare.items()] == found


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("Sở\nY tế", [False, True, False], id="before the first word of a line"),
        pytest.param("Sở \n\n Y", [False, True], id="an empty line between"),
        pytest.param("\nSở Y\n", [False, False], id="not at the ends of the block"),
    ],
)
def test_where_lines_begin(text: str, broken: list[bool]) -> None:
    assert _row(text).broken == broken
