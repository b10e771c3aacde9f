"""The words of a PDF page with their boxes, as it is seen: rotated, cropped, origin at the top left, in points."""

from __future__ import annotations

import ctypes
import math
import sys
from array import array
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
class Word:
    """Characters between two blanks, with their loose box on the page as it is read.

    `first` and `last` are the indexes of its characters for the library; `spaced` says that a blank stands before
    it, `fresh` that it begins a line of the page's content.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    first: int
    last: int
    spaced: bool = False
    fresh: bool = False
    base: float = 0.0  # the height of its baseline, exact for the first of a line


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


def page_words(text: pdfium.PdfTextPage, frame: Frame) -> list[Word]:
    """The words in the order of the page's content; those that lie outside the frame are left out."""
    handle = text.raw
    codes = _codes(handle, text.count_chars())
    words: list[Word] = []
    fresh, spaced, start = True, False, -1
    for number, code in enumerate([*codes, 10]):
        if code > 32 and code != 0xA0:
            start = number if start < 0 else start
            continue
        if start >= 0:
            words += _boxed(handle, codes, start, number, frame, spaced=spaced, fresh=fresh)
            fresh, spaced, start = False, False, -1
        fresh = fresh or code in (10, 13)
        spaced = spaced or code in (9, 32, 0xA0)
    return words


def _codes(handle: object, count: int) -> list[int]:
    """The UTF-16 code of every character, by index."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if count and raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return list(buffer)[:count]
    return [raw.FPDFText_GetUnicode(handle, number) for number in range(count)]


def _boxed(
    handle: object, codes: list[int], start: int, end: int, frame: Frame, *, spaced: bool, fresh: bool
) -> list[Word]:
    """The characters from `start` to `end` as a word; as several where they do not stand on one line."""
    letters = _letters(codes[start:end])
    one, two = _box(handle, start, frame), _box(handle, end - 1, frame)
    if not letters or one is None or two is None:
        return []
    if min(one[3], two[3]) - max(one[1], two[1]) < 0 or two[2] < one[0]:
        if end - start == 1:
            return []
        middle = (start + end) // 2
        return [
            *_boxed(handle, codes, start, middle, frame, spaced=spaced, fresh=fresh),
            *_boxed(handle, codes, middle, end, frame, spaced=False, fresh=False),
        ]
    left, top = min(one[0], two[0]), min(one[1], two[1])
    right, bottom = max(one[2], two[2]), max(one[3], two[3])
    if right < -1 or left > frame.width + 1 or bottom < -1 or top > frame.height + 1:
        return []
    base = (_baseline(handle, start, frame) if fresh else 0.0) or bottom
    return [Word(letters, left, top, right, bottom, start, end - 1, spaced, fresh, base)]


def _letters(codes: list[int]) -> str:
    """The text of UTF-16 codes without those that stand for nothing."""
    kept = [code for code in codes if code not in (2, 0xFFFE, 0xFFFF)]
    return array("H", kept).tobytes().decode(f"utf-16-{'le' if sys.byteorder == 'little' else 'be'}", "replace")


def _box(handle: object, number: int, frame: Frame) -> tuple[float, float, float, float] | None:
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, number, box):
        return None
    return frame.seen(box.left, box.bottom, box.right, box.top)


def _baseline(handle: object, number: int, frame: Frame) -> float:
    """The baseline of a character on the page as it is read; boxes differ by font, baselines do not."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(handle, number, ctypes.byref(x), ctypes.byref(y)):
        return 0.0
    return frame.seen(x.value, y.value, x.value, y.value)[1]


def is_bold(text: pdfium.PdfTextPage, number: int) -> bool:
    """Whether a character is set in a bold font, by the font's weight or its name."""
    if raw.FPDFText_GetFontWeight(text.raw, number) >= 600:
        return True
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text.raw, number, None, 0, ctypes.byref(flags))
    name = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFText_GetFontInfo(text.raw, number, name, size, ctypes.byref(flags))
    return b"bold" in name.value.lower() or bool(flags.value & 0x40000)
