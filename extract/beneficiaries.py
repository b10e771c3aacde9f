"""For whom an act is: 'cho quận Thốt Nốt', 'giúp xã Đăk Mar', 'tại chợ Plei Kần', 'gửi Sở'."""

from __future__ import annotations

from extract.actors import parties_of
from extract.actors_phrases import begins_party, party_end
from extract.clauses_words import Words
from extract.commitments_found import Act
from extract.commitments_scene import Scene
from extract.record import Party
from extract.triggers import party_at, verb_at

_TO = frozenset({"cho", "giúp", "gửi", "phục vụ", "hướng dẫn", "hỗ trợ", "giúp đỡ"})
_PLACE = frozenset({"ở", "tại", "trên địa bàn", "đến từng", "xuống từng"})
_NOT_AFTER = frozenset({"thông", "quyết", "nghị", "công", "văn", "hội", "cuộc", "buổi", "kỳ", "phiên", "luật", "điều", "chỉ", "kế", "mục", "điểm", "các nghị"})


def beneficiaries_of(scene: Scene, act: Act) -> tuple[Party, ...]:
    """The parties and places that the act's own words say it is for, else those of its heading."""
    words = scene.words(act.span)
    acting = {party.name for party in act.actors}
    found: dict[str, Party] = {}
    place = 0
    while place < len(words):
        size = _preposition(words, place)
        if not size:
            place += 1
            continue
        start = place + size
        end = party_end(words, start, len(words)) if _named(words, start) else start
        for party in parties_of(scene.text, words, (start, end), scene.names) if end > start else ():
            if party.name not in acting:
                found.setdefault(party.name, party)
        place = max(end, place + 1)
    return tuple(found.values()) or act.places


def _preposition(words: Words, place: int) -> int:
    for size in (3, 2, 1):
        phrase = " ".join(word.low for word in words[place : place + size])
        if phrase in _TO | _PLACE:
            return size
    return 0


def _named(words: Words, place: int) -> bool:
    if place >= len(words) or words[place].low in _NOT_AFTER:
        return False
    if verb_at(words, place)[1] & {"act"} and not begins_party(words, place):
        return False
    return begins_party(words, place) and "self" not in party_at(words, place)[1]
