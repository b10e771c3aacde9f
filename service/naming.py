"""One key for the spellings of a name: "Sở KH&CN TP.Cần Thơ", "Sở Khoa học và Công nghệ thành phố Cần Thơ"."""

from __future__ import annotations

from search.terms import analyze


def name_key(name: str) -> str:
    """The folded words of a name, abbreviations written out: "so khoa hoc va cong nghe thanh pho can tho"."""
    return " ".join(token.folded for token in analyze(name))
