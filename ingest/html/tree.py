"""An HTML tree walked without recursion, without what nobody sees of it."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from selectolax.lexbor import LexborNode

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Elements that nest in pages; those that HTML closes by itself (p, li, td …) are not counted.
_NESTING = re.compile(
    r"<(/?)(div|span|font|b|i|u|em|strong|a|ul|ol|table|blockquote|center|section|article|dl|form)\b[^>]*>", re.I
)
_DEEPEST = 1_500


@functools.cache
def names(table: str) -> frozenset[str]:
    """The words of one entry of lexicon/html.toml."""
    raw = resources.files("ingest").joinpath("lexicon", "html.toml").read_text("utf-8")
    return frozenset(tomllib.loads(raw)[table].split())


def flatten(html: str) -> str:
    """The page without the tags that lie deeper than any honest page nests: parsing takes their square in time."""
    if html.count("<") < _DEEPEST:
        return html
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        depth = max(depth + (-1 if match[1] else 1), 0)
        return " " if depth > _DEEPEST or (match[1] and depth == _DEEPEST) else match[0]

    return _NESTING.sub(keep, html)


def walk(node: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Every node in document order, (True, node) where it opens and (False, node) where an element closes.

    What is dropped (scripts, hidden elements) is not entered. The stack is ours: depth cannot crash it.
    """
    dropped_tags = names("dropped")
    current: LexborNode | None = node
    while current is not None:
        dropped = current.tag in dropped_tags or _is_hidden(current)
        if not dropped:
            yield True, current
            if current.child is not None:
                current = current.child
                continue
            yield False, current
        while current is not None and current.next is None:
            if current.mem_id == node.mem_id:
                return
            current = current.parent
            if current is not None:
                yield False, current
            if current is None or current.mem_id == node.mem_id:
                return
        current = current.next if current is not None else None


def _is_hidden(node: LexborNode) -> bool:
    if node.tag == "-text":
        return False
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))
