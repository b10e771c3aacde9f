"""Events as entities: the reported meeting, and the others that carry an ordinal."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.entities.clusters import Cluster
from extract.entities.events import ordinal
from extract.entities.mention import Mention
from extract.entities.spelling import key
from extract.header.event import title_event
from extract.record import Fields
from ingest import Span

_ALIKE = 0.5


def cluster_events(mentions: Iterable[Mention], fields: Fields) -> list[Cluster]:
    """One cluster an event: mentions of one ordinal whose words are mostly the same are of one event."""
    found = list(mentions)
    name = fields.event.name
    if name is not None:
        span = fields.spans.get("event.name", Span(0, 0))
        forms = dict.fromkeys((name, _without_partners(name), title_event(fields.title or "")))
        found = [Mention(span, "EVENT", form, form, "event.reported") for form in forms if form] + found
    clusters: list[Cluster] = []
    reported = [mention for mention in found if mention.rule == "event.reported"]
    if reported:
        clusters.append(Cluster(reported))
    for mention in found[len(reported) :]:
        same = next((c for c in clusters if any(_same(mention.name, m.name) for m in c.mentions)), None)
        if same is None:
            clusters.append(Cluster([mention]))
        else:
            same.mentions.append(mention)
    return clusters


def _without_partners(name: str) -> str:
    """ "họp giao ban với các sở, ngành về …" → "họp giao ban về …": whom a meeting is with is not part of its name."""
    return re.sub(r"\bvới (?:các|gần|hơn|\d+)\b.*?(?=\s+(?:về|bàn)\b)", "", name).replace("  ", " ")


def _same(one: str, other: str) -> bool:
    a, b = set(key(one)), set(key(other))
    if ordinal(one) != ordinal(other):
        return False
    return len(a & b) / min(len(a), len(b)) > 0.8 or len(a & b) / len(a | b) >= _ALIKE
