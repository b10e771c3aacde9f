"""A document's annotation as text that a person corrects in any editor: sentences, with their facts beneath.

    > Giao Phòng Kinh tế mở 2 lớp tập huấn cho xã An Phú trước ngày 15/6.
    assignment: Phòng Kinh tế mở 2 lớp tập huấn … | who: Phòng Kinh tế | due: trước ngày 15/6 = ..2010-06-14
    figure: 2 lớp tập huấn | is: 2 lớp tập huấn | of: lớp tập huấn

`corpus.annotation.read` reads it back, checked.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from corpus.annotation.marks import escaped, flat, joined
from extract.clauses.sentences import sentences
from extract.export import Annotation, CommitmentJson, DecisionJson, EntityJson, FigureJson
from ingest import BlockKind, Document, Span

EVENT_FIELDS = ("name", "ordinal", "date", "place", "chairs", "attendance")
DOCUMENT_FIELDS = ("type", "title", "number", "issuer", "date")
SAID, FURNITURE = "> ", "~ "  # how the lines of the document's own text begin

_HELP = """\
# Sửa rồi đọc lại bằng: camket annotate --read TỆP · correct it, then read it back with camket annotate --read FILE
# Mỗi dòng một điều; chép nguyên văn · one fact a line, quotes exact. Dòng > và ~ là văn bản, xin giữ nguyên ·
# lines of > (text) and ~ (site furniture) are the document: leave them. Lines of # are remarks.
#   promise|assignment|request|agreement|plan: QUOTE | who: A; B | for: C; D | due: WORDS = 2010-06-01..2010-06-30
#   decision: QUOTE | by: A          figure: QUOTE | is: 12.6 tỷ đồng | of: WHAT | in: PLACE | period: P | qualifier: Q
#   ORG|PER|LOC|DOC|EVENT: NAME = ALIAS; ALIAS    GROUP: a name that is no entity and not in the text as it stands
# Chỉ có hạn cuối: "= ..2010-06-30" · only an end. A sign | ; = inside a value is written \\| \\; \\="""


def annotation_text(annotation: Annotation, document: Document) -> str:
    """The editable form of the annotation of this document. Facts whose quote is not in it come last."""
    passages = list(_passages(document))
    facts = _placed(annotation, [words for _, words in passages])
    lines = [f"# {document.name}", _HELP, f"text: {digest(words for _, words in passages)}", ""]
    lines += [*_document_lines(annotation), "", *_name_lines(annotation, [words for _, words in passages])]
    for at, (sign, words) in enumerate(passages):
        lines += ["", sign + words] if facts.get(at) or facts.get(at - 1) else [sign + words]
        lines += facts.get(at, [])
    return "\n".join([*lines, *facts.get(len(passages), [])]) + "\n"


def digest(passages: Iterable[str]) -> str:
    """A short hash of the document's lines: tells whether they were altered."""
    return hashlib.sha256("\n".join(passages).encode()).hexdigest()[:16]


def _passages(document: Document) -> Iterator[tuple[str, str]]:
    furniture = [block.span for block in document.blocks if block.kind == BlockKind.FURNITURE]
    for sentence in sentences(document.text, Span(0, len(document.text))):
        aside = any(span.overlaps(sentence) for span in furniture)
        yield (FURNITURE if aside else SAID), flat(sentence.of(document.text))


def _document_lines(annotation: Annotation) -> Iterator[str]:
    fields: Mapping[str, object] = annotation.get("document", {})
    event = annotation.get("document", {}).get("event") or {}
    for name in DOCUMENT_FIELDS:
        if name in fields:
            yield f"{name}: {_shown(fields[name])}".rstrip()
    meeting: Mapping[str, object] = event
    for name in EVENT_FIELDS:
        if name in meeting:
            yield f"event.{name}: {_shown(meeting[name])}".rstrip()


def _shown(value: object) -> str:
    if isinstance(value, list):
        return joined(value, signs="")
    return "" if value is None else escaped(str(value), "")


def _name_lines(annotation: Annotation, passages: Sequence[str]) -> Iterator[str]:
    entities = annotation.get("entities", [])
    yield from (_entity(entity) for entity in entities)
    text = " ".join(passages).lower()
    known = {form for entity in entities for form in (entity["name"], *entity["aliases"])}
    for name in dict.fromkeys(called(annotation)):
        if name not in known and flat(name).lower() not in text:
            yield f"GROUP: {escaped(name, '=')}"


def called(annotation: Annotation) -> Iterator[str]:
    """Everybody who is named by a fact: actors, beneficiaries, who decided, places, chairs."""
    event = annotation.get("document", {}).get("event") or {}
    yield from event.get("chairs", [])
    for commitment in annotation.get("commitments", []):
        yield from (*commitment["actors"], *commitment["beneficiaries"])
    for decision in annotation.get("decisions", []):
        yield from decision["by"]
    for figure in annotation.get("figures", []):
        yield from figure["places"]


def _entity(entity: EntityJson) -> str:
    aliases = joined(entity["aliases"], signs="=")
    return f"{entity['type']}: {escaped(entity['name'], '=')}" + (f" = {aliases}" if aliases else "")


def _placed(annotation: Annotation, passages: list[str]) -> dict[int, list[str]]:
    """Lines of facts by the number of the passage in which they begin, in the order of the text."""
    text = " ".join(passages)
    starts = list(accumulate((len(words) + 1 for words in passages), initial=0))
    rows = [
        *[(one["quote"], _commitment(one)) for one in annotation.get("commitments", [])],
        *[(one["quote"], _decision(one)) for one in annotation.get("decisions", [])],
        *[(one["quote"], _figure(one)) for one in annotation.get("figures", [])],
    ]
    placed: dict[int, list[str]] = {}
    for quote, line in rows:
        at = text.find(flat(quote))
        number = len(passages) if at < 0 else bisect_right(starts, at) - 1
        placed.setdefault(number, []).append(line)
    return placed


def _commitment(one: CommitmentJson) -> str:
    due = one["deadline"]
    slots = {"who": joined(one["actors"]), "for": joined(one["beneficiaries"])}
    if due:
        slots["due"] = f"{escaped(due['text'], '|=')} = {due['start'] or ''}..{due['end']}"
    return _line(one["kind"], one["quote"], slots)


def _decision(one: DecisionJson) -> str:
    return _line("decision", one["quote"], {"by": joined(one["by"])})


def _figure(one: FigureJson) -> str:
    slots = {
        "is": f"{one['value']} {escaped(one['unit'], '|')}".strip(),
        "of": escaped(one["subject"] or "", "|"),
        "in": joined(one["places"]),
        "period": escaped(one["period"] or "", "|"),
        "qualifier": escaped(one["qualifier"] or "", "|"),
    }
    return _line("figure", one["quote"], slots)


def _line(word: str, quote: str, slots: Mapping[str, str]) -> str:
    return f"{word}: " + " | ".join([escaped(quote, "|"), *(f"{slot}: {said}" for slot, said in slots.items() if said)])
