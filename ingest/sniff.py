"""What a source is, by its content: magic bytes, a look inside zip and OLE; name and declared type only hint."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from ingest.document import Source

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"WARC/", "application/warc"),
    (b"SQLite format 3", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"ID3", "audio/mpeg"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|frameset)\b", re.I)
_TAG = re.compile(rb"</?(?:p|div|table|tr|td|br|span|li|ul|a|b|strong|h[1-6]|font|center|img)\b[^<>]*>", re.I)
_MHTML = re.compile(rb"^(?:from|mime-version|subject|date|content-type|message-id):.*?\n", re.I | re.M)
_ZIP_PARTS = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
UNKNOWN = "application/octet-stream"


def sniff(source: Source) -> str:
    """The media type that the bytes show; "application/octet-stream" for bytes that are no text at all."""
    data = source.data
    head = data[:4096].lstrip(b"\x00\t\r\n \xef\xbb\xbf")
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    narrow = head.replace(b"\x00", b"")
    if _looks_like_html(narrow, source):
        return "text/html"
    if len(_MHTML.findall(narrow[:1500])) >= 3 and b"\n\n" in data.replace(b"\r", b""):
        return "message/rfc822"
    return "text/plain" if _looks_like_text(data[:8192]) else UNKNOWN


def _looks_like_html(head: bytes, source: Source) -> bool:
    if _HTML.search(head[:1500]):
        return True
    named = source.name.lower().endswith((".html", ".htm", ".xhtml")) or "html" in (source.media_type or "")
    return len(_TAG.findall(head)) >= (1 if named else 4)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "application/zip"
    for part, kind in _ZIP_PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    if "mimetype" in names:
        return "application/vnd.oasis.opendocument.text" if "content.xml" in names else "application/epub+zip"
    return "application/zip"


def _ole(data: bytes) -> str:
    """Old Office files, and new ones locked with a password, are compound files; their streams' names tell."""
    for name, kind in (
        ("EncryptedPackage", "application/x-encrypted-office"),
        ("WordDocument", "application/msword"),
        ("Workbook", "application/vnd.ms-excel"),
        ("PowerPoint Document", "application/vnd.ms-powerpoint"),
        ("__properties_version", "application/vnd.ms-outlook"),
    ):
        if name.encode("utf-16-le") in data:
            return kind
    return "application/x-ole-storage"


def _looks_like_text(sample: bytes) -> bool:
    """Text has hardly any control characters, and NULs only in every second place (UTF-16)."""
    nulls = sample.count(0)
    if nulls:
        lopsided = abs(sample[::2].count(0) - sample[1::2].count(0))
        return sample[:2] in (b"\xff\xfe", b"\xfe\xff") or (nulls > 0.15 * len(sample) and lopsided > 0.8 * nulls)
    control = sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1b\x02\x05\x06\x14\x19\x1e" for byte in sample)
    return control <= 0.01 * len(sample)
