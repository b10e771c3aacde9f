"""For whom an act is: 'cho quận Thốt Nốt', 'giúp xã Đăk Mar', 'tại chợ Plei Kần', 'gửi Sở'.

The guide: the most specific phrase, each coordinated name on its own; not the addressee of a report, nor the actor.
"""

from __future__ import annotations

import re

from extract.actors import parties_of
from extract.actors_phrases import begins_party, party_end
from extract.clauses_times import timely
from extract.clauses_words import Words
from extract.commitments_found import Act
from extract.commitments_scene import Scene
from extract.record import Party
from extract.triggers import party_at, verb_at
from ingest import Span

_FOR = frozenset({"cho", "giúp", "gửi", "phục vụ", "hướng dẫn", "hỗ trợ", "giúp đỡ", "đối thoại với", "làm việc với", "tập huấn cho", "đến từng", "xuống từng", "nộp về", "gửi về", "nộp", "tuyên truyền"})
_WHERE = frozenset({"ở", "tại", "trên địa bàn", "qua", "trên", "về", "đến", "tới", "xuống", "ven", "khu vực"})
_SOME = re.compile(r"^(?:ít nhất|tối thiểu|khoảng|hơn|gần|trên|toàn bộ|tất cả|cả)\s+|^\d+(?:[.,]\d+)?\s?%\s+(?:số\s+)?", re.IGNORECASE)
_VAGUE = frozenset({"địa phương", "địa bàn", "cơ sở", "các nơi", "người", "công tác", "đơn vị", "cơ quan", "khu vực này", "hiện trường", "vị trí", "điểm", "lớp", "phòng", "công trình", "hạng mục"})
_NOT_PLACE = frozenset({"thông", "quyết", "nghị", "công", "văn", "hội", "cuộc", "buổi", "kỳ", "phiên", "luật", "điều", "chỉ", "kế", "mục", "điểm", "cơ", "thời", "báo", "tờ"})


def beneficiaries_of(scene: Scene, act: Act) -> tuple[Party, ...]:
    """The parties and places that the act's own words say it is for, else those of its heading."""
    words = scene.words(act.span)
    acting = {party.name.casefold() for party in act.actors}
    found: dict[str, Party] = {}
    place = 0
    while place < len(words):
        size, where = _preposition(words, place)
        if not size:
            place += 1
            continue
        start = _past_some(words, place + size)
        end = _phrase_end(words, start, where=where)
        for party in _parties(scene, words, start, end):
            if party.name.casefold() not in acting and party.name.casefold() not in _VAGUE:
                found.setdefault(party.name, party)
        place = max(end, place + 1)
    kept = _most_specific(scene, tuple(found.values()))
    return kept or _named_places(scene, act, acting) or tuple(p for p in act.places if p.name.casefold() not in acting)


def _preposition(words: Words, place: int) -> tuple[int, bool]:
    """Length of the preposition at words[place], and whether it tells a place."""
    for size in (3, 2, 1):
        phrase = " ".join(word.low for word in words[place : place + size])
        if phrase in _FOR:
            return size, False
        if phrase in _WHERE:
            return size, True
    return 0, False


def _past_some(words: Words, place: int) -> int:
    """Past 'ít nhất 95%', 'khoảng': they are no part of the description."""
    while place + 1 < len(words):
        if words[place].text.endswith("%") or words[place].low in ("khoảng", "gần", "hơn", "số"):
            place += 1
        elif words[place + 1].text == "%" and words[place].text[0].isdigit():
            place += 2
        elif (words[place].low, words[place + 1].low) in {("ít", "nhất"), ("tối", "thiểu"), ("toàn", "bộ")}:
            place += 2
        else:
            break
    return place


def _phrase_end(words: Words, start: int, *, where: bool) -> int:
    """The place after the phrase; `start` itself where nobody and nothing is named."""
    if start >= len(words) or words[start].low in _NOT_PLACE or timely(words, start):
        return start
    size, classes = party_at(words, start)
    if "self" in classes or (verb_at(words, start)[1] & {"act"} and not size):
        return start
    if where:
        if not (classes & {"area", "place"} or words[start].capital or words[start].text[0].isdigit() or classes & {"quantity", "body"}):
            return start
        if "body" in classes and not words[start].capital and "place" not in classes and words[start].low not in ("trạm", "trường", "bệnh", "trung"):
            return start
    elif not (begins_party(words, start) or classes & {"place"}):
        return start
    end = party_end(words, start, len(words))
    return end if end > start else _plain_end(words, start)


def _plain_end(words: Words, start: int) -> int:
    """The end of a place that is no party: up to the next sign, verb or time."""
    place = start + max(1, party_at(words, start)[0])
    while place < len(words):
        word = words[place]
        if word.sign or timely(words, place) or word.low in ("để", "nhằm", "theo", "và", "cho", "khi", "với", "trong", "có"):
            break
        if not word.capital and not word.name and verb_at(words, place)[0]:
            break
        place += 1
    return place


def _parties(scene: Scene, words: Words, start: int, end: int) -> tuple[Party, ...]:
    return parties_of(scene.text, words, (start, end), scene.names) if end > start else ()


def _most_specific(scene: Scene, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """'bản Hòa Sơn, xã Tà Cạ' → the hamlet: of places in one phrase joined by a comma only the smaller one."""
    levels = ("ấp", "thôn", "bản", "làng", "khu", "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
    kept: list[Party] = []
    for party in parties:
        rank = _rank(party.name, levels)
        last = kept[-1] if kept else None
        if last and last.span and party.span and rank > _rank(last.name, levels) >= 0 and party.span.start - last.span.end <= 3:
            continue
        kept.append(party)
    return tuple(kept)


def _rank(name: str, levels: tuple[str, ...]) -> int:
    low = name.casefold()
    return next((i for i, level in enumerate(levels) if low.startswith(level + " ")), -1)


def _named_places(scene: Scene, act: Act, acting: set[str]) -> tuple[Party, ...]:
    """A place that the act's object names: 'bảo đảm giao thông Quốc lộ 48D'; only behind the verb."""
    inside = Span(max(act.span.start, act.verb), act.span.end) if act.verb < act.span.end else act.span
    found = [Party(name, span) for span, name in scene.places if inside.contains(span) and name.casefold() not in acting]
    return _most_specific(scene, tuple({party.name: party for party in found}.values()))
