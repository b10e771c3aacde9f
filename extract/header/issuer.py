"""Who issued a document: its letterhead, or what the site around a post says of its owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.entities.bodies import body_at
from extract.entities.mention import Mention
from extract.entities.rows import words_of
from extract.header.letterhead import HeadLine
from extract.record import DocumentType
from ingest import BlockKind, Document

_OWNER = re.compile(
    r"(?:Bản quyền|©|Copyright|Cơ quan chủ quản|Đơn vị quản lý|Đơn vị chủ quản|Cơ quan chủ trì)[^\n]*", re.IGNORECASE
)
_CONCLUDES = re.compile(r"(?:đã\s+)?(?:kết luận|có ý kiến kết luận|thông báo|yêu cầu)\b")
_CUT_SHORT = re.compile(r"\s*VÀ\s*(?:\||\n|$)")  # "BỘ TÀI NGUYÊN VÀ | CỘNG HÒA …": the next row has the rest
_OFFICE_HOLDER = {"THỦ TƯỚNG CHÍNH PHỦ": "Thủ tướng Chính phủ", "CHỦ TỊCH NƯỚC": "Chủ tịch nước"}


def issuer_of(
    document: Document, mentions: Sequence[Mention], kind: DocumentType, lines: Sequence[HeadLine]
) -> str | None:
    """The issuer's name as fully as letterhead (`lines`) and body together give it."""
    if kind == "notice":
        return _of_letterhead(document, mentions, lines) or _of_conclusion(document, mentions)
    return _of_site(document)


def _of_letterhead(document: Document, mentions: Sequence[Mention], lines: Sequence[HeadLine]) -> str | None:
    heads = [line for line in lines if line.known] or [line for line in lines if line.words.isupper()]
    for line in heads:
        office = _OFFICE_HOLDER.get(" ".join(line.words.split()).upper())
        if office is not None:
            return office
    named = [m for m in mentions if m.type == "ORG" and any(line.span.contains(m.span) for line in heads)]
    if not named:
        return None
    issuer = named[-1]
    if _CUT_SHORT.match(document.text, issuer.span.end):
        return next((m.name for m in mentions if m.name.startswith(f"{issuer.name} và ")), issuer.name)
    if len(named) > 1 and issuer.place is None:
        issuer = _with_parent(issuer, named[-2], mentions)
    return issuer.name


def _with_parent(issuer: Mention, parent: Mention, mentions: Sequence[Mention]) -> Mention:
    """A mere "VĂN PHÒNG" is the parent's, as the body names it; a Sở is of the province that the body gives it."""
    if not issuer.core:
        for mention in mentions:
            if mention.head == issuer.head and mention.core and not mention.text.isupper():
                return mention
        return replace(issuer, name=f"{issuer.name} {parent.name}")
    fuller = [m for m in mentions if m.head == issuer.head and m.core.lower() == issuer.core.lower() and m.place]
    return fuller[0] if fuller else issuer


def _of_conclusion(document: Document, mentions: Sequence[Mention]) -> str | None:
    """Without a letterhead: the body that "đã kết luận như sau", in its fullest form."""
    for mention in mentions:
        if mention.type != "ORG":
            continue
        if _CONCLUDES.match(document.text, mention.span.end + 1):
            same = [m for m in mentions if m.head == mention.head and m.core == mention.core]
            return max((m.name for m in same), key=len)
    return None


def _of_site(document: Document) -> str | None:
    """The owner named in the copyright line, else the body named in the banner."""
    furniture = [block for block in document.blocks if block.kind is BlockKind.FURNITURE]
    title = next((b.span.start for b in document.blocks if b.kind is BlockKind.TITLE), len(document.text))
    banner = [b.span.start for b in furniture if b.span.start < title][:2]
    owners = [b.span.start for b in furniture if _OWNER.search(document.words(b))]
    found = dict(_bodies_in(document, {*banner, *owners}))
    names = [found[at] for at in (*owners, *banner) if at in found]
    return names[0] if names else None


def _bodies_in(document: Document, starts: set[int]) -> Iterator[tuple[int, str]]:
    """The first body named in each of the blocks that begin at these places."""
    for words in words_of(document, starts=starts):
        for i in range(len(words)):
            found = body_at(words, i)
            if found is not None and found.mentions:
                yield words.block.span.start, found.mentions[0].name
                break
