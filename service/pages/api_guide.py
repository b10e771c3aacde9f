"""The page about the API, drawn from the API's own description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service.pages.rendering import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One way to call the API, with an example of its answer."""

    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    example: str | None


@router.get("/api")
def guide(request: Request) -> Response:
    """All operations on one page."""
    return render(request, "api.html", operations=list(_operations(request.app.openapi())))


def _operations(description: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                method=method.upper(),
                path=path,
                summary=operation.get("description") or operation.get("summary", ""),
                parameters=tuple(
                    Parameter(one["name"], one.get("description", "")) for one in operation.get("parameters", ())
                ),
                example=_example(operation),
            )


def _example(operation: dict[str, Any]) -> str | None:
    for status, response in operation["responses"].items():
        content = response.get("content", {}).get("application/json", {})
        if status.startswith("2") and "example" in content:
            return json.dumps(content["example"], ensure_ascii=False, indent=2)
    return None
