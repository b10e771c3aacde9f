"""What every request passes before it is answered, and every answer before it leaves.

Plain ASGI layers, so that they also hold for bodies that are still streaming in.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.pages.problems import problem_response
from service.problem import Problem

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SafeHeaders:
    """Adds the headers that keep a page to itself; an answer's own header of the same name stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request with the headers added."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_safely)


class KnownHosts:
    """Answers only to its own names: another site's name that was pointed at this machine is refused."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower().strip("[]") for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with Problem "wrong_host"."""
        if scope["type"] == "http":
            given = Headers(scope=scope).get("host", "")
            if _host_name(given) not in self.hosts:
                problem = Problem("wrong_host", status=421, host=given[:100])
                response = problem_response(Request(scope, receive), problem)
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


class BodyLimit:
    """Stops reading a body once it is over the limit, whatever its headers say."""

    def __init__(self, app: ASGIApp, *, limit: int, small: int, large_paths: Iterable[str]) -> None:
        self.app = app
        self.limit = limit
        self.small = small
        self.large_paths = frozenset(large_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a body over its limit ends as Problem "too_large" where it is read."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limit if scope["path"] in self.large_paths else self.small
        read = 0

        async def receive_within() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise Problem("too_large", status=413, megabytes=f"{max(1, limit >> 20)}")
            return message

        await self.app(scope, receive_within, send)


def _host_name(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:8000" is "::1". Empty where it is malformed."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
