"""Events as entities: the reported meeting, and the others that carry an ordinal."""

from __future__ import annotations

from collections.abc import Iterable

from extract.entities import Mention
from extract.entities_clusters import Cluster
from extract.events import ordinal
from extract.record import Fields
from extract.spelling import key
from ingest import Span

_ALIKE = 0.5


def cluster_events(mentions: Iterable[Mention], fields: Fields) -> list[Cluster]:
    """One cluster an event: mentions of one ordinal whose words are mostly the same are of one event."""
    found = list(mentions)
    name = fields.event.name
    if name is not None:
        span = fields.spans.get("event.name", Span(0, 0))
        found.insert(0, Mention(span, "EVENT", name, name, "event.reported"))
    clusters: list[Cluster] = []
    for mention in found:
        same = next((c for c in clusters if any(_same(mention.name, m.name) for m in c.mentions)), None)
        if same is None:
            clusters.append(Cluster([mention]))
        else:
            same.mentions.append(mention)
    return clusters


def _same(one: str, other: str) -> bool:
    a, b = set(key(one)), set(key(other))
    if ordinal(one) != ordinal(other):
        return False
    return len(a & b) / min(len(a), len(b)) > 0.8 or len(a & b) / len(a | b) >= _ALIKE
