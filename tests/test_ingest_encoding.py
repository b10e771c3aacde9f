"""Bytes to text: Unicode in its forms, and the encodings from before it."""

import unicodedata

import pytest

from ingest import ReadError, Source, normalise, read
from ingest.encoding import decode, mend_line
from ingest.errors import UnknownEncoding
from ingest.legacy import decode_legacy
from ingest.syllables import is_syllable

TEXT = "Ủy ban nhân dân xã Tân Hòa thông báo: hoàn thành đường ấp Phú Lợi trước ngày 30/9, hỗ trợ 12 hộ nghèo, \
bảo đảm vệ sinh môi trường, cử cán bộ hướng dẫn kỹ thuật nuôi thủy sản. Ý kiến gửi về Văn phòng."


def combining(text: str) -> str:
    """As cp1258 writes it: the vowel composed, the tone apart."""
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        parts.append(unicodedata.normalize("NFC", "".join(m for m in marks if m not in tone)) + tone)
    return "".join(parts)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),  # without a mark
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (combining(TEXT).encode("cp1258"), "cp1258"),
    ],
)
def test_unicode_and_cp1258(data: bytes, encoding: str) -> None:
    found = decode(Source(data, "a.txt"))
    assert (normalise(found.text), found.encoding, found.notes) == (TEXT, encoding, ())


@pytest.mark.parametrize(
    ("written", "encoding", "expected"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§­êng liªn Êp, h­íng dÉn c¬ së", "tcvn3", "Đường liên ấp, hướng dẫn cơ sở"),  # "ư" is the soft hyphen
        ("HUYÖN T©N H¦NG, B×NH MINH", "tcvn3", "HUYỆN TÂN HƯNG, BÌNH MINH"),  # capitals by the font
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (
            "Ñöôøng lieân aáp, höôùng daãn ngöôøi daân, kyõ thuaät",
            "vni",
            "Đường liên ấp, hướng dẫn người dân, kỹ thuật",
        ),
    ],
)
def test_font_encodings(written: str, encoding: str, expected: str) -> None:
    data = written.encode("cp1252")
    assert decode_legacy(data, encoding) == expected
    found = decode(Source(data, "a.txt"))
    assert (found.text, found.encoding) == (expected, encoding)


def test_viscii() -> None:
    data = b"C\xb5ng h\xf2a x\xe3 h\xb5i ch\xfc ngh\xeea Vi\xaet Nam, \xd0\xb5c l\xa7p"
    assert decode(Source(data, "a.txt")).text == "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thùc hiÖn kÕ ho¹ch n¨m 2009 cña UBND huyÖn", "Thực hiện kế hoạch năm 2009 của UBND huyện"),
        ("Thông báo kết luận họp xã".encode().decode("latin-1"), "Thông báo kết luận họp xã"),  # UTF-8 as Latin
        ("Đường dài 5 km, mức 30 µg/m³ và 25 °C", "Đường dài 5 km, mức 30 µg/m³ và 25 °C"),  # left alone
        ("Müller & Søn A/S", "Müller & Søn A/S"),
        ("Trang nhất · Giới thiệu · Tin tức · Liên hệ", "Trang nhất · Giới thiệu · Tin tức · Liên hệ"),
    ],
)
def test_a_line_in_another_encoding_than_the_rest(line: str, expected: str) -> None:
    assert mend_line(line).startswith(expected)


def test_a_cut_download_is_read_and_its_damage_said() -> None:
    document = read(Source(TEXT.encode()[:-1] + "ộ".encode()[:2], "a.txt"))
    assert document.text.startswith("Ủy ban nhân dân xã Tân Hòa")
    assert "ký tự hỏng" in document.incomplete[0]


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 40, b"\xa5\xf1\xe8\x90" * 300])
def test_bytes_that_no_encoding_explains(data: bytes) -> None:
    with pytest.raises(UnknownEncoding) as error:
        decode(Source(data, "la.dat"))
    assert error.value.name == "la.dat"
    assert "UTF-8" in error.value.remedy
    assert issubclass(UnknownEncoding, ReadError)


@pytest.mark.parametrize(
    "word", ["nghiệm", "Thốt", "quyết", "giếng", "gì", "khuya", "ưỡn", "đường", "hoà", "yên", "quốc"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hoµ", "chñ", "tắp̀", "kềp", "ộố", "Müller", "záo"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
