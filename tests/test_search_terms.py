"""The analyzer: what becomes of a text, with offsets into it."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from search.abbreviations import abbreviations, read_abbreviations
from search.terms import ANALYZER_VERSION, LONGEST, Token, analyze, analyze_keys, bigrams


def folded(text: str) -> str:
    return " ".join(token.folded for token in analyze(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thốt Nốt, quận Ô Môn", "thot not quan o mon"),
        ("ĐƯỜNG Đỏ", "duong do"),
        ("TP.Cần Thơ", "thanh pho can tho"),
        ("TP. Hồ Chí Minh, TP.HCM, TPHCM", " ".join(["thanh pho ho chi minh"] * 3)),
        ("KH&CN KHCN KH-CN KH và CN", " ".join(["khoa hoc va cong nghe"] * 4)),
        ("KH & CN, KH – CN", " ".join(["khoa hoc va cong nghe"] * 2)),
        ("KH CN", "kh cn"),  # nothing joins them
        ("NN&PTNT NN-PTNT NNPTNT", " ".join(["nong nghiep va phat trien nong thon"] * 3)),
        ("LĐ-TB&XH", "lao dong thuong binh va xa hoi"),
        ("VH,TT&DL", "van hoa the thao va du lich"),
        ("HĐND HDND hđnd", " ".join(["hoi dong nhan dan"] * 3)),
        ("TT CT KT", "tt ct kt"),  # several readings: left alone
        ("UBNDX", "ubndx"),  # only whole words
        ("2.002 cân, 1.046,5 ha", "2002 can 1046 5 ha"),
        ("12.345.678đ", "12345678 d"),
        ("15.6.2010 và 15/6", "15 6 2010 va 15 6"),
        ("1.2345 0.123", "1 2345 0 123"),  # no groups of thousands
        ("5km 5 km m2", "5 km 5 km m2"),
        ("02-NQ/TU", "02 nq tu"),
        ("a_b c's", "a b c s"),
        ("kỹ kĩ, quý quí, Mỹ", "ki ki qui qui mi"),
        ("", ""),
        ("… – !", ""),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert folded(text) == expected
    assert analyze_keys(text) == (" ".join(token.exact for token in analyze(text)), expected)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hoà", "hòa", True),
        ("HOÀ", "hoà", True),
        ("thuỷ", "thủy", True),
        ("khoẻ", "khỏe", True),
        ("quý", "quí", True),
        ("Thốt", unicodedata.normalize("NFD", "Thốt"), True),
        ("hoá", "hoà", False),
        ("đo", "do", False),
        ("ơn", "on", False),
    ],
)
def test_one_spelling_for_one_word(one: str, other: str, same: bool) -> None:
    assert (analyze(one)[0].exact == analyze(other)[0].exact) is same


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_are_those_of_the_text(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Sở KH&CN, quận Thốt Nốt: 2.002 cân")
    spans = [text[token.start : token.end] for token in analyze(text)]
    assert spans == [unicodedata.normalize(form, word) for word in
                     ["Sở", *["KH&CN"] * 5, "quận", "Thốt", "Nốt", "2.002", "cân"]]  # fmt: skip


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    assert analyze("quận Thốt Nốt", 5, 9) == [Token(5, 9, "thôt\u0301", "thot")]


def test_marks_tell_whether_just_this_word_is_meant() -> None:
    assert [token.marked for token in analyze("Thốt Not đo 15")] == [True, False, True, False]


def test_neighbours() -> None:
    assert bigrams(["thot", "not", "2010"]) == ["thot_not", "not_2010"]
    assert bigrams(["thot"]) == []


@pytest.mark.parametrize("text", ["ê" * 1_000, "5" * 1_000, "𝐐" * 1_000, "\u1100" * 500, "e\u0301\u0323" * 400])
def test_no_token_is_longer_than_both_engines_take(text: str) -> None:
    for token in analyze(text):
        for key in (token.exact, token.folded):
            assert 0 < len(key) <= LONGEST
            assert len(key.encode("utf-16-le")) // 2 <= 255
            assert not any(character.isspace() for character in key)


def test_every_abbreviation_is_reached_and_is_no_other() -> None:
    rows = [row for same in abbreviations().values() for row in same]
    assert len(rows) > 70
    for row in rows:
        written = "&".join(row.parts).upper()
        expected = [token.folded for token in analyze(" ".join(row.words))]
        assert [token.folded for token in analyze(f"Sở {written}.")] == ["so", *expected]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("UBND ủy ban nhân dân", "line 1: wants forms, a tab"),
        ("# note\nUBND\tủy", "line 2: wants forms, a tab and at least two words"),
        ("UBND\tủy ban\nubnd\tủy ban", "line 2: repeats line 1"),
        ("BAN\tban an ninh", "could be ordinary words"),
        ("U.BND\tủy ban", "letters and digits only"),
    ],
)
def test_a_bad_table_is_refused(table: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_abbreviations(table)


def test_the_version_is_raised_when_tokens_change() -> None:
    """When this fails: raise ANALYZER_VERSION, then write the new tokens here."""
    text = "Kỹ sư Hoà (UBND TP.Cần Thơ) nhận 2.002 m2, 15/6/2010; thuỷ_lợi ĐBSCL"
    assert ANALYZER_VERSION == 1
    keys = unicodedata.normalize("NFD", " ".join(token.exact for token in analyze(text)))
    assert keys == unicodedata.normalize(
        "NFD",
        "kĩ sư hoà uỷ ban nhân dân thanh\u0300 phố cân\u0300 thơ nhân\u0323 2002 m2 15 6 2010 thuỷ lơi\u0323"
        " đông\u0300 băng\u0300 sông cưu\u0309 long",
    )
