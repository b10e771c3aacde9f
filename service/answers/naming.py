"""One key for all spellings of a name: "UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"."""

from __future__ import annotations

from search.terms import analyze


def name_key(name: str) -> str:
    """The folded words of a name, abbreviations written out: "so khoa hoc va cong nghe thanh pho can tho"."""
    return " ".join(token.folded for token in analyze(name))
