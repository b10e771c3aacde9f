"""Templates with what every page knows: language, colours, whether the owner looks, how to link."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from service.auth import owner_of, session_of
from service.texts import LANGUAGES, load_texts

THEMES = ("auto", "light", "dark")
YEAR_SECONDS = 365 * 24 * 3600
VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh: no summer time since 1975


@dataclass(frozen=True, slots=True)
class View:
    """What the frame of a page needs of its request. `mark` is what its forms carry ("" for a guest)."""

    path: str
    query: tuple[tuple[str, str], ...]
    lang: str
    theme: str
    owner: bool
    mark: str
    version: str

    def here(self, **changes: str) -> str:
        """The address of this page with some of its parameters changed."""
        kept = [(key, value) for key, value in self.query if key not in changes]
        return f"{self.path}?{urlencode([*kept, *changes.items()])}"


def language_of(request: Request) -> str:
    """The language asked for in the address, else remembered, else of the settings: Vietnamese."""
    asked = request.query_params.get("lang") or request.cookies.get("camket-lang")
    return asked if asked in LANGUAGES else str(request.app.state.language)


def render(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """The page of a template. A language or theme in the address is remembered in a cookie."""
    view = _view(request)
    page = _environment().get_template(template)
    html = page.render(view=view, t=load_texts(view.lang), asset=asset_address, status=status, **context)
    response = HTMLResponse(html, status_code=status)
    for name, value in (("lang", view.lang), ("theme", view.theme)):
        if request.query_params.get(name) == value:
            response.set_cookie(f"camket-{name}", value, max_age=YEAR_SECONDS, samesite="lax", httponly=True)
    response.headers["Vary"] = "Cookie"
    response.headers["Cache-Control"] = "no-cache"
    return response


def asset_address(name: str) -> str:
    """The address of one of our own files, new whenever its content is."""
    return f"/ui/{name}?{_fingerprint(name)}"


def in_tongue(words: str, language: str) -> str:
    """The half of "tiếng Việt / English" in the language; the whole where it is not written so."""
    halves = words.split(" / ")
    return halves[LANGUAGES.index(language)] if len(halves) == len(LANGUAGES) else words


def show_day(value: date | str | None) -> str:
    """A day as Vietnamese documents write it: 21/4/2010."""
    if value is None:
        return ""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.day}/{day.month}/{day.year}"


def show_moment(value: datetime) -> str:
    """A moment in the time of Vietnam: 14:05 21/4/2010."""
    local = value.astimezone(VIETNAM)
    return f"{local:%H:%M} {show_day(local.date())}"


def _view(request: Request) -> View:
    theme = request.query_params.get("theme") or request.cookies.get("camket-theme")
    session = session_of(request)
    return View(
        path=request.url.path,
        query=tuple((k, v) for k, v in request.query_params.multi_items() if k not in {"lang", "theme", "token"}),
        lang=language_of(request),
        theme=theme if theme in THEMES else "auto",
        owner=session is not None,
        mark=owner_of(request).form_mark(session) if session else "",
        version=_version(),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service", "ui/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["tongue"] = in_tongue
    environment.filters["day"] = show_day
    environment.filters["moment"] = show_moment
    return environment


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((files("service") / "ui" / "static" / name).read_bytes()).hexdigest()[:10]


@cache
def _version() -> str:
    try:
        return version("camket")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "dev"
