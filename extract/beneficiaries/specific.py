"""Of two places of one phrase the smaller one: 'bản Hòa Sơn, xã Tà Cạ' is for the hamlet."""

from __future__ import annotations

from extract.record import Party

_TIERS = (
    ("ấp", "thôn", "bản", "làng", "buôn", "khu", "tổ"),
    ("xã", "phường", "thị trấn"),
    ("huyện", "quận", "thị xã"),
    ("thành phố", "tỉnh"),
)


def most_specific(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without the areas that only tell where the place before them lies."""
    kept: list[Party] = []
    for party in parties:
        last = kept[-1] if kept else None
        near = last and last.span and party.span and 0 <= party.span.start - last.span.end <= 3
        if last and near and _tier(party.name) > _tier(last.name) >= 0:
            continue
        kept.append(party)
    return tuple(kept)


def _tier(name: str) -> int:
    low = name.casefold()
    return next((i for i, tier in enumerate(_TIERS) if low.startswith(tuple(f"{level} " for level in tier))), -1)
