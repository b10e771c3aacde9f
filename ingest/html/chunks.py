"""The stretches of text of an HTML tree, one a block or a line, with what the tags around say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ingest.html.tree import names, walk
from ingest.vietnamese import normalise

_DEEPEST = 80  # containers around a text beyond which none is told apart
_DEEPEST_LIST = 12
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


@dataclass(slots=True)
class Chunk:
    """A stretch of text between two block boundaries. `path` are the numbers of the containers around it."""

    text: str = ""
    bold: int = 0
    linked: int = 0
    tag: str = ""
    depth: int = 0
    sign: str = ""  # what an ordered list numbers it with
    gap: int = 0
    whole: bool = True
    site: bool = False
    path: tuple[int, ...] = ()
    row: tuple[int, int, int] | None = None  # table, row, column


@dataclass(slots=True)
class Grid:
    """Where we are in a table; cells that span rows or columns take the places they cover."""

    number: int
    row: int = -1
    column: int = -1
    taken: set[tuple[int, int]] = field(default_factory=set)

    def next_row(self) -> None:
        """Go to the start of the next row."""
        self.row, self.column = self.row + 1, -1

    def next_cell(self, across: int, down: int) -> None:
        """Go to the next free place and take it, with those that the cell spans."""
        self.column += 1
        while (self.row, self.column) in self.taken:
            self.column += 1
        start = self.column
        self.column += across - 1
        self.taken.update((self.row + r, start + c) for r in range(down) for c in range(across) if r)


@dataclass(slots=True)
class _State:
    """What the open elements say of the text inside them."""

    bold: int = 0
    link: int = 0
    site: int = 0
    caption: int = 0
    heading: int = 0
    pre: int = 0
    lists: list[tuple[str, str, int]] = field(default_factory=list)  # tag, type, next number
    item: int = 0
    sign: str = ""
    path: tuple[int, ...] = ()
    tables: list[Grid] = field(default_factory=list)


class Chunks:
    """Collects the chunks of a tree: `read(body)`."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._parts: list[str] = []
        self._bold = self._linked = 0
        self._gap = 0
        self._broken = self._image = False
        self._containers = self._depth = 0
        self._tables = 0
        self._state = _State()

    def read(self, root: LexborNode, *, most: int) -> list[Chunk]:
        """The chunks of the tree in its order; stops after one more than `most`."""
        for opening, node in walk(root):
            if len(self.chunks) > most:
                break
            tag = node.tag or ""
            if tag == "-text":
                if opening:
                    self._text(node.text_content or "")
            elif tag == "img":
                self._image = self._image or opening
            elif tag == "br":
                if opening:
                    self._break()
            elif opening:
                self._open(tag, node)
            else:
                self._close(tag, node)
        self._flush(whole=True)
        return self.chunks

    def _text(self, text: str) -> None:
        state = self._state
        if state.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._add(first)
            for line in rest:
                self._break()
                self._add(line)
            return
        self._add(text)

    def _add(self, text: str) -> None:
        if not text:
            return
        self._parts.append(text)
        if self._state.bold:
            self._bold += sum(map(str.isalpha, text))
        if self._state.link:
            self._linked += len(text.strip())

    def _break(self) -> None:
        if not self._flush(whole=False):
            self._gap += 1
        self._broken = True

    def _open(self, tag: str, node: LexborNode) -> None:
        state = self._state
        attributes = node.attributes
        if tag in names("blocks"):
            self._flush(whole=True)
            self._gap = max(self._gap, 1)
        if tag in names("containers"):
            self._containers += 1
            self._depth += 1
            if self._depth <= _DEEPEST:
                state.path = (*state.path, self._containers)
        state.bold += _is_bold(tag, attributes)
        state.link += tag == "a"
        state.site += _is_site(tag, attributes)
        state.caption += _is_caption(tag, attributes)
        state.pre += tag == "pre"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            state.heading = int(tag[1])
        self._open_list(tag, attributes)
        self._open_table(tag, attributes)

    def _open_list(self, tag: str, attributes: dict[str, str | None]) -> None:
        state = self._state
        if tag in ("ul", "ol"):
            start = attributes.get("start") or "1"
            state.lists.append((tag, attributes.get("type") or "1", int(start) if start.isdigit() else 1))
        elif tag == "li" and state.lists:
            kind, style, number = state.lists[-1]
            state.lists[-1] = (kind, style, number + 1)
            state.item = min(len(state.lists), _DEEPEST_LIST)
            state.sign = list_sign(style, number) if kind == "ol" else ""

    def _open_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        tables = self._state.tables
        if tag == "table":
            self._tables += 1
            tables.append(Grid(self._tables))
        elif tag == "tr" and tables:
            tables[-1].next_row()
        elif tag in ("td", "th") and tables:
            tables[-1].next_cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _close(self, tag: str, node: LexborNode) -> None:
        state = self._state
        attributes = node.attributes
        if tag in names("blocks"):
            self._flush(whole=True)
            self._gap = max(self._gap, 1)
        if tag in names("containers"):
            if self._depth <= _DEEPEST:
                state.path = state.path[:-1]
            self._depth -= 1
        state.bold -= _is_bold(tag, attributes)
        state.link -= tag == "a"
        state.site -= _is_site(tag, attributes)
        state.caption -= _is_caption(tag, attributes)
        state.pre -= tag == "pre"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            state.heading = 0
        if tag in ("ul", "ol") and state.lists:
            state.lists.pop()
            state.item = min(state.item, len(state.lists))
        if tag == "table" and state.tables:
            state.tables.pop()

    def _flush(self, *, whole: bool) -> bool:
        """End the chunk, if there is one; whether there was."""
        text = " ".join(normalise("".join(self._parts)).split())  # entities may hold marks apart
        letters = sum(map(str.isalpha, text)) if self._bold else 0
        bold, linked = self._bold, self._linked
        self._parts, self._bold, self._linked = [], 0, 0
        if not any(map(str.isalnum, text)):
            return False
        state = self._state
        chunk = Chunk(text, linked=min(linked, len(text)), gap=self._gap, site=state.site > 0, path=state.path)
        chunk.bold = int(letters > 0 and bold >= 0.95 * letters)
        chunk.whole = whole and not self._broken
        if state.tables:
            chunk.row = (state.tables[-1].number, state.tables[-1].row, state.tables[-1].column)
        if state.caption:
            chunk.tag = "caption"
        elif state.heading:
            chunk.tag, chunk.depth = "heading", state.heading
        elif state.item:
            chunk.tag, chunk.depth, chunk.sign = "item", state.item, state.sign
        elif self._image and len(text) < 200 and not text.endswith((".", ":", ";")):
            chunk.tag = "caption"  # a line just under a picture
        self.chunks.append(chunk)
        self._gap, self._image = 0, False
        self._broken = not whole
        state.sign = ""
        return True


def _span(value: str | None) -> int:
    return min(int(value), 100) if value and value.isdigit() and value != "0" else 1


def list_sign(style: str, number: int) -> str:
    """What an ordered list writes before an entry: '3.', 'c)', 'III.'"""
    if style in "aA" and number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter})" if style == "a" else f"{letter.upper()}."
    if style in "iI" and number < 40:
        tens, ones = divmod(number, 10)
        roman = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
        return f"{roman if style == 'I' else roman.lower()}."
    return f"{number}."


def _is_bold(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag in names("bold") or bool(attributes and _BOLD_STYLE.search(attributes.get("style") or ""))


def _is_site(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in names("site"):
        return True
    if not attributes or tag in ("body", "html", "main", "article"):
        return False
    return _named(attributes, "site_names")


def _is_caption(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag == "figcaption" or _named(attributes, "caption_names")


def _named(attributes: dict[str, str | None], table: str) -> bool:
    """Whether a class or the id of an element is one of the names, whole or as a part set off by a hyphen."""
    written = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().replace("_", "-")
    if written == " ":
        return False
    known = names(table)
    words = written.split()
    return any(word in known or not known.isdisjoint(word.split("-")) for word in words)
