"""The places and askers that a heading or an inline topic names: all under it is for them."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.actors.phrases import party_end
from extract.beneficiaries.prepositions import preposition
from extract.beneficiaries.specific import most_specific
from extract.clauses.triggers import party_at
from extract.clauses.words import span_of
from extract.commitments.scene import Scene
from extract.record import Party
from ingest import Span

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
    first = bisect_left(scene.places, span.start, key=lambda place: place[0].start)
    last = bisect_left(scene.places, limit, first, key=lambda place: place[0].start)
    found = [Party(name, where, "heading") for where, name in scene.places[first:last] if where.end <= limit]
    found = [party for party in found if party.name.casefold() not in (scene.issuer or "").casefold()]
    if found:
        return most_specific(tuple({party.name: party for party in found}.values()))
    asked = _OF.search(text[: limit - span.start])
    if asked is None:
        return _groups(scene, Span(span.start, limit))
    return (Party(scene.names.canonical(asked["who"]), None, "heading"),)


def _groups(scene: Scene, span: Span) -> tuple[Party, ...]:
    """The group behind 'ở', 'tại', 'trên địa bàn' in a heading: 'đào tạo cán bộ ở quận, huyện'."""
    words = scene.words(span)
    for place in range(len(words) - 1):
        size, kind = preposition(words, place)
        if kind == "where" and "area" in party_at(words, place + size)[1]:
            end = party_end(words, place + size, len(words))
            if end > place + size:
                name = scene.said(words, (place + size, end))
                return (Party(name, span_of(words, place + size, end), "heading", group=True),)
    return ()
