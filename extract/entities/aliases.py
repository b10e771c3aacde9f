"""Short forms that a document gives in brackets: "(sau đây gọi là Trung tâm Nước)", "(BCĐ)", "(trước là Phòng …)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.entities.mention import Mention
from extract.entities.words import split
from ingest import Span

_BRACKET = re.compile(
    r"\s*\(\s*(?P<intro>(?:sau đây|dưới đây|trước đây|trước|nay|tức)?\s*(?:được\s+)?(?:gọi|viết)?\s*(?:tắt|chung)?"
    r"\s*(?:là|:)?)\s*"
    r"(?P<alias>[^()\n]{2,60}?)\s*\)"
)
_LETTERS = re.compile(r"[A-ZĐÀ-Ỹ][\wĐđ]*(?:\s?[&.\-/,]\s?[\wĐđ]+)*")


def find_aliases(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """A mention for every short form that stands in brackets behind a body's, place's or document's name."""
    for mention in mentions:
        if mention.type not in {"ORG", "LOC"}:
            continue
        match = _BRACKET.match(text, mention.span.end)
        if match is None:
            continue
        alias = match["alias"].strip(" “”\"'.;")
        said = bool(match["intro"].strip())
        if (said and alias[:1].isupper()) or (not said and _abbreviates(alias, mention.name)):
            start = text.index(alias, match.start("alias"))
            yield Mention(
                Span(start, start + len(alias)), mention.type, alias, alias, "alias.said" if said else "alias.bracket",
                head=mention.head, core=mention.core, level=mention.level, place=mention.place, units=mention.units,
                of=mention.span,
            )  # fmt: skip


def _abbreviates(alias: str, name: str) -> bool:
    """Whether an alias without a word of introduction is made of the name's initials or words."""
    words, full = split(alias), split(name)
    if not words or not alias[0].isupper() or words == full or len(words) > 8:
        return False
    if len(words) == 1 and words[0] in full:
        return False
    letters = "".join(re.findall(r"[A-ZĐÂÁÔƠƯÊ]", alias))
    initials = "".join(word[0] for word in full if word[0].isalpha())
    if _LETTERS.fullmatch(alias) and len(words) <= 6 and alias.upper() == alias:
        return len(letters) >= 2 and subsequence(letters.lower(), initials)
    return words[0] == full[0] and (all(word in full for word in words) or subsequence(letters.lower(), initials))


def subsequence(short: Iterable[str], long: Iterable[str]) -> bool:
    """Whether all of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(any(item == other for other in rest) for item in short)
