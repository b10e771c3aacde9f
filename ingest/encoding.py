"""Bytes to text: Unicode by its marks, older Vietnamese encodings by whether they give Vietnamese syllables."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ingest.document import Source
from ingest.errors import UnknownEncoding
from ingest.legacy import decode_legacy
from ingest.syllables import share_of_syllables
from ingest.vietnamese import normalise

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 60_000  # bytes that are enough to tell an encoding
_PLAUSIBLE = 0.7  # share of syllables from which a text is Vietnamese
_DOUBTFUL = 0.4  # … and up to which a line may be in another encoding than its text
# Letters and signs that Vietnamese does not have but TCVN3 and VNI, read as code page 1252, are full of.
_FOREIGN = re.compile("[\u00adµ¶·¸¹¨©ª«¬®»¼½¾ÆÇËÎÏÐÑÖ×ØÜÞßåæçëîïñö÷øûüþ¡¢£¤¥¦§ÄÅäåÛ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and what could not be read of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(source: Source, *, declared: str | None = None) -> Decoded:
    """The text of the source's bytes; `declared` is the charset that a page names, tried before guessing.

    Raises UnknownEncoding for bytes that no encoding explains.
    """
    data = source.data
    found = _unicode(data)
    if found is None and declared:
        found = _declared(data, declared)
    if found is None:
        found = _legacy(data)
    if found is None:
        raise UnknownEncoding(
            source.name,
            "không bảng mã nào cho ra chữ đọc được / no known encoding gives readable text",
            "Hãy mở bằng chương trình đã tạo ra tệp và lưu lại thành UTF-8 hoặc PDF"
            " / Open it where it was made and save it as UTF-8 or PDF",
        )
    return _mend_lines(found)


def _unicode(data: bytes) -> Decoded | None:
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data.decode(name, errors="replace")
            return Decoded(text, name.removesuffix("-sig"), _broken(text))
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(data)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    sample = data[:4000]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if max(odd, even) < 0.25 * len(sample) / 2 or min(odd, even) > 0.1 * len(sample) / 2:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = data.decode(name, errors="replace")
    return Decoded(text, name, _broken(text))


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes (a cut download) is read, and the damage is said."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    marked = sum(1 for letter in text[:100_000] if letter > "\x7f") - min(broken, 100_000)
    if broken > max(2, 0.01 * marked) or marked < 20:
        return None
    return Decoded(text, "utf-8", _broken(text))


def _broken(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} ký tự hỏng, không đọc được / {count} damaged characters",) if count else ()


def _declared(data: bytes, declared: str) -> Decoded | None:
    """A page's own word for its charset, believed where the result reads as Vietnamese or plain text."""
    name = declared.strip().lower()
    name = {"windows-1258": "cp1258", "x-viscii": "viscii", "iso-8859-1": "cp1252"}.get(name, name)
    try:
        text = decode_legacy(data, name) if name in ("viscii", "tcvn3", "vni") else data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    share, words = share_of_syllables(normalise(text[:_SAMPLE]))
    return Decoded(text, name) if words == 0 or share >= _PLAUSIBLE else None


def _legacy(data: bytes) -> Decoded | None:
    """The one-byte encoding that gives the most Vietnamese syllables, if they are most of the words."""
    sample = _marked_sample(data)
    if not _could_be_text(sample):
        return None
    shares = {}
    for name in ("cp1258", "tcvn3", "vni", "viscii"):
        shares[name] = share_of_syllables(normalise(_decode_one(sample, name)))[0]
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= _PLAUSIBLE:
        return Decoded(_decode_one(data, best), best)
    high = sum(byte >= 0x80 for byte in sample)
    if high <= 0.03 * len(sample) and b"\x00" not in sample:
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252")
    return None


def _marked_sample(data: bytes) -> bytes:
    """The lines that carry bytes over 127, up to the size of a sample."""
    lines = [line for line in data[: 20 * _SAMPLE].split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE] or data[:_SAMPLE]


def _could_be_text(sample: bytes) -> bool:
    control = sum(byte < 32 and byte not in b"\t\r\n\f\x02\x05\x06\x14\x19\x1e" for byte in sample)
    return control <= 0.01 * len(sample)


def _decode_one(data: bytes, name: str) -> str:
    return data.decode("cp1258", errors="replace") if name == "cp1258" else decode_legacy(data, name)


def _mend_lines(found: Decoded) -> Decoded:
    """Lines in another encoding than the rest: TCVN3, VNI or UTF-8 that somebody saved as if it were Latin."""
    if found.encoding in ("tcvn3", "vni", "viscii") or not _FOREIGN.search(found.text):
        return found
    lines = found.text.split("\n")
    mended = [mend_line(line) for line in lines]
    if mended == lines:
        return found
    return Decoded("\n".join(mended), f"{found.encoding}, sửa dòng / lines mended", found.notes)


def mend_line(line: str) -> str:
    """The line, re-read as TCVN3, VNI or UTF-8 where its letters are those of Latin and give no syllables."""
    if line.isascii() or len(_FOREIGN.findall(line)) < 2:
        return line
    share, words = share_of_syllables(normalise(line))
    if words < 2 or share >= _DOUBTFUL:
        return line
    data = _as_bytes(line)
    best, best_share = line, max(share, _PLAUSIBLE)
    for name in ("utf-8", "tcvn3", "vni"):
        text = data.decode("utf-8", errors="replace") if name == "utf-8" else decode_legacy(data, name)
        value = share_of_syllables(normalise(text))[0]
        if value > best_share:
            best, best_share = text, value
    return best


def _as_bytes(line: str) -> bytes:
    """The bytes that code page 1252 would have read as the line; what it does not define stands for itself."""
    parts = []
    for letter in line:
        try:
            parts.append(letter.encode("cp1252"))
        except UnicodeEncodeError:
            parts.append(letter.encode("latin-1", errors="replace"))
    return b"".join(parts)
