"""The characters of a PDF page with their boxes, as it is seen: rotated, cropped, origin at the top left, in points."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is read: its crop box in the page's own coordinates, and its rotation in degrees, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int  # in which the text is upright
    shown: int = 0  # in which viewers show the page: nearly always the same

    @property
    def width(self) -> float:
        """Of the page as it is seen, in points."""
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as it is seen, in points."""
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page's coordinates as (left, top, right, bottom) of the page as it is seen."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def fractions(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the page as it is read, as fractions of the page as viewers show it."""
        width, height = self.width or 1.0, self.height or 1.0
        box = (left / width, top / height, right / width, bottom / height)
        for _ in range((self.shown - self.rotation) % 360 // 90):
            box = (1 - box[3], box[0], 1 - box[1], box[2])
        return tuple(round(min(max(value, 0.0), 1.0), 5) for value in box)  # type: ignore[return-value]


@dataclass(slots=True)
class Char:
    """One character and its loose box on the page as it is seen; `number` is its index for the library."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    number: int
    base: float = 0.0  # the height of its baseline, known for the first of a line


def page_frame(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> Frame:
    """The frame of a page, turned so that most of its text is upright.

    A crop box that is empty or off the page gives way to the media box.
    """
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    left, bottom = max(left, media[0]), max(bottom, media[1])
    right, top = min(right, media[2]), min(top, media[3])
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = media
    shown = page.get_rotation() % 360
    upright = _text_angle(text)
    return Frame(left, bottom, right, top, shown if upright is None else upright, shown)


def _text_angle(text: pdfium.PdfTextPage) -> int | None:
    """The rotation in which most of a page's text is upright, by a sample of its characters."""
    count = text.count_chars()
    angles = Counter(
        round(-math.degrees(raw.FPDFText_GetCharAngle(text.raw, number)) / 90) % 4 * 90
        for number in range(0, count, max(1, count // 40))
        if raw.FPDFText_GetUnicode(text.raw, number) > 32
    )
    return angles.most_common(1)[0][0] if angles else None


def page_chars(text: pdfium.PdfTextPage, frame: Frame) -> list[Char]:
    """The characters in the order of the page's content; those that lie outside the frame are left out.

    A line break is a Char "\\n" without a box; spaces that the library makes up have none either.
    """
    handle = text.raw
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    get_unicode, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    seen, width, height = frame.seen, frame.width + 1, frame.height + 1
    chars: list[Char] = []
    fresh = True  # nothing of the line yet
    for number in range(text.count_chars()):
        code = get_unicode(handle, number)
        if code in (10, 13):
            fresh = True
            if not chars or chars[-1].text != "\n":
                chars.append(Char("\n", 0, 0, 0, 0, number))
            continue
        if code in (0, 0xFFFE, 0xFFFF, 2) or not get_box(handle, number, pointer):
            continue
        left, top, right, bottom = seen(box.left, box.bottom, box.right, box.top)
        if right < -1 or left > width or bottom < -1 or top > height:
            continue
        letter = chr(code) if code < 0xD800 else _letter(handle, number, code)
        char = Char(letter, left, top, right, bottom, number, bottom)
        if fresh and code > 32:
            char.base, fresh = _baseline(handle, number, frame) or bottom, False
        chars.append(char)
    return chars


def _baseline(handle: object, number: int, frame: Frame) -> float:
    """The baseline of a character on the page as it is seen; boxes differ by font, baselines do not."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(handle, number, ctypes.byref(x), ctypes.byref(y)):
        return 0.0
    return frame.seen(x.value, y.value, x.value, y.value)[1]


def _letter(handle: object, number: int, code: int) -> str:
    """The letter of a code; characters over U+FFFF come as two surrogates, of which the first is joined."""
    if 0xD800 <= code < 0xDC00:
        low = raw.FPDFText_GetUnicode(handle, number + 1)
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) if 0xDC00 <= low < 0xE000 else "\ufffd"
    return "" if 0xDC00 <= code < 0xE000 else chr(code)


def is_bold(text: pdfium.PdfTextPage, number: int) -> bool:
    """Whether a character is set in a bold font, by the font's weight or its name."""
    if raw.FPDFText_GetFontWeight(text.raw, number) >= 600:
        return True
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text.raw, number, None, 0, ctypes.byref(flags))
    name = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFText_GetFontInfo(text.raw, number, name, size, ctypes.byref(flags))
    return b"bold" in name.value.lower() or bool(flags.value & 0x40000)
