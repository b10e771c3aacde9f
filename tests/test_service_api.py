"""The API: shapes, errors, uploads."""

from __future__ import annotations

import time
from typing import Any

import pytest
from fixture_pages import TOKEN, Told
from starlette.testclient import TestClient

from service.uploads import Uploads

BEARER = {"Authorization": f"Bearer {TOKEN}"}
THOT_NOT = "Chi cục Đo lường hướng dẫn quận Thốt Nốt hoàn tất hồ sơ trong quý III năm 2010"


def test_promises_of_a_place(guest: TestClient) -> None:
    answer = guest.get("/api/promises", params={"place": "thot not"}).json()
    assert answer["place"] == "quận Thốt Nốt"
    assert answer["as_of"] == "2017-11-02"  # the newest date of the archive
    assert [one["quote"] for one in answer["direct"]] == [THOT_NOT]
    assert [one["relation"] for one in answer["indirect"]] == ["indirect"]
    assert [one["quote"] for one in answer["duties"]["direct"]] == ["Phòng Kinh tế quận Thốt Nốt phải gửi hồ sơ"]
    first = answer["direct"][0]
    assert (first["document"], first["actors"], first["beneficiaries"]) == (
        "tram-can",
        ["Chi cục Đo lường"],
        ["quận Thốt Nốt"],
    )
    assert (first["deadline"]["start"], first["deadline"]["end"]) == ("2010-07-01", "2010-09-30")
    assert first["status"] == "no_evidence"


@pytest.mark.parametrize(
    ("as_of", "status"), [("2010-09-30", "pending"), ("2010-10-01", "no_evidence")], ids=["last day", "day after"]
)
def test_states_are_seen_from_a_day(guest: TestClient, as_of: str, status: str) -> None:
    answer = guest.get("/api/promises", params={"place": "Thốt Nốt", "as_of": as_of}).json()
    assert answer["direct"][0]["status"] == status


@pytest.mark.parametrize(
    "question", ["đã hứa gì với Thốt Nốt năm 2010?", "hua gi voi thot not", "what was promised to Thốt Nốt"]
)
def test_questions(guest: TestClient, question: str) -> None:
    answer = guest.get("/api/ask", params={"q": question}).json()
    assert answer["understood"]["role"] == "beneficiary"
    assert answer["answers"][0]["quote"] == THOT_NOT


@pytest.mark.parametrize(
    ("params", "quotes"),
    [
        ({"q": "hồ sơ", "facts": True}, {THOT_NOT, "Phòng Kinh tế quận Thốt Nốt phải gửi hồ sơ"}),
        ({"q": "lớp tập huấn", "facts": True, "kind": "figure"}, {"4 lớp tập huấn"}),
        ({"facts": True, "since": "2017-01-01", "kind": "figure"}, {"12,6 km"}),
        ({"q": '"hồ sơ trong quý III"', "facts": True}, {THOT_NOT}),
    ],
)
def test_search_of_facts(guest: TestClient, params: dict[str, Any], quotes: set[str]) -> None:
    answer = guest.get("/api/search", params=params).json()
    assert {one["fact"]["quote"] for one in answer["results"]} == quotes
    assert answer["total"] == len(quotes)


def test_highlights_are_the_words_that_were_asked(guest: TestClient) -> None:
    (hit,) = guest.get("/api/search", params={"q": "cờ đỏ"}).json()["results"]
    assert [hit["text"][start:end] for start, end in hit["highlights"]] == ["Cờ Đỏ"]


def test_facets_have_labels(guest: TestClient) -> None:
    facets = guest.get("/api/search", params={"facts": True}).json()["facets"]
    assert {"value": "can-tho.quan-thot-not", "label": "quận Thốt Nốt", "count": 2}.items() <= facets["places"][
        0
    ].items()


def test_document_spans_are_code_points_of_its_text(guest: TestClient, shared: Told) -> None:
    document = guest.get(f"/api/documents/{shared.ids['tram-can.txt']}").json()
    assert len(document["facts"]) == 6
    for fact in document["facts"]:
        assert document["text"][fact["start"] : fact["end"]] == fact["quote"]
        assert guest.get(f"/api/facts/{fact['id']}").json() == fact
    original = guest.get(f"/api/documents/{shared.ids['tram-can.txt']}/original")
    assert "Cuộc họp thống nhất" in original.content.decode()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/khong-co", 404, "not_found"),
        ("/api/documents/khong-co", 404, "not_found"),
        ("/api/facts/khong-co", 404, "not_found"),
        ("/api/runs/99999", 404, "not_found"),
        ("/api/runs/x", 422, "bad_request"),
        ("/api/search?page=0", 422, "bad_request"),
        ("/api/search?since=hom-qua", 422, "bad_request"),
        ("/api/search?q=" + "a" * 301, 422, "bad_request"),
        ("/api/promises", 422, "bad_request"),
        ("/api/promises?place=x&body=y", 422, "bad_request"),
        ("/api/ask", 422, "bad_request"),
    ],
)
def test_errors_have_one_shape(guest: TestClient, path: str, status: int, code: str) -> None:
    answer = guest.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "remedy"}
    assert error["code"] == code
    assert error["message"]
    assert error["remedy"]


def test_errors_speak_the_language_asked_for(guest: TestClient) -> None:
    assert guest.get("/api/documents/x?lang=en").json()["error"]["message"].startswith("There is no")
    assert guest.put("/api/search").json()["error"]["code"] == "method_not_allowed"


def test_description_shows_examples_that_fit_their_shapes(guest: TestClient) -> None:
    description = guest.get("/api/openapi.json").json()
    examples = [
        (path, media["schema"]["$ref"].rsplit("/", 1)[-1], media["example"])
        for path, methods in description["paths"].items()
        for operation in methods.values()
        for response in operation["responses"].values()
        for media in response.get("content", {}).values()
        if "example" in media
    ]
    assert {path for path, _, _ in examples} >= {"/api/search", "/api/promises", "/api/ask", "/api/documents"}
    for path, name, example in examples:
        properties = description["components"]["schemas"][name]["properties"]
        left_out = set(properties) - set(example)  # null ones fall out of the description
        assert set(example) <= set(properties), path
        assert all({"type": "null"} in properties[one].get("anyOf", ()) for one in left_out), path


def wait_for(client: TestClient, progress: str) -> dict[str, Any]:
    for _ in range(300):
        state: dict[str, Any] = client.get(progress, headers=BEARER).json()
        if state["finished"]:
            return state
        time.sleep(0.1)
    raise AssertionError(f"the upload did not end: {state}")


def test_upload_takes_good_files_and_names_the_bad(visitor: TestClient) -> None:
    files = [
        ("files", ("moi.txt", "Thông báo\n\nSở Y tế sẽ khám bệnh cho quận Ô Môn.".encode(), "text/plain")),
        ("files", ("rong.txt", b"", "text/plain")),
        ("files", ("../../thu.txt", "Tin\n\nXe buýt chạy lại từ hôm nay.".encode(), "text/plain")),
    ]
    sent = visitor.post("/api/documents", files=files, headers=BEARER)
    assert sent.status_code == 202
    state = wait_for(visitor, sent.json()["progress"])
    assert (state["new"], state["crashed"]) == (2, "")
    assert [(one["name"], one["code"]) for one in state["failed"]] == [("rong.txt", "empty")]
    assert visitor.get(f"/api/runs/{state['run_id']}").json()["state"] == "done"
    assert visitor.get("/api/failures").json()["failures"][0]["name"] == "rong.txt"
    (hit,) = visitor.get("/api/search", params={"q": "xe buýt chạy lại"}).json()["results"]
    document = visitor.get(f"/api/documents/{hit['document']['id']}").json()
    assert document["name"] == "thu.txt"
    again = visitor.post("/api/documents", files=files[:1], headers=BEARER)
    assert wait_for(visitor, again.json()["progress"])["unchanged"] == 1


def test_upload_without_files_is_refused(visitor: TestClient) -> None:
    answer = visitor.post("/api/documents", data={"mark": ""}, headers=BEARER)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "no_files")


def test_upload_that_a_dying_server_left_goes_on(told: Told) -> None:
    folder = told.archive.settings.home / "uploads" / "0123456789abcdef.ready"
    folder.mkdir(parents=True)
    (folder / "000001 lai.txt").write_text("Tin\n\nPhà Tân Lộc chạy thêm chuyến.", encoding="utf-8")
    uploads = Uploads(told.archive)
    uploads.start()
    uploads.close()  # ends what is in line first
    state = uploads.state("0123456789abcdef")
    assert state is not None
    assert (state.finished, state.new, folder.exists()) == (True, 1, False)


def test_withdrawn_document_is_gone_from_every_answer(visitor: TestClient, told: Told) -> None:
    document = told.ids["tram-can.txt"]
    fact = visitor.get(f"/api/documents/{document}").json()["facts"][0]["id"]
    gone = visitor.delete(f"/api/documents/{document}", params={"reason": "Sai số liệu"}, headers=BEARER)
    assert gone.status_code == 204
    for path in (f"/api/documents/{document}", f"/api/documents/{document}/original", f"/api/facts/{fact}"):
        answer = visitor.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (410, "withdrawn")
    assert visitor.get("/api/promises", params={"place": "Thốt Nốt"}).json()["direct"] == []
    assert visitor.get("/api/search", params={"q": "trạm cân"}).json()["total"] == 0
    assert visitor.get("/api/overview").json()["documents"] == 2
