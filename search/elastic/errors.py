"""What the Elasticsearch client raises, in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import elasticsearch

from search.errors import IndexUnavailable

_REINDEX = "If the index was removed, run: camket reindex"


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise IndexUnavailable, with a remedy, for whatever the client raises in the block."""
    try:
        yield
    except elasticsearch.ApiError as error:
        raise IndexUnavailable(f"Elasticsearch at {where} refuses: {_reason(error)}", _remedy(error)) from error
    except elasticsearch.UnsupportedProductError as error:
        raise IndexUnavailable(
            f"what answers at {where} is no Elasticsearch that this client knows",
            "Check the address. For a server 8.x: pip install 'elasticsearch>=8.19,<9'.",
        ) from error
    except elasticsearch.TransportError as error:
        raise IndexUnavailable(
            f"Elasticsearch at {where} does not answer ({type(error).__name__})",
            "Start it, or check the address of the index.",
        ) from error


def _reason(error: elasticsearch.ApiError) -> str:
    body = error.body
    cause = body.get("error") if isinstance(body, dict) else None
    reason = cause.get("reason") if isinstance(cause, dict) else None
    return f"{error.meta.status} {reason or error.message}"


def _remedy(error: elasticsearch.ApiError) -> str:
    remedies = {
        400: "If the server is 8.x, install 'elasticsearch>=8.19,<9'. " + _REINDEX,
        401: "Give user and password, or ?api_key=…, in the address of the index.",
        403: "The user needs the privileges manage, read and write on the index.",
        404: _REINDEX,
        413: "Raise http.max_content_length on the server.",
        429: "The server is overloaded or its disk is full: try again later.",
    }
    return remedies.get(error.meta.status, "See the server's log.")
