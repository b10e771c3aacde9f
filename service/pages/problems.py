"""A problem as an answer: JSON for the API, a page for people, in the language of the request."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ingest import ReadError
from search import SearchError
from service.errors import ArchiveError
from service.pages.rendering import language_of, render
from service.problem import Problem
from service.texts import Texts, load_texts

STATUS_OF_CODE = {
    "not_found": 404,
    "withdrawn": 410,
    "bad_query": 400,
    "index_unavailable": 503,
    "index_busy": 503,
    "stale_index": 503,
    "index_not_filled": 503,
    "store_unavailable": 503,
}


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a problem."""

    code: str
    message: str
    remedy: str


def words_of(problem: Problem, t: Texts) -> Words:
    """A Problem in the words of service/texts."""
    start = f"problem.{problem.code}."
    return Words(problem.code, t(start + "message", **problem.detail), t(start + "remedy", **problem.detail))


def problem_response(request: Request, problem: Problem) -> Response:
    """Answer a request with a Problem."""
    return _answer(request, words_of(problem, load_texts(language_of(request))), problem.status)


def error_response(request: Request, error: ArchiveError | SearchError | ReadError) -> Response:
    """Answer a request with an error of a stage: it has its own words."""
    t = load_texts(language_of(request))
    status = STATUS_OF_CODE.get(error.code, 500)
    if f"problem.{error.code}.message" in t.words and error.code in {"not_found", "withdrawn"}:
        return problem_response(request, Problem(error.code, status=status))
    return _answer(request, Words(error.code, f"{error.reason}.", f"{error.remedy}."), status)


def _answer(request: Request, words: Words, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        return JSONResponse({"error": asdict(words)}, status_code=status, headers=headers)
    return render(request, "error.html", status=status, problem=words)
