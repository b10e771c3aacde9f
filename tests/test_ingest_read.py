"""The one door: what a source is, by its content, and what is refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ingest import Limits, ReadError, Source, read
from ingest.text.phrases import load_phrases

FILES = Path(__file__).parent / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEXT = "Ủy ban nhân dân xã họp ngày 2/3/2019.".encode()


def zipped(*names: str, locked: bool = False) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    data = out.getvalue()
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01") if locked else data


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (TEXT, "a.txt", "text/plain"),
        (TEXT, "a.pdf", "text/plain"),  # a text called PDF
        (TEXT, "a", "text/plain"),
        ((FILES / "notice.pdf").read_bytes(), "a.txt", "application/pdf"),
        (b"\n\n" + (FILES / "notice.pdf").read_bytes(), "a.html", "application/pdf"),
        ((FILES / "post.html").read_bytes(), "a.txt", "text/html"),
        ("<p>Ủy ban họp.</p>".encode(), "a.html", "text/html"),  # no more than a fragment
        ("\ufeff<!DOCTYPE html><p>Ủy ban họp.</p>".encode("utf-16-le"), "a", "text/html"),
        ("Nếu a < b và c > d thì <x> đúng.".encode(), "a.txt", "text/plain"),
    ],
)
def test_content_decides(data: bytes, name: str, media_type: str) -> None:
    document = read(Source(data, name))
    assert document.media_type == media_type
    assert document.text


@pytest.mark.parametrize(
    ("data", "name", "code", "says"),
    [
        (b"", "a.txt", "empty", "rỗng|không có chữ"),
        (b" \n\t\r\n", "a.txt", "empty", "không có chữ"),
        (b"|\n|\n----\n", "a.txt", "empty", "không có chữ"),
        (b"<html><script>var a = 1</script></html>", "a.html", "empty", "chữ"),
        (zipped("word/document.xml", "[Content_Types].xml"), "a.docx", "unsupported", "Word"),
        (zipped("xl/workbook.xml"), "a.docx", "unsupported", "Excel"),  # by its content
        (zipped("a.txt", "b.txt"), "a.zip", "unsupported", "giải nén"),
        (zipped("a.txt", locked=True), "a.zip", "encrypted", "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "unsupported", "Word 97"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted", "mật khẩu"),
        (b"{\\rtf1\\ansi abc}", "a.rtf", "unsupported", "RTF"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.jpg", "unsupported", "OCR"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", "unsupported", "OCR"),
        (b"From: a\nTo: b\nSubject: c\nDate: d\nMIME-Version: 1.0\n\nxin chao", "a.eml", "unsupported", "e-mail"),
        (bytes(range(256)) * 30, "a.pdf", "corrupt", "PDF"),
        (bytes(range(256)) * 30, "a.bin", "unsupported", "không rõ dạng"),
    ],
)  # fmt: skip
def test_what_is_refused_names_file_reason_and_remedy(data: bytes, name: str, code: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read(Source(data, name))
    error = caught.value
    assert (error.name, error.code) == (name, code)
    assert " / " in error.reason
    assert " / " in error.remedy


@pytest.mark.parametrize(
    ("limits", "unit"),
    [(Limits(bytes=10), "byte"), (Limits(characters=10), "ký tự"), (Limits(lines=1), "dòng")],
)
def test_limits(limits: Limits, unit: str) -> None:
    with pytest.raises(ReadError, match=unit) as caught:
        read(Source(TEXT + b"\n" + TEXT, "a.txt"), limits=limits)
    assert caught.value.code == "too_large"


def test_reading_is_a_pure_function() -> None:
    source = Source((FILES / "notice.pdf").read_bytes(), "notice.pdf")
    assert read(source) == read(source)


def test_the_lists_of_phrases_can_match() -> None:
    assert {"document_types", "issuers", "offices", "footer", "related"} <= load_phrases().keys()
