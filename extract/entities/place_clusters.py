"""Which mentions name the same place: by level and name; a bare name, or a level alone, by what the document is of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.entities.areas import codes_of
from extract.entities.clusters import Cluster, Home
from extract.entities.mention import Mention
from extract.entities.spelling import key

Key = tuple[str, ...]


def cluster_places(mentions: Iterable[Mention], home: Home) -> list[Cluster]:
    """Clusters of the places' mentions."""
    found = list(mentions)
    clusters: dict[Key, Cluster] = {}
    for mention in found:
        if mention.rule != "place.level" and (mention.level is not None or mention.place is None):
            _add(clusters, _site_key(mention), mention)
    for mention in found:
        if mention.rule != "place.level" and mention.level is None and mention.place is not None:
            _add_bare(clusters, mention, home)
    for mention in found:
        if mention.rule == "place.level":
            _add_level(clusters, mention, home)
    return list(clusters.values())


def _site_key(mention: Mention) -> Key:
    """Level or head and name; "tổ dân phố số 7" is "tổ 7"."""
    words = tuple(word for word in key(mention.name) if word != "số")
    return ("tổ", *words[3:]) if words[:3] == ("tổ", "dân", "phố") else words


def _add(clusters: dict[Key, Cluster], name: Key, mention: Mention) -> None:
    cluster = clusters.setdefault(name, Cluster([], level=mention.level, place=key(mention.place or mention.core)))
    cluster.mentions.append(mention)


def _add_bare(clusters: dict[Key, Cluster], mention: Mention, home: Home) -> None:
    """A bare name is the issuer's area of that name, else the one that has it with its level, else itself."""
    name = key(mention.place or "")
    same = [c for c in clusters.values() if c.place == name]
    levels = [level for level, place in home.areas.items() if place == name]
    own = [c for c in same if c.level in levels]
    if own or (not levels and same):
        (own or [c for c in same if c.level] or same)[0].mentions.append(mention)
        return
    if levels:
        full = replace(mention, name=f"{levels[0]} {mention.name}", level=levels[0])
        _add(clusters, (*key(levels[0]), *name), full)
    else:
        _add(clusters, name, mention)


def _add_level(clusters: dict[Key, Cluster], mention: Mention, home: Home) -> None:
    place = home.place(mention.level)
    if place is None or mention.level is None:
        return
    shown = home.written[mention.level]
    cluster = clusters.get((*key(mention.level), *place)) or clusters.get(place)
    if cluster is not None:
        cluster.mentions.append(mention)
    else:
        full = replace(mention, name=f"{mention.level} {shown}", place=shown, units=codes_of(mention.level, shown))
        _add(clusters, (*key(mention.level), *place), full)
