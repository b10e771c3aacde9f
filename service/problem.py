"""What goes wrong while answering a request, in one shape for the API and for the pages.

`{"error": {"code": "not_found", "message": "…", "remedy": "…"}}`: the words of a code are in service/texts.
"""

from __future__ import annotations


class Problem(Exception):
    """A request that cannot be answered: `code` names it, `detail` fills the words of service/texts."""

    def __init__(self, code: str, *, status: int, **detail: str) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.status = status
        self.detail = detail
