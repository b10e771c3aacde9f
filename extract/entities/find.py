"""`find_mentions`: every place of a document where a body, a person, a place, a document or an event is named.

Blocks are scanned word by word; at each word the first rule that applies says what is named there, and the scan
goes on behind it, so that a place inside a body's name is not a place of its own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator

from extract.entities.aliases import find_aliases
from extract.entities.bodies import body_at
from extract.entities.credits import credit_openers, past_credit
from extract.entities.documents import find_documents
from extract.entities.events import find_events, find_monthly
from extract.entities.grammar import grammar
from extract.entities.mention import Found, Mention
from extract.entities.persons import address_openers, office_and_holder, person_at
from extract.entities.places import place_at, place_openers
from extract.entities.rows import words_of
from extract.entities.sharing import share_areas
from extract.entities.sites import ROADS
from extract.entities.words import Words
from ingest import BlockKind, Document

_FILE_MARKS = re.compile(r"\s*(?:[-–+•·]\s*)?(?:Lưu|Số)\b\s*:?|CỘNG H|ĐẢNG CỘNG SẢN|Độc lập")


_PLACE_AND_DATE = re.compile(r"[A-ZĐ][^\W\d_]+,\s*ngày\s")  # "Số: 5669/VPCP-NN | Hà Nội, ngày 06 tháng 10"


def find_mentions(document: Document) -> list[Mention]:
    """All mentions outside furniture, in the order of the text; an alias in brackets points to what it is of."""
    result: list[Mention] = []
    for words in words_of(document):
        if _is_read(words, document):
            result.extend(share_areas(list(_in_block(words, document.text)), document.text))
    result.extend(find_aliases(document.text, list(result)))
    return sorted(result, key=lambda mention: (mention.span.start, -mention.span.end))


def _is_read(words: Words, document: Document) -> bool:
    """Furniture names nothing; a title or heading in capitals repeats the body; file marks are no names."""
    kind = words.block.kind
    if kind is BlockKind.FURNITURE or not words.written:
        return False
    if words.caps and kind in {BlockKind.TITLE, BlockKind.HEADING}:
        return False
    if kind not in {BlockKind.HEADER, BlockKind.RECIPIENTS}:
        return True
    line = document.words(words.block)
    return _FILE_MARKS.match(line) is None or _PLACE_AND_DATE.search(line) is not None


def _in_block(words: Words, text: str) -> Iterator[Mention]:
    documents = list(find_documents(words, text))
    yield from documents
    base = words.block.span.start
    taken = bytearray(len(words.block.span))  # a flag for each letter of the block
    for mention in documents:
        start, end = mention.span.start - base, mention.span.end - base
        taken[start:end] = b"\x01" * (end - start)
    for event in (*find_events(words, text), *find_monthly(words, text)):
        if 1 not in taken[event.span.start - base : event.span.end - base]:
            yield event
    after = 0
    for i in _openings(words):
        if i < after:
            continue
        after = past_credit(words, i)
        if after > i or taken[words.start[i] - base] or _in_symbol(words, i):
            continue
        found = next((found for rule in _rules_for(words, i) if (found := rule(words, i)) is not None), None)
        if found is not None:
            yield from found.mentions
            after = found.end


def _openings(words: Words) -> Iterable[int]:
    """The words at which some rule, or a credit, can begin."""
    if words.block.kind is BlockKind.SIGNATURE:
        return range(len(words))
    known, bare, start = _known_openers(), words.bare, words.start
    return [i for i, low in enumerate(words.low) if low in known or start[i] in bare or low[:2] in ROADS]


Rule = Callable[[Words, int], Found | None]


@functools.cache
def _rules_by_word() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin at a word, as compared, in the order in which they are tried.

    A surname and the bare name of a place come on top of these.
    """
    words = grammar()
    openers: tuple[tuple[Rule, Iterable[str]], ...] = (
        (office_and_holder, words.offices.openers),
        (body_at, (*words.heads.openers, *words.never.openers)),
        (place_at, place_openers()),
        (person_at, (*address_openers(), *words.surnames)),
    )
    table: dict[str, list[Rule]] = {}
    for rule, opening in openers:
        for word in dict.fromkeys(opening):
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


@functools.cache
def _known_openers() -> frozenset[str]:
    return frozenset(_rules_by_word()) | credit_openers()


def _rules_for(words: Words, i: int) -> tuple[Rule, ...]:
    low = words.low[i]
    rules = _rules_by_word().get(low, ())
    if words.block.kind is BlockKind.SIGNATURE:
        return (person_at, *rules)
    if words.start[i] in words.bare or (low[:2] in ROADS and low[2:3].isdigit()):
        return (*(rule for rule in rules if rule is not person_at), place_at, person_at)
    return rules


def _in_symbol(words: Words, i: int) -> bool:
    """Whether word i is part of a document's symbol ("1562/QĐ-UBND")."""
    if i < 2 or words.written[i - 1] not in "-/" or words.start[i] != words.end[i - 1]:
        return False
    before = words.written[i - 2]
    return (
        words.start[i - 1] == words.end[i - 2]
        and (before[0].isdigit() or before.isupper())
        and words.written[i].isupper()
    )
