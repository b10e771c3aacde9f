"""Who may change things: the owner, who holds the token printed when the server starts.

`http://127.0.0.1:8000/?token=…` opens a session (a cookie); programs send `Authorization: Bearer …`.
Nothing is ever inferred from the client's address or from a proxy's headers: a proxy in front would make
everybody the owner.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from service.problem import Problem

SESSION_SECONDS = 30 * 24 * 3600


def new_token() -> str:
    """A fresh owner's token: 192 random bits, safe in an address."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Owner:
    """Checks the owner's token, and the sessions and form marks derived from it.

    Sessions are not kept anywhere: a session is a nonce with its HMAC under the token, so that a new token
    ends all of them.
    """

    token: str

    def __post_init__(self) -> None:
        if len(self.token) < 16:
            raise ValueError("the owner's token needs at least 16 characters: leave it out to have one made")

    @property
    def cookie(self) -> str:
        """The cookie's name: apart for each server, because ports share their cookies."""
        return "camket-" + hashlib.sha256(self.token.encode()).hexdigest()[:8]

    def is_token(self, candidate: str) -> bool:
        """Whether the candidate is the token, compared in constant time."""
        return hmac.compare_digest(candidate.encode(), self.token.encode())

    def new_session(self) -> str:
        """A session's value for the cookie."""
        nonce = secrets.token_hex(16)
        return f"{nonce}.{self._sign('session', nonce)}"

    def is_session(self, value: str | None) -> bool:
        """Whether the cookie's value was made under this token."""
        nonce, _, signature = (value or "").partition(".")
        return hmac.compare_digest(signature.encode(), self._sign("session", nonce).encode())

    def form_mark(self, session: str) -> str:
        """What a form of this session carries, which another site cannot know."""
        return self._sign("form", session)

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self.token.encode(), f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def owner_of(request: Request) -> Owner:
    """The application's Owner."""
    owner: Owner = request.app.state.owner
    return owner


def session_of(request: Request) -> str | None:
    """The session of the request's cookie, or None where there is none of ours."""
    owner = owner_of(request)
    value = request.cookies.get(owner.cookie)
    return value if owner.is_session(value) else None


def has_bearer(request: Request) -> bool:
    """Whether the request carries the owner's token as `Authorization: Bearer …`."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and owner_of(request).is_token(token.strip())


def require_owner(request: Request) -> None:
    """Let only the owner pass, and a session only from our own pages.

    Raises Problem "owner_only" without token or session, "foreign_page" where another site sent the browser.
    Runs before the body is read; forms are also held to `check_form`.
    """
    if has_bearer(request):
        return
    if session_of(request) is None:
        raise Problem("owner_only", status=401 if request.url.path.startswith("/api/") else 403)
    if not _from_our_pages(request):
        raise Problem("foreign_page", status=403)


def check_form(request: Request, mark: object) -> None:
    """Hold a form of a session to the mark that its page gave it. Raises Problem "stale_form"."""
    if has_bearer(request):
        return
    session = session_of(request) or ""
    expected = owner_of(request).form_mark(session)
    if not isinstance(mark, str) or not hmac.compare_digest(mark.encode(), expected.encode()):
        raise Problem("stale_form", status=403)


def open_session(request: Request, response: Response) -> None:
    """Give the browser a session; scripts cannot read it and other sites cannot use it."""
    owner = owner_of(request)
    response.set_cookie(
        owner.cookie,
        owner.new_session(),
        max_age=SESSION_SECONDS,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _from_our_pages(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
