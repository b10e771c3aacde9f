"""What every engine must do: on the embedded engine, on disk and in memory, and on Elasticsearch.

Equal order of the same queries on both engines is claimed for freshly built single-shard indices, documents
and facts apart, every scored field filled, ties by id.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from searched_entries import ARCHIVE, document, fact, generated

from search import BadQuery, Entry, Index, Page, Query, open_index, rebuild

ENGINES = ("embedded", "memory", "elasticsearch")
KEPT = ("embedded", "elasticsearch")  # those that outlive the process


def address_of(engine: str, request: pytest.FixtureRequest) -> str:
    if engine == "elasticsearch":
        return str(request.getfixturevalue("elasticsearch_url"))
    tmp_path: Path = request.getfixturevalue("tmp_path")
    return "memory:" if engine == "memory" else f"embedded:{tmp_path / 'index'}"


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest) -> Iterator[Index]:
    with open_index(address_of(request.param, request)) as opened:
        yield opened


@pytest.fixture(params=KEPT)
def address(request: pytest.FixtureRequest) -> str:
    return address_of(request.param, request)


@pytest.fixture(scope="module", params=ENGINES)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index with the whole archive, for tests that only ask."""
    if request.param == "elasticsearch":
        url = request.getfixturevalue("elasticsearch_server") + "/archive"
    else:
        folder = tmp_path_factory.mktemp("archive")
        url = "memory:" if request.param == "memory" else str(folder)
    with open_index(url) as opened:
        opened.clear()
        opened.put(ARCHIVE, sequence=1)
        yield opened


def found(index: Index, query: Query | str) -> list[str]:
    page = index.find(query if isinstance(query, Query) else Query(query))
    return [hit.id for hit in page.hits]


def cut_off() -> Iterator[Entry]:
    yield document("half", "một")
    raise RuntimeError("the store went away")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Thốt Nốt", ["d01", "d02"], id="accented: those with the marks come first"),
        pytest.param("thot not", ["d01", "d02"], id="unaccented finds accented, the shorter first"),
        pytest.param("THỐT NỐT", ["d01", "d02"], id="case"),
        pytest.param(unicodedata.normalize("NFD", "Thốt Nốt"), ["d01", "d02"], id="decomposed"),
        pytest.param("bán", ["d07", "d08", "d09", "d02", "d03"], id="exact first, then shorter, ties by id"),
        pytest.param("bàn việc", ["d08", "d07", "d09", "d02"], id="two words, exact first"),
        pytest.param("đội", ["d07", "d08", "d09"], id="đ folds to d"),
        pytest.param("doi", ["d07", "d08", "d09"], id="d finds đ"),
        pytest.param("hoà giải", ["d04"], id="tone placement, new for old"),
        pytest.param("thủy lợi", ["d04"], id="tone placement, old for new"),
        pytest.param("kĩ thuật", ["d04"], id="i for y"),
        pytest.param("quận Thốt Nốt cầu", [], id="all words must be there"),
        pytest.param('"đặt trạm quan trắc"', ["d01", "d02"], id="phrase, exact first"),
        pytest.param('"trạm đặt quan trắc"', [], id="phrase in another order"),
        pytest.param("“quan trắc”", ["d01", "d02"], id="typographic quotes"),
        pytest.param('"quan trắc', ["d01", "d02"], id="a quote that never closes is no phrase"),
        pytest.param("KH&CN", ["d01", "d03", "d02"], id="abbreviation finds the words"),
        pytest.param("khoa học và công nghệ", ["d01", "d03", "d02"], id="words find the abbreviation"),
        pytest.param('"Sở khoa học và công nghệ"', ["d01", "d03", "d02"], id="also inside a phrase"),
        pytest.param('"giao Sở KH-CN xem lại"', ["d03"], id="phrase over an abbreviation, other joint"),
        pytest.param("khcn", ["d01", "d03", "d02"], id="abbreviation without joint, in lower case"),
        pytest.param("ủy ban nhân dân thành phố Cần Thơ", ["d03"], id="TP.Cần Thơ is split, UBND resolved"),
        pytest.param("TP Cần Thơ", ["d03"], id="TP without a dot"),
        pytest.param("2002", ["d03"], id="number without its grouping dots"),
        pytest.param("2.002 triệu", ["d03"], id="number as written"),
        pytest.param("02-NQ/TU", ["d03"], id="number of a document"),
        pytest.param("NQ-02", [], id="what is written together is a phrase"),
        pytest.param("phú lộc", ["d05"], id="words of two blocks"),
        pytest.param('"phú lộc"', [], id="no phrase across blocks"),
        pytest.param("ứng phó bão", ["d06"], id="words that only the title has"),
        pytest.param("ứng phó cứu trợ", ["d06"], id="one word in the title, one in the text"),
    ],
)
def test_words(archive: Index, text: str, expected: list[str]) -> None:
    page = archive.find(Query(text))
    assert [hit.id for hit in page.hits] == expected
    assert page.total == len(expected)
    assert page.corrected is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            Query(),
            ["d04", "d05", "d03", "d02", "d01", "d07", "d08", "d09", "d10", "d06"],
            id="nothing asked: newest first, ties by id, undated last",
        ),
        pytest.param(Query("  "), ["d04", "d05"], id="blank is nothing asked"),
        pytest.param(Query(places=("923",)), ["d02", "d01"], id="place"),
        pytest.param(Query(places=("923", "92")), ["d03", "d02", "d01"], id="either place"),
        pytest.param(Query(places=("92",), bodies=("UBND thành phố Cần Thơ",)), ["d03"], id="place and body"),
        pytest.param(Query(document_types=("news",)), ["d04", "d02"], id="type of document"),
        pytest.param(Query(since=date(2012, 3, 9)), ["d04", "d05"], id="since, that day too; no undated"),
        pytest.param(Query(until=date(2008, 12, 31)), ["d10"], id="until, that day too; no undated"),
        pytest.param(Query("việc", since=date(2010, 1, 1)), ["d02"], id="words and dates"),
        pytest.param(Query("quận", facts=True), ["f02", "f01"], id="facts by their own words"),
        pytest.param(Query(facts=True), ["f02", "f03", "f01", "f04"], id="facts, newest first"),
        pytest.param(Query(facts=True, kinds=("figure", "decision")), ["f03", "f04"], id="kinds of facts"),
        pytest.param(Query(facts=True, parents=("d03",)), ["f02", "f03", "f04"], id="facts of a document"),
        pytest.param(Query(facts=True, places=("000",)), [], id="no such place"),
    ],
)
def test_filters(archive: Index, query: Query, expected: list[str]) -> None:
    assert found(archive, query)[: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("text", "corrected", "expected"),
    [
        ("thotnot", "thot not", ["d01", "d02"]),  # written together
        ("Thoots Noots", "thot not", ["d01", "d02"]),  # Telex without an input method
        ("quan trawcs", "quan trac", ["d01", "d02"]),
        ("tram quan trca", "tram quan trac", ["d01", "d02"]),  # two letters swapped
        ("trạm quann trắc", "trạm quan trắc", ["d01", "d02"]),  # the other words keep their marks
        ("xylophone", None, []),  # nothing to offer
        ("trạm cầu", None, []),  # "cau" is near "can", but offering what has not all words helps nobody
        ('"quann trắc"', None, []),  # quoted: as it stands
        ("3003", None, []),  # numbers are never corrected
    ],
)
def test_did_you_mean(archive: Index, text: str, corrected: str | None, expected: list[str]) -> None:
    page = archive.find(Query(text))
    assert (page.corrected, [hit.id for hit in page.hits]) == (corrected, expected)


def test_facets_count_under_all_filters_but_their_own(archive: Index) -> None:
    page = archive.find(Query(places=("923",), facets=True, limit=1))
    assert page.total == 2
    assert page.facets == {
        "kind": (("document", 2),),
        "document_type": (("news", 1), ("notice", 1)),
        "places": (("92", 2), ("923", 2)),
        "bodies": (("Sở Khoa học và Công nghệ", 1),),
        "year": (("2010", 1), ("2011", 1)),
    }
    dated = archive.find(Query(since=date(2012, 1, 1), facets=True))
    assert dict(dated.facets["year"]) == {"2008": 1, "2009": 3, "2010": 1, "2011": 1, "2012": 3}
    assert dated.facets["document_type"] == (("notice", 2), ("news", 1))


def test_pages_cover_all_without_overlap(archive: Index) -> None:
    whole = found(archive, Query(limit=100))
    pages = [found(archive, Query(offset=offset, limit=3)) for offset in range(0, 15, 3)]
    assert [id_ for page in pages for id_ in page] == whole
    assert archive.find(Query(limit=0)) == Page((), 10)
    assert archive.find(Query(offset=50)) == Page((), 10)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (Query("?!"), "no word"),
        (Query('""'), "no word"),
        (Query("a " * 129), "129 words"),
        (Query("a" * 2_001), "2001 characters"),
        (Query(offset=-1), "negative"),
        (Query(offset=9_990, limit=20), "10000th"),
        (Query(since=date(2012, 1, 2), until=date(2012, 1, 1)), "is after"),
    ],
)
def test_what_cannot_be_asked(archive: Index, query: Query, reason: str) -> None:
    with pytest.raises(BadQuery, match=reason) as caught:
        archive.find(query)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "text",
    ["a AND b", "title:x", "* ? ~2 ^3", "(chưa đóng", "\\n", "\x00 quận", "𝐐uận ﬁ", "quận " * 60, "y" * 500],
)
def test_no_text_breaks_an_engine(archive: Index, text: str) -> None:
    assert archive.find(Query(text, facets=True)).total >= 0


def test_repeated_delivery_is_harmless(index: Index) -> None:
    index.put([document("d1", "bản mới")], sequence=5)
    index.put([document("d1", "bản mới")], sequence=5)
    index.put([document("d1", "bản cũ")], sequence=4)
    index.remove(["d1", "không có"], sequence=4)
    assert (found(index, "mới"), found(index, "cũ"), index.count()) == (["d1"], [], 1)
    index.put([document("d1", "bản sau cùng")], sequence=6)
    assert (found(index, "mới"), found(index, "sau cùng"), index.count()) == ([], ["d1"], 1)
    index.remove(["d1"], sequence=7)
    index.remove(["d1"], sequence=7)
    assert (list(index.ids()), index.count()) == ([], 0)


def test_the_last_of_one_id_in_a_call_stays(index: Index) -> None:
    index.put([document("d1", "trước"), document("d1", "sau")], sequence=1)
    assert (found(index, "sau"), index.count()) == (["d1"], 1)


def test_a_failing_source_leaves_the_index_usable(index: Index) -> None:
    with pytest.raises(RuntimeError):
        index.put(cut_off(), sequence=1)
    index.put([document("d2", "hai")], sequence=2)
    assert found(index, "hai") == ["d2"]


def test_ids_are_streamed_in_order(index: Index) -> None:
    entries = list(generated(300))
    index.put(entries, sequence=1)
    assert list(index.ids()) == sorted(entry.id for entry in entries)
    assert index.count() == len(entries)
    index.clear()
    assert (list(index.ids()), index.count(), found(index, "sở")) == ([], 0, [])


def test_a_second_opening_sees_what_the_first_puts(address: str) -> None:
    with open_index(address) as writer, open_index(address) as reader:
        assert reader.count() == 0
        writer.put([document("d1", "một")], sequence=1)
        assert found(reader, "một") == ["d1"]
        assert reader.version == writer.version
    with open_index(address) as later:
        assert found(later, "một") == ["d1"]
        later.close()  # twice is harmless


def test_rebuild_takes_the_place_only_when_it_ends_well(address: str) -> None:
    with open_index(address) as index:
        index.put([document("old", "một")], sequence=9)
        with pytest.raises(RuntimeError), rebuild(address) as fresh:
            fresh.put(cut_off(), sequence=1)
        assert found(index, "một") == ["old"]
        with rebuild(address) as fresh:
            fresh.put([document("new", "một"), fact("f", "new", "figure", "một", None)], sequence=1)
            assert found(index, "một") == ["old"]
        assert (found(index, "một"), list(index.ids())) == (["new"], ["f", "new"])
        index.put([document("newer", "một")], sequence=2)
        assert sorted(found(index, "một")) == ["new", "newer"]


QUERIES = [
    "Thốt Nốt",
    "thot not",
    "kinh phí hỗ trợ",
    '"khoa học"',
    "KH&CN",
    "sở",
    "năm 2010",
    "giao cho các đơn vị phối hợp",
    "xây dựng cầu đường Ô Môn",
    "",
]


@pytest.mark.parametrize("facts", [False, True], ids=["documents", "facts"])
def test_both_engines_give_the_same_order(elasticsearch_url: str, tmp_path: Path, facts: bool) -> None:
    with open_index(tmp_path) as one, open_index(elasticsearch_url) as other:
        entries = list(generated(400))
        one.put(entries, sequence=1)
        other.put(entries, sequence=1)
        for text in QUERIES:
            query = Query(text, facts=facts, limit=1_000, facets=True)
            for asked in (query, replace(query, places=("003", "011"), since=date(2008, 1, 1))):
                pages = [index.find(asked) for index in (one, other)]
                assert [hit.id for hit in pages[0].hits] == [hit.id for hit in pages[1].hits], text
                assert pages[0].total == pages[1].total
                assert pages[0].facets == pages[1].facets
                scores = [[hit.score for hit in page.hits] for page in pages]
                assert scores[0] == pytest.approx(scores[1], rel=1e-5)
