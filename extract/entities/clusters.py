"""Which mentions name the same body: the same head and core, of areas that do not contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.entities.aliases import subsequence
from extract.entities.mention import Mention
from extract.entities.spelling import key

_LEVELS_DOWN = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn")


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing. `head` and `core` as compared; `level` and `place` of the area it is of, if known."""

    mentions: list[Mention]
    head: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    level: str | None = None
    place: tuple[str, ...] | None = None
    aliases: list[str] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """Head and core."""
        return self.head + self.core

    @property
    def first(self) -> int:
        """Where the first mention begins."""
        return min((mention.span.start for mention in self.mentions), default=0)


@dataclass(frozen=True, slots=True)
class Home:
    """The area that the document's issuer is of, and those around it, by level: as compared and as written."""

    areas: dict[str, tuple[str, ...]]
    written: dict[str, str] = field(default_factory=dict)

    def place(self, level: str | None) -> tuple[str, ...] | None:
        """The name of the home area of that level."""
        return self.areas.get(level or "")


def cluster_bodies(mentions: Iterable[Mention], home: Home) -> list[Cluster]:
    """Clusters of the bodies' mentions; a bare head ("Sở") is none of them, see `bare_heads`."""
    by_core: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_core[_core_key(mention)].append(mention)
    clusters: list[Cluster] = []
    for group in by_core.values():
        clusters.extend(_by_area(group, home))
    return _merge_short(clusters)


def _core_key(mention: Mention) -> tuple[str, ...]:
    """Head and core as compared; the front and its committee are one body to a notice."""
    words = key(f"{mention.head} {mention.core}")
    return words[2:] if words[:4] == ("ủy", "ban", "mặt", "trận") else words


def _by_area(group: list[Mention], home: Home) -> list[Cluster]:
    """Mentions of one core by the area that they are of."""
    clusters: list[Cluster] = []
    for mention in group:
        if mention.place is None:
            continue
        place = key(mention.place)
        same = (
            c for c in clusters if c.place == place and (c.level == mention.level or None in (c.level, mention.level))
        )
        cluster = next(same, None)
        if cluster is None:
            cluster = _new(mention, place)
            clusters.append(cluster)
        cluster.level = cluster.level or mention.level
        cluster.mentions.append(mention)
    loose: dict[str | None, Cluster] = {}
    for mention in group:
        if mention.place is None:
            target = _home_of(mention, clusters, home) or loose.setdefault(mention.level, _new(mention, None))
            target.mentions.append(mention)
    return _join_loose(clusters, loose, home)


def _new(mention: Mention, place: tuple[str, ...] | None) -> Cluster:
    return Cluster([], key(mention.head), key(mention.core), mention.level, place)


def _home_of(mention: Mention, clusters: list[Cluster], home: Home) -> Cluster | None:
    """The cluster with a named area that a mention with a mere level, or none, means."""
    if mention.level is None:
        own = [c for c in clusters if c.place in home.areas.values()]
        return own[0] if len(own) == 1 else clusters[0] if len(clusters) == 1 else None
    same = [c for c in clusters if c.level == mention.level or c.level is None]
    own = [c for c in same if c.place == home.place(mention.level)]
    if own:
        return own[0]
    return same[0] if len(same) == 1 and home.place(mention.level) is None else None


def _join_loose(clusters: list[Cluster], loose: dict[str | None, Cluster], home: Home) -> list[Cluster]:
    """Mentions without an area go to the only level that there is."""
    none = loose.pop(None, None)
    if none is not None:
        if len(loose) == 1 and not clusters:
            next(iter(loose.values())).mentions.extend(none.mentions)
        else:
            loose[None] = none
    for level, cluster in loose.items():
        several = sum(c.level == level for c in clusters)
        if level is None or several < 2 or home.place(level) is not None or level in ("tỉnh", "thành phố"):
            clusters.append(cluster)
    return clusters


def _merge_short(clusters: list[Cluster]) -> list[Cluster]:
    """Short forms into the only long one: "Phòng Giáo dục", "Viện KTXH", "Công ty Hậu Phong", "Liên hiệp Hội"."""
    clusters.sort(key=lambda cluster: len(cluster.words))
    kept: list[Cluster] = []
    for i, cluster in enumerate(clusters):
        longer = [c for c in clusters[i + 1 :] if _is_short_for(cluster, c)]
        if len(longer) == 1:
            longer[0].mentions.extend(cluster.mentions)
            longer[0].aliases.extend(cluster.aliases)
        else:
            kept.append(cluster)
    return kept


def _is_short_for(short: Cluster, long: Cluster) -> bool:
    if short.words[:1] != long.words[:1] or len(short.words) >= len(long.words):
        return False
    if short.place is not None and long.place is not None and short.place != long.place:
        return False
    if short.level is not None and long.level is not None and short.level != long.level:
        return False
    if len(short.core) == 1 and _capitals(short) and 2 <= len(short.core[0]) <= 6:
        initials = [word[0] for word in (*long.head[len(short.head) :], *long.core)]
        return initials[:1] == [short.core[0][0]] and subsequence(short.core[0], initials)
    return subsequence(short.words, long.words) and _weighty(short)


def _capitals(cluster: Cluster) -> bool:
    return any(mention.core.isupper() for mention in cluster.mentions)


def _weighty(cluster: Cluster) -> bool:
    """Whether a short form says enough to mean one long form ("Phòng Giáo dục", "Liên hiệp Hội"; not "Sở")."""
    return len(cluster.words) >= 3


def bare_head(mention: Mention) -> bool:
    """Whether a mention is a head without core and area: "Sở"."""
    return (
        not mention.core
        and mention.place is None
        and mention.level is None
        and mention.rule == "body.alone"
        and (mention.head in {"Sở", "Ban Chỉ đạo", "Ban Chỉ huy"})
    )
