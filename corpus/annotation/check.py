"""Whether a corrected annotation holds: quotes stand in the document, names are known, nothing is altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.annotation.marks import flat
from corpus.annotation.read import Parsed, Problem, parse
from corpus.annotation.text import digest
from corpus.matching import overlap
from extract.export import Annotation


class BadAnnotation(Exception):
    """An edited annotation that cannot be kept: every problem with its line and what to do."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{name}:{problem.line}: {problem.words}" for problem in problems))


def read_annotation(text: str, *, name: str) -> Annotation:
    """The annotation that an edited text holds, in the shape of the truth files. Raises BadAnnotation."""
    parsed = parse(text)
    problems = [*parsed.problems, *_altered(parsed), *_bad_quotes(parsed), *_bad_entities(parsed), *_bad_names(parsed)]
    if problems:
        raise BadAnnotation(name, sorted(problems, key=lambda problem: problem.line))
    return parsed.annotation


def _altered(parsed: Parsed) -> Iterator[Problem]:
    if not parsed.annotation["document"].get("type"):
        yield Problem(1, "thiếu dòng · there is no line 'type: notice'")
    if parsed.digest is None:
        yield Problem(1, "thiếu dòng 'text:' · is missing; write the file anew with camket annotate")
    elif parsed.digest != digest(parsed.passages):
        yield Problem(1, "văn bản đã bị sửa · lines of > or ~ were altered; undo that, or write the file anew")


def _bad_quotes(parsed: Parsed) -> Iterator[Problem]:
    text = flat(" ".join(parsed.passages))
    for number, quote in _quotes(parsed):
        if flat(quote) not in text:
            nearest = max(parsed.passages, key=lambda words: overlap(words, quote), default="")
            yield Problem(
                number,
                f"không có trong văn bản · not in the text: {quote!r}; "
                f"chép nguyên văn · copy it exactly, nearest is {nearest!r}",
            )


def _quotes(parsed: Parsed) -> Iterator[tuple[int, str]]:
    found = parsed.annotation
    for task, facts in (
        ("commitments", [one["quote"] for one in found["commitments"]]),
        ("decisions", [one["quote"] for one in found["decisions"]]),
        ("figures", [one["quote"] for one in found["figures"]]),
    ):
        yield from zip(parsed.lines.get(task, []), facts, strict=True)


def _bad_entities(parsed: Parsed) -> Iterator[Problem]:
    text = flat(" ".join(parsed.passages)).lower()
    seen: set[tuple[str, str]] = set()
    for number, entity in zip(parsed.lines.get("entities", []), parsed.annotation["entities"], strict=True):
        key = (entity["type"], entity["name"])
        if key in seen:
            yield Problem(number, f"{entity['name']!r} đã có · is declared above; join the two lines")
        seen.add(key)
        for alias in entity["aliases"]:
            if flat(alias).lower() not in text:
                yield Problem(
                    number, f"tên gọi khác không có trong văn bản · alias not in the text: {alias!r}; drop it"
                )


def _bad_names(parsed: Parsed) -> Iterator[Problem]:
    text = flat(" ".join(parsed.passages)).lower()
    entities = parsed.annotation["entities"]
    full = {entity["name"] for entity in entities} | parsed.groups
    fullest = {alias: entity["name"] for entity in entities for alias in entity["aliases"]}
    for number, name in _called(parsed):
        if name in full:
            continue
        if name in fullest:
            yield Problem(number, f"{name!r}: dùng tên đầy đủ · use the fullest name, {fullest[name]!r}")
        elif flat(name).lower() not in text:
            yield Problem(number, f"{name!r}: tên lạ · unknown name; declare it: 'ORG: {name}', or 'GROUP: {name}'")


def _called(parsed: Parsed) -> Iterator[tuple[int, str]]:
    """Who is named by commitments and decisions, with the line of the fact."""
    found, lines = parsed.annotation, parsed.lines
    for number, act in zip(lines.get("commitments", []), found["commitments"], strict=True):
        yield from ((number, name) for name in (*act["actors"], *act["beneficiaries"]))
    for number, decision in zip(lines.get("decisions", []), found["decisions"], strict=True):
        yield from ((number, name) for name in decision["by"])
