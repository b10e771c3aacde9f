"""The address of an Elasticsearch: "https://user:password@host:9200/name?ca_certs=/etc/ca.pem&shards=3".

name        what the aliases begin with (default: camket)
api_key     instead of user and password
ca_certs    a file of certificates to trust
shards      of each new index (default: 1)
timeout     seconds to wait for an answer (default: 10)
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch

from search.elastic.aliases import Cluster
from search.errors import BadIndexAddress

_OPTIONS = {"api_key", "ca_certs", "shards", "timeout"}
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,99}")


def cluster_at(address: str) -> Cluster:
    """The cluster at an address; nothing is sent yet. Raises BadIndexAddress."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown:
        raise BadIndexAddress(f"unknown option {unknown[0]!r}", f"Known are: {', '.join(sorted(_OPTIONS))}.")
    prefix, _, name = parts.path.rstrip("/").rpartition("/")
    name = name or "camket"
    if not _NAME.fullmatch(name):
        raise BadIndexAddress(f"{name!r} cannot name an index", "Use a-z, 0-9, '-', '_' and '.'.")
    where = f"{parts.scheme}://{_host(parts)}{prefix}"
    settings = (("number_of_shards", _number(options, "shards", 1)), ("auto_expand_replicas", "0-1"))
    return Cluster(_client(where, parts, options), where, name, settings)


def _client(where: str, parts: SplitResult, options: dict[str, str]) -> Elasticsearch:
    login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    try:
        return Elasticsearch(
            where,
            basic_auth=login,
            api_key=options.get("api_key"),
            request_timeout=_number(options, "timeout", 10),
            max_retries=2,
            retry_on_timeout=True,
            ca_certs=options.get("ca_certs", DEFAULT),
        )
    except (ValueError, OSError) as error:
        raise BadIndexAddress(f"{where} cannot be used: {error}", "Check the address and its options.") from error


def _host(parts: SplitResult) -> str:
    try:
        port = parts.port or (443 if parts.scheme == "https" else 9200)
    except ValueError as error:
        raise BadIndexAddress(f"no port: {error}", "Give host and port, as in http://host:9200.") from error
    if not parts.hostname:
        raise BadIndexAddress("the address names no host", "Give host and port, as in http://host:9200.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{host}:{port}"


def _number(options: dict[str, str], name: str, default: int) -> int:
    given = options.get(name, str(default))
    if not given.isdigit() or not 0 < int(given) < 10_000:
        raise BadIndexAddress(f"{name}={given!r} is not a number above 0", f"Give one, as in {name}={default}.")
    return int(given)
