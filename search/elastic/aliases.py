"""Where an index lives on an Elasticsearch: versioned indices behind aliases.

NAME-documents, NAME-facts          aliases, which all reading and writing goes through
NAME-documents-VERSION-…            the index that an alias stands for now
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from search.elastic.errors import translated
from search.elastic.query import mapping
from search.errors import StaleIndex
from search.fields import index_version

SHELVES = ("documents", "facts")
Targets = dict[str, str]  # by shelf, what to read and write


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where an index is: a client, the name that its aliases begin with, and how new ones are made.

    `where` is the address without user and password.
    """

    client: Elasticsearch
    where: str
    name: str = "camket"
    settings: tuple[tuple[str, int | str], ...] = (("number_of_shards", 1), ("auto_expand_replicas", "0-1"))

    def alias(self, shelf: str) -> str:
        """The alias of one of the shelves."""
        return f"{self.name}-{shelf}"


def open_aliases(cluster: Cluster) -> Targets:
    """The aliases, each with an index of our version behind it."""
    targets = {shelf: cluster.alias(shelf) for shelf in SHELVES}
    for alias in targets.values():
        with translated(cluster.where):
            version = _version_behind(cluster, alias) or _make_first(cluster, alias)
        if version != index_version():
            raise StaleIndex(f"{alias} at {cluster.where}", version, index_version())
    return targets


def _version_behind(cluster: Cluster, alias: str) -> str | None:
    """The version of the index that an alias stands for, None where there is no such alias."""
    try:
        found = cluster.client.indices.get_mapping(index=alias).body
    except NotFoundError:
        return None
    meta = next(iter(found.values()))["mappings"].get("_meta", {})
    return str(meta.get("version", "unknown"))


def _make_first(cluster: Cluster, alias: str) -> str:
    """Make the first index of an alias. Where two processes do so at once, both use the one."""
    try:
        create(cluster, f"{alias}-{index_version()}-first", {}, alias)
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
    return index_version()


def create(cluster: Cluster, target: str, settings: dict[str, str], alias: str | None = None) -> None:
    """Make one index of our mapping."""
    cluster.client.indices.create(
        index=target,
        settings=dict(cluster.settings) | settings,
        mappings=mapping(),
        aliases={alias: {}} if alias else None,
    )


def switch(cluster: Cluster, targets: Targets) -> None:
    """Let the aliases stand for the new indices and drop the old ones, in one step."""
    client = cluster.client
    client.indices.put_settings(index=list(targets.values()), settings={"refresh_interval": None})
    client.indices.refresh(index=list(targets.values()))
    actions: list[dict[str, Any]] = []
    for shelf, target in targets.items():
        alias = cluster.alias(shelf)
        actions.append({"add": {"index": target, "alias": alias}})
        actions += [{"remove_index": {"index": name}} for name in _ours(cluster, alias) - {target}]
    client.indices.update_aliases(actions=actions)


def _ours(cluster: Cluster, alias: str) -> set[str]:
    """The indices made for an alias: that behind it, and those that a rebuild left when it was cut off."""
    made = re.compile(rf"{re.escape(alias)}-\d+-\d+-[0-9a-f]{{8}}-(first|[0-9a-f]{{12}})")
    indices = cluster.client.indices
    left = {name for name in indices.get(index=f"{alias}-*").body if made.fullmatch(name)}
    try:
        return left | set(indices.get_alias(name=alias).body)
    except NotFoundError:
        return left
