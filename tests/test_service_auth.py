"""Who may change things, and what other sites may make a browser do: nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fixture_pages import BASE, TOKEN, Told
from starlette.testclient import TestClient

from service.app import create_app, owner_address
from service.auth import Owner, new_token

FILE = {"files": ("a.txt", "Sở Y tế sẽ khám bệnh cho người dân.".encode(), "text/plain")}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def enter(client: TestClient) -> str:
    """Open the owner's session, and give the mark of its forms."""
    answer = client.get("/", params={"token": TOKEN})
    assert answer.status_code == 303
    assert TOKEN not in answer.headers["location"]
    mark = re.search(r'name="mark" value="([^"]+)"', client.get("/them").text)
    assert mark is not None
    return mark[1]


@pytest.mark.parametrize(
    "method_path", ["POST /api/documents", "DELETE /api/documents/{id}?reason=x", "GET /api/uploads/x"]
)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": f"Basic {TOKEN}"}, 401),
        # a proxy in front does not make everybody the owner
        ({"X-Forwarded-For": "127.0.0.1", "Forwarded": "for=127.0.0.1", "X-Real-IP": "127.0.0.1"}, 401),
        ({"Cookie": "camket-00000000=1.2"}, 401),
    ],
    ids=["nothing", "wrong token", "wrong scheme", "proxy", "foreign cookie"],
)
def test_only_the_owner_changes_things(
    visitor: TestClient, told: Told, method_path: str, headers: dict[str, str], status: int
) -> None:
    method, path = method_path.split(" ")
    answer = visitor.request(method, path.format(id=told.ids["giay-moi.txt"]), headers=headers)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == "owner_only"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert visitor.get(f"/api/documents/{told.ids['giay-moi.txt']}").status_code == 200


@pytest.mark.parametrize(
    ("path", "form"),
    [("/them", FILE), ("/van-ban/{id}/rut", None)],
)
@pytest.mark.parametrize(
    ("who", "headers", "mark", "status", "code"),
    [
        ("guest", {}, "right", 403, "owner_only"),
        ("owner", {}, "right", 303, None),
        ("owner", {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}, "right", 303, None),
        ("owner", {}, "", 403, "stale_form"),
        ("owner", {}, "0" * 64, 403, "stale_form"),
        ("owner", {"Origin": "http://evil.example"}, "right", 403, "foreign_page"),
        ("owner", {"Origin": "null"}, "right", 403, "foreign_page"),
        ("owner", {"Origin": "http://127.0.0.1:9999"}, "right", 403, "foreign_page"),  # a neighbour's port
        ("owner", {"Sec-Fetch-Site": "cross-site"}, "right", 403, "foreign_page"),
        ("owner", {"Sec-Fetch-Site": "same-site"}, "right", 403, "foreign_page"),
    ],
)
def test_forms_hold_to_session_origin_and_mark(
    visitor: TestClient,
    told: Told,
    path: str,
    form: dict[str, Any] | None,
    who: str,
    headers: dict[str, str],
    mark: str,
    status: int,
    code: str | None,
) -> None:
    right = enter(visitor)
    if who == "guest":
        visitor.cookies.clear()
    data = {"mark": right if mark == "right" else mark, "reason": "Nhầm tệp"}
    answer = visitor.post(path.format(id=told.ids["giay-moi.txt"]), data=data, files=form, headers=headers)
    assert answer.status_code == status
    if code is not None:
        assert f"<code>{status} {code}</code>" in answer.text


def test_session_is_a_cookie_that_scripts_and_other_sites_cannot_use(visitor: TestClient) -> None:
    cookie = visitor.get("/", params={"token": TOKEN}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie


def test_a_new_token_ends_all_sessions() -> None:
    before, after = Owner(new_token()), Owner(new_token())
    session = before.new_session()
    assert before.is_session(session)
    assert not after.is_session(session)
    assert before.cookie != after.cookie  # and servers on other ports keep their own


@pytest.mark.parametrize("value", [None, "", ".", "abc", "abc.", "é.ü", "a.b.c"])
def test_what_is_not_a_session(value: str | None) -> None:
    assert not Owner(TOKEN).is_session(value)


def test_a_short_token_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        Owner("secret")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),  # a foreign name that was pointed at this machine
        ("127.0.0.1.evil.example", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/overview"])
def test_only_own_names_are_answered(guest: TestClient, host: str, status: int, path: str) -> None:
    answer = guest.get(path, headers={"Host": host})
    assert answer.status_code == status
    if status == 421 and path.startswith("/api/"):
        assert answer.json()["error"]["code"] == "wrong_host"


def test_further_names_are_answered_where_they_are_given(told: Told) -> None:
    with TestClient(create_app(told.archive, hosts=["kho.example"]), base_url="http://kho.example") as client:
        assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [("/them", 100_000, 303), ("/them", 5 << 20, 413), ("/api/documents", 5 << 20, 413)],
)
@pytest.mark.parametrize("told_length", [True, False], ids=["length told", "streamed"])
def test_a_body_over_the_limit_stops(visitor: TestClient, path: str, size: int, status: int, told_length: bool) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x", **BEARER}
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        + b"a" * size
        + b"\r\n--x--\r\n"
    )
    content = body if told_length else iter([body[at : at + 65536] for at in range(0, len(body), 65536)])
    assert visitor.post(path, content=content, headers=headers).status_code == status


def test_address_of_the_owner(told: Told) -> None:
    app = create_app(told.archive)
    assert owner_address(app, host="127.0.0.1", port=8000) == f"http://127.0.0.1:8000/?token={TOKEN}"
    assert owner_address(app, host="::1", port=80) == f"http://[::1]:80/?token={TOKEN}"
