"""Which mentions cite the same document: by symbol, a law by its name, a bare number by the symbol it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.entities.clusters import Cluster
from extract.entities.mention import Mention
from extract.entities.spelling import key

_SYMBOL = re.compile(r"\d+[A-Za-z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐƯ].*")
_LOOSE = re.compile(r"(?P<kind>.*?)\s+(?:số\s+)?(?P<number>\d{1,4}(?:/\d{4})?)")  # "Nghị định 67", "… 157/2013"
_YEAR = re.compile(r"\s+(?:sửa đổi\s+)?(?:năm\s+)?\d{4}$")

Name = tuple[str, ...]


def cluster_documents(mentions: Iterable[Mention]) -> list[Cluster]:
    """One cluster a document: full symbols first, then what may be short for one of them."""
    clusters: dict[Name, Cluster] = {}
    loose: list[Mention] = []
    for mention in mentions:
        symbol = _SYMBOL.search(mention.name)
        if symbol is None and (_LOOSE.fullmatch(mention.name) or mention.rule == "document.law"):
            loose.append(mention)
        else:
            name = key(symbol.group().replace(" ", "")) if symbol else key(mention.name)
            clusters.setdefault(name, Cluster([])).mentions.append(mention)
    for mention in sorted(loose, key=lambda m: -len(m.name)):  # the law with its year before the one without
        same = _longer(mention, clusters) or clusters.setdefault(key(mention.name), Cluster([]))
        same.mentions.append(mention)
    return list(clusters.values())


def _longer(mention: Mention, clusters: dict[Name, Cluster]) -> Cluster | None:
    """The only cluster that a bare number or a law without its year can mean."""
    number = _LOOSE.fullmatch(mention.name)
    if mention.rule == "document.law":
        name = key(mention.name)
        found = [c for c in clusters.values() if any(key(_YEAR.sub("", m.name)) == name for m in c.mentions)]
    elif number is not None:
        found = [c for c in clusters.values() if any(_begins(m.name, number) for m in c.mentions)]
    else:
        found = []
    return found[0] if len(found) == 1 else None


def _begins(name: str, number: re.Match[str]) -> bool:
    """Whether a name is of that kind with a symbol that begins with that number: "Nghị định số 67/2014/NĐ-CP"."""
    if key(name)[: len(key(number["kind"]))] != key(number["kind"]):
        return False
    return re.search(rf"(?<!\d){number['number']}(?=[/-])", name) is not None
