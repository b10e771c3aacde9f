"""For whom an act is: 'cho quận Thốt Nốt', 'giúp xã Đăk Mar', 'tại chợ Plei Kần', 'gửi Sở'.

The guide: the most specific phrase, each coordinated name on its own; not the addressee of a report, nor the actor.
"""

from __future__ import annotations

import re

from extract.actors.parties import parties_of
from extract.actors.phrases import begins_party, party_end
from extract.clauses.times import timely
from extract.clauses.triggers import cues, party_at, verb_at
from extract.clauses.words import Words, span_of
from extract.commitments.found import Act
from extract.commitments.scene import Scene
from extract.record import Party
from ingest import Span

_FOR = cues("for_whom")
_WHERE = frozenset({"ở", "tại", "trên địa bàn"})
_THROUGH = frozenset({"qua", "trên", "về", "đến", "xuống", "ven", "dọc", "vào"})
_OPENERS = frozenset(phrase.split()[0] for phrase in _FOR | _WHERE | _THROUGH)
_VAGUE = cues("vague")
_NOT_PLACE = cues("not_a_place")
_STOP = cues("end_of_beneficiary")
_TIERS = (
    ("ấp", "thôn", "bản", "làng", "buôn", "khu", "tổ"),
    ("xã", "phường", "thị trấn"),
    ("huyện", "quận", "thị xã"),
    ("thành phố", "tỉnh"),
)


def beneficiaries_of(scene: Scene, act: Act) -> tuple[Party, ...]:
    """The parties and places that the act's own words say it is for, else those of its heading."""
    words = scene.words(act.span)
    acting = {party.name.casefold() for party in act.actors}
    found: dict[str, Party] = {}
    denied = words[0].low == "không"
    place = 0
    while place < len(words):
        size, kind = _preposition(words, place)
        if not size or (denied and kind == "for"):
            place += 1
            continue
        end = place + size
        for start, end in _phrases(words, place + size, kind):
            for party in parties_of(scene.text, words, (start, end), scene.names):
                if party.name.casefold() not in acting and party.name.casefold() not in _VAGUE:
                    found.setdefault(party.name, party)
        place = max(end, place + 1)
    kept = _most_specific(tuple(found.values()))
    return kept or tuple(p for p in act.places if p.name.casefold() not in acting)


def _preposition(words: Words, place: int) -> tuple[int, str]:
    """Length of the preposition at words[place], and whether it says 'for', 'where' or 'through'; 0 if none."""
    if words[place].low not in _OPENERS:
        return 0, ""
    for size in (4, 3, 2, 1):
        phrase = " ".join(word.low for word in words[place : place + size])
        for kind, known in (("for", _FOR), ("where", _WHERE), ("through", _THROUGH)):
            if phrase in known:
                return size, kind
    return 0, ""


def _phrases(words: Words, start: int, kind: str) -> list[tuple[int, int]]:
    """The ranges of the phrases behind a preposition: one, or the members of a list of places."""
    found: list[tuple[int, int]] = []
    start = _past_some(words, start)
    while start < len(words):
        end = _phrase_end(words, start, kind)
        if end <= start:
            break
        found.append((start, end))
        if end + 1 >= len(words) or words[end].low not in (",", "và") or not _listed(words, end + 1):
            break
        start = end + 1
    return found


def _listed(words: Words, place: int) -> bool:
    """Another member of a list: a place or a body with a name."""
    size, classes = party_at(words, place)
    after = place + max(1, size)
    named = (after < len(words) and words[after].capital) or (words[place].capital and not verb_at(words, place)[0])
    return bool(classes & {"area", "place", "body", "people"} or words[place].capital) and bool(
        named or classes & {"people"}
    )


def _past_some(words: Words, place: int) -> int:
    """Past 'ít nhất 95%', 'khoảng': they are no part of the description."""
    while place + 1 < len(words):
        if words[place].text.endswith("%") or words[place].low in ("khoảng", "gần", "hơn", "số"):
            place += 1
        elif (words[place + 1].text == "%" and words[place].text[0].isdigit()) or (
            words[place].low,
            words[place + 1].low,
        ) in {("ít", "nhất"), ("tối", "thiểu"), ("toàn", "bộ")}:
            place += 2
        else:
            break
    return place


def _phrase_end(words: Words, start: int, kind: str) -> int:
    """The place after the phrase; `start` itself where nobody and nothing is named."""
    if start >= len(words) or words[start].low in _NOT_PLACE or timely(words, start):
        return start
    size, classes = party_at(words, start)
    if not _nameable(words, start, size, classes, kind):
        return start
    end = party_end(words, start, len(words)) if begins_party(words, start) else start
    return _relative(words, start, _cut(words, start, end)) if end > start else _plain_end(words, start)


def _nameable(words: Words, start: int, size: int, classes: frozenset[str], kind: str) -> bool:
    """Whether somebody or some place begins at words[start] in the sense of the preposition."""
    if "self" in classes or (verb_at(words, start)[1] & {"act"} and not size):
        return False
    after = words[start + size] if size and start + size < len(words) else None
    named = after is not None and (after.capital or after.text[0].isdigit())
    if words[start].text[0].isdigit():
        return kind != "through" and bool(party_at(words, start + 1)[1] & {"people", "area", "place"})
    if kind == "through":
        return bool(classes & {"area", "place"}) and named and "body" not in classes
    if kind == "where":
        return (
            bool(classes & {"place", "quantity"})
            or (bool(classes & {"area", "body"}) and (named or "area" in classes))
            or words[start].capital
        )
    if classes == {"place"} or (
        classes <= {"area", "place"} and size == 1 and words[start].low in ("bản", "làng", "thôn", "khu", "điểm")
    ):
        return named or words[start].low in ("trạm", "hạ")
    return bool(size) and classes != {"place"}


_WHO = frozenset({"bị", "chưa", "còn", "đang", "dễ", "gặp", "thuộc", "làm", "tiềm", "có"})


def _relative(words: Words, start: int, end: int) -> int:
    """With the clause that tells which ones: 'các hộ | bị nứt nhà', 'các địa phương | bị thiên tai, bão lũ'."""
    plain = not words[end - 1].capital and bool(
        party_at(words, start)[1] & {"quantity", "people"} or words[start].text[0].isdigit()
    )
    if not plain or end >= len(words) or words[end].low not in _WHO:
        return end
    place = end + 1
    while (
        place < len(words)
        and not words[place].sign
        and not timely(words, place)
        and words[place].low not in _STOP | {"trong", "tại"}
    ):
        place += 1
    return place


def _cut(words: Words, start: int, end: int) -> int:
    """Without what no longer describes: 'mỗi huyện | 01 bộ máy', 'các bệnh viện | số tiền'."""
    for place in range(start + 1, end):
        if words[place].low in _STOP and not words[place].capital and not words[place].name:
            return place
    return end


def _plain_end(words: Words, start: int) -> int:
    """The end of a place that is no party: up to the next sign, verb or time."""
    place = start + max(1, party_at(words, start)[0])
    while place < len(words):
        word = words[place]
        if (
            word.sign
            or timely(words, place)
            or word.low in _STOP
            or word.low in ("và", "cho", "trong", "có", "vào", "sẽ", "đã")
        ):
            break
        if not word.capital and not word.name and verb_at(words, place)[0]:
            break
        place += 1
    return place


def _most_specific(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """'bản Hòa Sơn, xã Tà Cạ' → the hamlet: of two places of one phrase the smaller one."""
    kept: list[Party] = []
    for party in parties:
        last = kept[-1] if kept else None
        if (
            last
            and last.span
            and party.span
            and _tier(party.name) > _tier(last.name) >= 0
            and 0 <= party.span.start - last.span.end <= 3
        ):
            continue
        kept.append(party)
    return tuple(kept)


def _tier(name: str) -> int:
    low = name.casefold()
    return next((i for i, tier in enumerate(_TIERS) if low.startswith(tuple(f"{level} " for level in tier))), -1)


def _groups(scene: Scene, span: Span) -> tuple[Party, ...]:
    """The group behind 'ở', 'tại', 'trên địa bàn' in a heading: 'đào tạo cán bộ ở quận, huyện'."""
    words = scene.words(span)
    for place in range(len(words) - 1):
        size, kind = _preposition(words, place)
        if kind == "where" and "area" in party_at(words, place + size)[1]:
            end = party_end(words, place + size, len(words))
            if end > place + size:
                name = scene.said(words, (place + size, end))
                return (Party(name, span_of(words, place + size, end), "heading", group=True),)
    return ()


_TOPIC = re.compile(r"^(?:Về|Đối với|Riêng|Việc|Xử lý|Tại|Trên địa bàn)\b[^.;]{3,260}?:", re.DOTALL)
_OF = re.compile(
    r"(?:kiến nghị|đề nghị|đề xuất|ý kiến)[^.;:]{0,30}?\bcủa "
    r"(?P<who>các xã|các phường|các huyện|xã|huyện|thành phố|tỉnh|phường|quận|[A-ZĐ][^.;:,]{2,50})",
    re.IGNORECASE,
)


def topic_places(scene: Scene, span: Span, *, heading: bool) -> tuple[Party, ...]:
    """The places that a heading or an inline topic names: all under it is for them ('2. Kênh Hòa Phú:')."""
    text = span.of(scene.text)
    match = None if heading else _TOPIC.match(text)
    if not heading and match is None:
        return ()
    limit = span.end if heading or match is None else span.start + match.end()
    found = [
        Party(name, where, "heading")
        for where, name in scene.places
        if span.start <= where.start and where.end <= limit
    ]
    found = [party for party in found if party.name.casefold() not in (scene.issuer or "").casefold()]
    if found:
        return _most_specific(tuple({party.name: party for party in found}.values()))
    asked = _OF.search(text[: limit - span.start])
    if asked is None:
        return _groups(scene, Span(span.start, limit))
    return (Party(scene.names.canonical(asked["who"]), None, "heading"),)
