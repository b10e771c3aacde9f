"""Vietnamese letters: one composed form, what is left without marks, and where the tone sits ('hoà', 'hòa')."""

from __future__ import annotations

import re
import unicodedata

# Typed or pasted along, seen by nobody: zero-width characters, joiners, direction marks, BOM, soft hyphen.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff]")
# Word's private symbol font for list bullets; kept as a bullet before the private area is dropped.
_SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d]")

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_TONE_FIRST = re.compile(rf"([{_TONES}])([\u0302\u0306\u031b])")
_NEW_STYLE = re.compile(
    rf"(o)([ae])([{_TONES}])(?![a-zA-Z\u0300-\u036f])|(?<![qQ])(u)(y)([{_TONES}])(?![a-zA-Z\u0300-\u036f])",
    re.I,
)


def normalise(text: str) -> str:
    """The same text composed (NFC), with plain spaces and newlines and without invisible characters.

    Decomposed Unicode and the combining tones of cp1258 become single letters. Length may change, so this
    comes before a Document's text is frozen and never after.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SYMBOL_BULLETS.sub("•", text)
    text = _SPACES.sub(" ", _CONTROLS.sub("", _INVISIBLE.sub("", text)))
    return unicodedata.normalize("NFC", _reorder(text))


def _reorder(text: str) -> str:
    """Put a tone that was typed before the vowel's own mark after it ('e' + sắc + '̂' → ế)."""
    return _TONE_FIRST.sub(r"\2\1", text)


def fold(text: str) -> str:
    """Lower case without any mark: 'Thốt Nốt' → 'thot not', 'đường' → 'duong'. For comparison only.

    Length is kept for composed text: one letter in, one letter out.
    """
    if text.isascii():
        return text.lower()
    stripped = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return stripped.replace("đ", "d").replace("Đ", "D").lower()


def old_tones(text: str) -> str:
    """Tone marks placed the old way ('hoà' → 'hòa', 'Thuỷ' → 'Thủy'), composed. For comparison only."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _NEW_STYLE.sub(_move_tone, decomposed))


def _move_tone(match: re.Match[str]) -> str:
    first, second, tone = (part for part in match.groups() if part is not None)
    return first + tone + second
