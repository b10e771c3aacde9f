"""Which part of a page is the document: the innermost container that holds nearly all of its running text."""

from __future__ import annotations

from ingest.html.chunks import Chunk
from ingest.text.phrases import plain
from ingest.text.zones import MOTTO, NUMBER, RECIPIENTS

_SHARE = 0.8  # of the running text that the container must hold
_RUNNING = 60  # characters from which a stretch of text counts as running text


def mark_main(chunks: list[Chunk]) -> None:
    """Set `site` on every chunk that is the site's and not the document's."""
    main = find_main(chunks)
    inside = [chunk for chunk in chunks if main in chunk.path]
    running = sum(len(chunk.text) for chunk in inside if _runs(chunk))
    named = sum(len(chunk.text) for chunk in inside if _runs(chunk) and chunk.site)
    trusted = named < 0.4 * running  # else the class names lie: the article itself stands in a "widget"
    for chunk in chunks:
        outside = main not in chunk.path
        chunk.site = outside or (chunk.site and trusted) or _is_links(chunk)


def find_main(chunks: list[Chunk]) -> int:
    """The number of the container; letterhead and recipients beside the text widen it."""
    running = [chunk for chunk in chunks if _runs(chunk)]
    good = [chunk for chunk in running if not chunk.site]
    if sum(len(c.text) for c in good) < 0.5 * sum(len(c.text) for c in running):
        good = running
    good = good or chunks
    held: dict[int, int] = {}
    for chunk in good:
        for container in chunk.path:
            held[container] = held.get(container, 0) + len(chunk.text)
    total = sum(len(chunk.text) for chunk in good)
    main = max((c for c, length in held.items() if length >= _SHARE * total), default=0)
    return _widened(chunks, main)


def _widened(chunks: list[Chunk], main: int) -> int:
    path = next((chunk.path for chunk in chunks if main in chunk.path), ())
    around = path[: path.index(main) + 1] if main in path else ()
    for chunk in chunks:
        if main not in chunk.path and not chunk.site and _is_formal(chunk.text):
            shared = [container for container in around if container in chunk.path]
            main = shared[-1] if shared else main
            around = around[: around.index(main) + 1] if main in around else around
    return main


def _is_formal(text: str) -> bool:
    """A line that only an issued document has."""
    low = plain(text)
    return len(low) < 120 and bool(MOTTO.match(low) or RECIPIENTS.match(low) or NUMBER.match(low))


def _runs(chunk: Chunk) -> bool:
    return len(chunk.text) >= _RUNNING and chunk.linked < 0.3 * len(chunk.text)


def _is_links(chunk: Chunk) -> bool:
    return chunk.linked > 0.7 * len(chunk.text) and chunk.tag != "heading" and len(chunk.text) < 300
