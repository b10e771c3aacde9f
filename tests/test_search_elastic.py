"""What only the Elasticsearch engine has: addresses, errors in our words, indices that went away."""

from __future__ import annotations

import socket

import pytest
from elasticsearch import Elasticsearch
from searched_entries import document

from search import Query, open_index, rebuild
from search.elastic.address import cluster_at
from search.errors import BadIndexAddress, IndexUnavailable, StaleIndex
from search.fields import index_version


@pytest.mark.parametrize(
    ("address", "where", "name"),
    [
        ("http://localhost", "http://localhost:9200", "camket"),
        ("https://search.example", "https://search.example:443", "camket"),
        ("http://localhost:9201/", "http://localhost:9201", "camket"),
        ("http://localhost:9200/kho-2010", "http://localhost:9200", "kho-2010"),
        ("https://proxy.example/elastic/kho", "https://proxy.example:443/elastic", "kho"),
        ("http://[::1]:9200/kho", "http://[::1]:9200", "kho"),
        ("http://user:p%40ss@localhost:9200/kho?shards=3&timeout=30", "http://localhost:9200", "kho"),
    ],
)
def test_addresses(address: str, where: str, name: str) -> None:
    cluster = cluster_at(address)
    assert (cluster.where, cluster.name) == (where, name)
    cluster.client.close()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://", "no host"),
        ("http://localhost:port", "no port"),
        ("http://localhost:9200/Kho", "cannot name an index"),
        ("http://localhost:9200/kho?shard=3", "unknown option 'shard'"),
        ("http://localhost:9200/kho?shards=0", "not a number above 0"),
        ("http://localhost:9200/kho?timeout=soon", "not a number above 0"),
    ],
)
def test_bad_addresses(address: str, reason: str) -> None:
    with pytest.raises(BadIndexAddress, match=reason) as caught:
        open_index(address)
    assert caught.value.remedy


def test_a_server_that_is_down_is_said_to_be_without_its_password() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        with pytest.raises(IndexUnavailable, match=f"127.0.0.1:{port} does not answer") as caught:
            open_index(f"http://user:secret@127.0.0.1:{port}/kho")
    assert "secret" not in str(caught.value)


def test_an_index_that_went_away_is_never_made_anew_by_writing(elasticsearch_url: str) -> None:
    server, name = elasticsearch_url.rsplit("/", 1)
    with open_index(elasticsearch_url) as index, Elasticsearch(server) as client:
        index.put([document("d1", "một")], sequence=1)
        client.indices.delete(index=list(client.indices.get(index=f"{name}-documents").body))
        with pytest.raises(IndexUnavailable, match="camket reindex"):
            index.find(Query("một"))
        with pytest.raises(IndexUnavailable, match="camket reindex"):
            index.put([document("d2", "hai")], sequence=2)
        assert not client.indices.exists(index=f"{name}-documents")


def test_an_index_of_another_version_is_refused_until_it_is_rebuilt(elasticsearch_url: str) -> None:
    server, name = elasticsearch_url.rsplit("/", 1)
    with open_index(elasticsearch_url), Elasticsearch(server) as client:
        client.indices.put_mapping(index=f"{name}-facts", meta={"version": "0-old"})
    with pytest.raises(StaleIndex, match=f"0-old, this program uses {index_version()}.*camket reindex"):
        open_index(elasticsearch_url)
    with rebuild(elasticsearch_url) as fresh:
        fresh.put([document("d1", "một")], sequence=1)
    with open_index(elasticsearch_url) as index:
        assert index.count() == 1


def test_a_rebuild_leaves_no_index_behind(elasticsearch_url: str) -> None:
    server, name = elasticsearch_url.rsplit("/", 1)
    with open_index(elasticsearch_url) as index, Elasticsearch(server) as client:
        left = f"{name}-facts-{index_version()}-0123456789ab"
        client.indices.create(index=left)  # as by a rebuild that was killed
        client.indices.create(index=f"{name}-facts-of-others")
        for number in range(3):
            with rebuild(elasticsearch_url) as fresh:
                fresh.put([document(f"d{number}", "một")], sequence=1)
        assert len(client.indices.get(index=f"{name}-*").body) == 3
        assert client.indices.exists(index=f"{name}-facts-of-others")
        assert list(index.ids()) == ["d2"]


def test_tokens_are_not_kept_in_the_source(elasticsearch_url: str) -> None:
    server, name = elasticsearch_url.rsplit("/", 1)
    with open_index(elasticsearch_url) as index, Elasticsearch(server) as client:
        index.put([document("d1", "quận Thốt Nốt")], sequence=7)
        found = client.get(index=f"{name}-documents", id="d1").body
    assert found["_version"] == 7
    assert set(found["_source"]) == {
        "id", "parent", "kind", "document_type", "places", "bodies", "day", "year"
    }  # fmt: skip


def test_ids_beyond_one_page_are_streamed(elasticsearch_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.elastic.index._IDS_AT_ONCE", 3)
    with open_index(elasticsearch_url) as index:
        index.put([document(f"d{number}", "một") for number in range(9)], sequence=1)
        assert list(index.ids()) == [f"d{number}" for number in range(9)]
