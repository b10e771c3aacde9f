"""One composed form, the folded form, the place of the tone."""

import pytest

from ingest import fold, normalise, old_tones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tho\u0302\u0301t No\u0302\u0301t", "Thốt Nốt"),  # decomposed
        ("Thô\u0301t Nô\u0301t", "Thốt Nốt"),  # cp1258: composed vowel, combining tone
        ("e\u0301\u0302", "ế"),  # tone typed before the vowel's mark
        ("a\u200bb\ufeffc\u00add", "abcd"),  # zero width, BOM, soft hyphen
        ("30\u00a0ha\u2003đất", "30 ha đất"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("\uf0b7 Sở Y tế", "• Sở Y tế"),  # Word's symbol font
        ("a\x00\x07b", "ab"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thốt Nốt", "thot not"),
        ("ĐƯỜNG", "duong"),
        ("Ủy ban", "uy ban"),
        ("plain ASCII", "plain ascii"),
        ("½ km²", "½ km²"),
    ],
)
def test_fold_keeps_length(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"), ("Thuỷ", "Thủy"), ("UỶ BAN", "ỦY BAN"), ("khoẻ", "khỏe"), ("loá", "lóa"),
        ("quý", "quý"),  # u belongs to the onset
        ("hoàn", "hoàn"), ("toán", "toán"), ("thuyết", "thuyết"),  # a final consonant: both styles agree
        ("hòa", "hòa"),
    ],
)  # fmt: skip
def test_old_tones(new: str, old: str) -> None:
    assert old_tones(new) == old
