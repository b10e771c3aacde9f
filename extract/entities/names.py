"""From mentions to entities: one for each real thing of the document, under its fullest name, with its other forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.entities.clusters import Cluster, Home, bare_head, cluster_bodies
from extract.entities.document_clusters import cluster_documents
from extract.entities.event_names import cluster_events
from extract.entities.mention import Mention
from extract.entities.place_clusters import cluster_places
from extract.entities.spelling import key
from extract.places import gazetteer
from extract.record import Entity, Fields
from ingest import BlockKind, Document

_ADDRESS = re.compile(
    r"^(?:các\s+)?(?:đồng\s+chí|đ/c|ông|bà|Ô\.|B\.|anh|chị|cô|TS\.?|ThS\.?|BS\.?|KS\.?)\s*:?\s+", re.IGNORECASE
)
_GROUP = re.compile(r"(?:các|những|mọi|mỗi|từng|một số|tất cả|toàn thể|toàn bộ|nhiều|\d+|hai|ba|bốn)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of a document, and what any form of a name stands for in it."""

    entities: tuple[Entity, ...]
    _canonical: dict[tuple[str, ...], str] = field(default_factory=dict, repr=False)
    _units: dict[str, str] = field(default_factory=dict, repr=False)
    _asked: dict[str, str] = field(default_factory=dict, repr=False, compare=False)  # what was answered before
    _people: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)  # by their last words

    def canonical(self, text: str) -> str:
        """The fullest name in this document of what a form stands for; a form that is not known comes back as it is."""
        found = self._asked.get(text)
        if found is None:
            plain = " ".join(text.split())
            found = self._canonical.get(key(plain)) or self._canonical.get(key(_ADDRESS.sub("", plain)), plain)
            self._asked[text] = found
        return found

    def person(self, text: str) -> str | None:
        """The person with whose full name the text ends: "Phó Giám đốc Sở Lê Thị Trâm" → Lê Thị Trâm."""
        if not self._people:
            self._people[""] = []
            for entity in self.entities:
                if entity.type == "PER" and " " in entity.name:
                    self._people.setdefault(entity.name.rpartition(" ")[2], []).append(entity.name)
        return next((name for name in self._people.get(text.rpartition(" ")[2], ()) if text.endswith(name)), None)

    def unit(self, text: str) -> str | None:
        """The code of the administrative unit that a form names, or that the body it names is of."""
        return self._units.get(self.canonical(text))

    def is_group(self, text: str) -> bool:
        """Whether a form means several unnamed ones: "các quận, huyện"."""
        return _GROUP.match(text) is not None and key(text) not in self._canonical


def name_entities(document: Document, mentions: Iterable[Mention], fields: Fields) -> Names:
    """Group the mentions into entities and name each by its fullest form."""
    found = list(mentions)
    home = home_of(document, found, fields)
    own = [mention for mention in found if mention.of is None]
    bodies = [m for m in own if m.type == "ORG" and not bare_head(m)]
    clusters = {
        "ORG": cluster_bodies(bodies, home),
        "PER": _persons([m for m in own if m.type == "PER"]),
        "LOC": cluster_places([m for m in own if m.type == "LOC"], home),
        "DOC": cluster_documents([m for m in own if m.type == "DOC"]),
        "EVENT": cluster_events([m for m in own if m.type == "EVENT"], fields),
    }
    _attach_aliases(clusters, [m for m in found if m.of is not None])
    _attach_bare_heads(clusters["ORG"], [m for m in own if m.type == "ORG" and bare_head(m)], home)
    units = _Units(fields, home)
    entities = [_entity(kind, cluster, units) for kind, group in clusters.items() for cluster in group]
    return _names(entities, home)


def home_of(document: Document, mentions: Iterable[Mention], fields: Fields) -> Home:
    """The areas of the issuer, by level: those that the letterhead or the issuer's own name gives, with what lies
    around them; for a level that it leaves open, the only area of that level that the document names."""
    written: dict[str, str] = {}
    heads = [block.span for block in document.blocks if block.kind is BlockKind.HEADER]
    issuer = key(fields.issuer or "")
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if not mention.place:
            continue
        if mention.level:
            named[mention.level][mention.place] += 1
        if any(span.contains(mention.span) for span in heads) or (issuer and key(mention.name) == issuer):
            if mention.level:
                written.setdefault(mention.level, mention.place)
            for code in mention.units[:1]:
                for unit in (gazetteer().unit(code), *gazetteer().ancestors(code)):
                    written.setdefault(unit.kind, unit.bare)
    for level, places in named.items():
        clear = places.most_common(1)[0][1] > 0.7 * places.total()
        if level not in written and clear:
            written[level] = places.most_common(1)[0][0]
    return Home({level: key(place) for level, place in written.items()}, written)


def _persons(mentions: list[Mention]) -> list[Cluster]:
    """Full names; a short one ("ông Nghĩa") goes to the full name that ends with it."""
    clusters: dict[tuple[str, ...], Cluster] = {}
    for mention in sorted(mentions, key=lambda m: -len(key(m.text))):
        words = key(mention.text)
        if words in clusters:
            clusters[words].mentions.append(mention)
            continue
        longer = [c for name, c in clusters.items() if len(name) > len(words) and name[-len(words) :] == words]
        if longer:
            longer[0].mentions.append(mention)
        elif len(words) >= 2:
            clusters[words] = Cluster([mention])
    return list(clusters.values())


def _attach_aliases(clusters: dict[str, list[Cluster]], aliases: list[Mention]) -> None:
    """A short form said in brackets belongs to what it stands behind, and takes along what it names itself."""
    for alias in aliases:
        group = clusters[alias.type]
        target = next((c for c in group if any(m.span == alias.of for m in c.mentions)), None)
        if target is None:
            continue
        target.aliases.append(alias.text)
        name = key(alias.text)
        for other in [c for c in group if c is not target and any(key(m.text) == name for m in c.mentions)]:
            target.mentions.extend(other.mentions)
            group.remove(other)


def _attach_bare_heads(bodies: list[Cluster], mentions: list[Mention], home: Home) -> None:
    """ "Sở" means the issuer's, else the one named last before it."""
    first = {id(cluster): cluster.first for cluster in bodies}
    for mention in mentions:
        same = [c for c in bodies if c.head == key(mention.head)]
        before = [c for c in same if first[id(c)] < mention.span.start] or same
        at_home = [c for c in before if c.place is not None and c.place in home.areas.values()]
        target = at_home[0] if at_home else before[0] if before else None
        if target is not None:
            target.mentions.append(mention)
            first[id(target)] = min(first[id(target)], mention.span.start)


@dataclass(frozen=True, slots=True)
class _Units:
    """Which of several units of a name the document means."""

    fields: Fields
    home: Home

    def choose(self, codes: tuple[str, ...]) -> str | None:
        """The one that existed that day and lies in the issuer's province; None where that leaves several, or where a
        ward of that name lies elsewhere only."""
        day = self.fields.date or self.fields.event.date
        existing = [c for c in codes if gazetteer().unit(c).existed(day)] or list(codes)
        provinces = {self.home.areas.get("tỉnh"), self.home.areas.get("thành phố")} - {None}
        near = [c for c in existing if key(_province(c)) in provinces]
        near = near or [c for c in existing if not provinces or c.count(".") < 2]
        highest = [c for c in near if c.count(".") == min(code.count(".") for code in near)]
        return highest[0] if len(highest) == 1 or (day is None and len({_province(c) for c in highest}) == 1) else None


def _province(code: str) -> str:
    return gazetteer().unit(code.partition(".")[0]).bare


def _entity(kind: str, cluster: Cluster, units: _Units) -> Entity:
    mentions = sorted(cluster.mentions, key=lambda m: m.span)
    forms: dict[str, None] = {}
    for mention in mentions:
        forms.setdefault(mention.name)
        forms.setdefault(mention.text)
    forms |= dict.fromkeys(cluster.aliases)
    name = max((m.name for m in mentions), key=lambda n: (len(key(n)), len(n)))
    codes = next((m.units for m in mentions if m.units), ())
    unit = units.choose(codes) if codes else None
    if kind == "LOC" and unit is not None and not any(m.level for m in mentions):
        forms.setdefault(gazetteer().unit(unit).name)
    aliases = _distinct(name, forms)
    best = max(mentions, key=lambda m: m.confidence)
    spans = tuple(dict.fromkeys(m.span for m in mentions))
    return Entity(kind, name, aliases, spans, unit, best.rule, best.confidence)


def _distinct(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The forms that differ from the name, and from each other, in more than case."""
    seen = {name.lower()}
    result = []
    for form in forms:
        if form.lower() not in seen:
            seen.add(form.lower())
            result.append(form)
    return tuple(result)


def _names(entities: list[Entity], home: Home) -> Names:
    canonical: dict[tuple[str, ...], str] = {}
    for entity in entities:
        for form in (entity.name, *entity.aliases):
            canonical.setdefault(key(form), entity.name)
    for level, place in home.areas.items():
        name = canonical.get((*key(level), *place))
        if name is not None:
            canonical.setdefault(key(level), name)
    units = {entity.name: entity.unit for entity in entities if entity.unit is not None}
    return Names(tuple(sorted(entities, key=lambda e: e.mentions[:1])), canonical, units)
