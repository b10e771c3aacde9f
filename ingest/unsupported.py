"""Formats that are known but not read: each by its name, with what to do about it."""

from __future__ import annotations

import zipfile
from io import BytesIO

from ingest.document import Source
from ingest.errors import Corrupt, Encrypted, ReadError, Unsupported
from ingest.sniff import UNKNOWN

_SAVE = "Hãy mở tệp và lưu lại thành PDF hoặc văn bản thuần / Open it and save it as PDF or plain text"
_UNPACK = "Hãy giải nén rồi nạp từng tệp bên trong / Unpack it and give the files inside"
_SCAN = "Hãy nhận dạng chữ (OCR) và lưu thành PDF có lớp chữ / Run text recognition and save a PDF with a text layer"

# media type → (its name for people, what to do)
_FORMATS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("Word (docx)", _SAVE),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("Excel (xlsx)", _SAVE),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("PowerPoint (pptx)", _SAVE),
    "application/vnd.oasis.opendocument.text": ("OpenDocument (odt)", _SAVE),
    "application/epub+zip": ("EPUB", _SAVE),
    "application/msword": ("Word 97–2003 (doc)", _SAVE),
    "application/vnd.ms-excel": ("Excel 97–2003 (xls)", _SAVE),
    "application/vnd.ms-powerpoint": ("PowerPoint 97–2003 (ppt)", _SAVE),
    "application/vnd.ms-outlook": ("Outlook (msg)", _SAVE),
    "application/x-ole-storage": ("Office 97–2003", _SAVE),
    "application/rtf": ("RTF", _SAVE),
    "message/rfc822": ("thư điện tử hoặc MHTML / e-mail or MHTML", _SAVE),
    "application/zip": ("ZIP", _UNPACK),
    "application/gzip": ("GZIP", _UNPACK),
    "application/x-7z-compressed": ("7-Zip", _UNPACK),
    "application/vnd.rar": ("RAR", _UNPACK),
    "application/x-bzip2": ("BZIP2", _UNPACK),
    "application/x-xz": ("XZ", _UNPACK),
    "application/warc": ("WARC", _UNPACK),
    "application/vnd.sqlite3": ("SQLite", _SAVE),
    "application/x-executable": ("chương trình / a program", _SAVE),
    "audio/mpeg": ("âm thanh / sound", _SAVE),
}


def refusal(source: Source, kind: str) -> ReadError:
    """The error that says why a source of this kind is not read."""
    if kind == "application/x-encrypted-office" or _is_locked_zip(source, kind):
        return Encrypted(
            source.name,
            "tệp bị khóa bằng mật khẩu / the file is locked with a password",
            "Hãy mở bằng mật khẩu và lưu một bản không khóa / Open it with the password and save a copy without",
        )
    if kind == UNKNOWN:
        return _unknown(source)
    if kind.startswith("image/"):
        name, remedy = f"hình ảnh ({kind[6:]}) / a picture", _SCAN
    else:
        name, remedy = _FORMATS.get(kind, (kind, _SAVE))
    return Unsupported(source.name, f"chưa đọc được dạng {name} / this format is not read yet", remedy)


def _unknown(source: Source) -> ReadError:
    suffix = source.name.rsplit(".", 1)[-1].lower() if "." in source.name else ""
    if suffix in ("pdf", "html", "htm", "txt"):
        return Corrupt(
            source.name,
            f"nội dung không phải {suffix.upper()} / the bytes are not {suffix.upper()}",
            "Hãy tải lại tệp gốc / Fetch the original again",
        )
    return Unsupported(source.name, "không rõ dạng tệp / the format is not known", _SAVE)


def _is_locked_zip(source: Source, kind: str) -> bool:
    if "zip" not in kind and "openxml" not in kind and "opendocument" not in kind:
        return False
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            return any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
