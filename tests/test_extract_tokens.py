"""Syllables: the Doc's text is the document's text, and every token knows its place in it."""

from __future__ import annotations

import pytest

from extract.tokens import phrase_matcher, syllables


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
def test_syllables(text: str, expected: list[str]) -> None:
    assert [token.text for token in syllables(text) if not token.is_space] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\nHai  dòng,\t một\n", "  đầu và cuối  ", "một\r\nhai", "Ô. A\u00a0B"])
def test_nothing_of_the_text_is_lost(text: str) -> None:
    tokens = syllables(text)
    assert tokens.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in tokens)


def test_phrases_are_matched_in_exactly_their_spelling() -> None:
    matcher = phrase_matcher([("place", ["Thống Nhất", "Hòa Bình"])])
    text = "huyện Thống Nhất thống nhất chủ trương; sống trong hòa bình"
    tokens = syllables(text)
    assert [tokens[first:last].text for _, first, last in matcher(tokens)] == ["Thống Nhất"]
