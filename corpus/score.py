"""How near predictions come to the truth: precision, recall and F1 per task.

`score({"a": truth}, {"a": prediction})` counts documents, entities, commitments with their slots, decisions
and figures. The slots of a missed commitment are missed, those of a spurious one spurious.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.matching import QUOTE_MATCH, family, figure_likeness, forms, overlap, pair, same_name, words
from corpus.table import Miss, Table
from extract.export import Annotation, CommitmentJson, DecisionJson, EntityJson, FigureJson

_ENTITY_TYPES = ("ORG", "PER", "LOC", "DOC", "EVENT")
_FIGURE_SLOTS = (("subject", 0.5), ("period", 0.8), ("qualifier", 1.0))  # and the likeness that counts
_TITLE_MATCH = 0.8


@dataclass(frozen=True, slots=True)
class _About:
    """Whose slot is scored. The slots of a fact that was not `told` at all are no misses of their own."""

    document: str
    quote: str
    told: bool


def score(gold: Mapping[str, Annotation], predicted: Mapping[str, Annotation]) -> Table:
    """Compare by name; a document without its prediction counts as all missed, others are ignored."""
    table = Table(documents=len(gold))
    for name, truth in gold.items():
        _score_document(table, name, truth, predicted.get(name, {}))
    return table


def _score_document(table: Table, name: str, gold: Annotation, predicted: Annotation) -> None:
    _score_commitments(table, name, gold, predicted)
    _score_decisions(table, name, gold, predicted)
    _score_figures(table, name, gold, predicted)
    _score_entities(table, name, gold, predicted)
    _score_fields(table, name, gold, predicted)


def _score_commitments(table: Table, name: str, gold: Annotation, predicted: Annotation) -> None:
    truth, guesses = gold.get("commitments", []), predicted.get("commitments", [])
    pairs = pair(truth, guesses, _quotes_alike, QUOTE_MATCH)
    spurious = [guess for j, guess in enumerate(guesses) if j not in pairs.values()]
    table.add("commitments", hit=len(pairs), gold=len(truth), pred=len(guesses))
    entities = gold.get("entities", [])
    for i, one in enumerate(truth):
        other = guesses[pairs[i]] if i in pairs else None
        _score_slots(table, name, one, other, entities)
        _score_deadline(table, name, one, other)
        if other is None:
            table.misses.append(Miss(name, "commitments", "missed", one["quote"]))
    for guess in spurious:
        table.add("commitments.actors", hit=0, gold=0, pred=len(guess.get("actors") or []))
        table.add("commitments.beneficiaries", hit=0, gold=0, pred=len(guess.get("beneficiaries") or []))
        table.add("commitments.deadline", hit=0, gold=0, pred=int(_end(guess) is not None))
        table.misses.append(Miss(name, "commitments", "spurious", guess["quote"]))


def _score_slots(
    table: Table,
    name: str,
    one: CommitmentJson,
    other: CommitmentJson | None,
    entities: Sequence[EntityJson],
) -> None:
    about = _About(name, one["quote"], told=other is not None)
    actors = (other.get("actors") or []) if other else []
    beneficiaries = (other.get("beneficiaries") or []) if other else []
    _score_names(table, "commitments.actors", one.get("actors") or [], actors, entities, about)
    _score_names(table, "commitments.beneficiaries", one.get("beneficiaries") or [], beneficiaries, entities, about)
    if other and one.get("kind"):
        same = one["kind"] == other.get("kind")
        table.add("commitments.kind", hit=int(same), gold=1, pred=int(bool(other.get("kind"))))
        if not same:
            table.misses.append(
                Miss(name, "commitments.kind", "differs", one["kind"], one["quote"], str(other.get("kind")))
            )


def _score_deadline(table: Table, name: str, one: CommitmentJson, other: CommitmentJson | None) -> None:
    end, guess = _end(one), _end(other)
    hit = end is not None and end == guess
    table.add("commitments.deadline", hit=int(hit), gold=int(end is not None), pred=int(guess is not None))
    if guess is not None and end is None:
        table.invented += 1
        table.misses.append(Miss(name, "commitments.deadline", f"invented {guess}", one["quote"]))
    elif other is not None and end is not None and not hit:
        table.misses.append(Miss(name, "commitments.deadline", "differs", end, one["quote"], str(guess)))


def _end(commitment: CommitmentJson | None) -> str | None:
    deadline = commitment.get("deadline") if commitment else None
    return (deadline.get("end") if deadline else None) or None


def _score_decisions(table: Table, name: str, gold: Annotation, predicted: Annotation) -> None:
    truth, guesses = gold.get("decisions", []), predicted.get("decisions", [])
    pairs = pair(truth, guesses, _quotes_alike, QUOTE_MATCH)
    table.add("decisions", hit=len(pairs), gold=len(truth), pred=len(guesses))
    for i, one in enumerate(truth):
        by = (guesses[pairs[i]].get("by") or []) if i in pairs else []
        about = _About(name, one["quote"], told=i in pairs)
        _score_names(table, "decisions.by", one.get("by") or [], by, gold.get("entities", []), about)
    missed = [one["quote"] for i, one in enumerate(truth) if i not in pairs]
    spurious = [guess["quote"] for j, guess in enumerate(guesses) if j not in pairs.values()]
    _add_misses(table, name, "decisions", missed=missed, spurious=spurious)


def _score_figures(table: Table, name: str, gold: Annotation, predicted: Annotation) -> None:
    truth, guesses = gold.get("figures", []), predicted.get("figures", [])
    pairs = pair(truth, guesses, figure_likeness, 1.0)
    table.add("figures", hit=len(pairs), gold=len(truth), pred=len(guesses))
    for i, one in enumerate(truth):
        other = guesses[pairs[i]] if i in pairs else None
        places = (other.get("places") or []) if other else []
        about = _About(name, _figure_words(one), told=other is not None)
        _score_names(table, "figures.places", one.get("places") or [], places, gold.get("entities", []), about)
        _score_figure_words(table, one, other)
    missed = [_figure_words(one) for i, one in enumerate(truth) if i not in pairs]
    spurious = [_figure_words(guess) for j, guess in enumerate(guesses) if j not in pairs.values()]
    _add_misses(table, name, "figures", missed=missed, spurious=spurious)


def _score_figure_words(table: Table, one: FigureJson, other: FigureJson | None) -> None:
    for slot, least in _FIGURE_SLOTS:
        said = str(one.get(slot) or "")
        guess = str(other.get(slot) or "") if other else ""
        hit = bool(said and guess) and overlap(said, guess) >= least
        table.add(f"figures.{slot}", hit=int(hit), gold=int(bool(said)), pred=int(bool(guess)))


def _figure_words(figure: FigureJson) -> str:
    return f"{figure.get('value')} {figure.get('unit')}: {figure.get('quote')}"


def _score_entities(table: Table, name: str, gold: Annotation, predicted: Annotation) -> None:
    for kind in _ENTITY_TYPES:
        truth = [entity for entity in gold.get("entities", []) if entity["type"] == kind]
        guesses = [entity for entity in predicted.get("entities", []) if entity["type"] == kind]
        pairs = pair(truth, guesses, _entities_alike, 1.0)
        for task in (f"entities.{kind}", "entities"):
            table.add(task, hit=len(pairs), gold=len(truth), pred=len(guesses))
        missed = [one["name"] for i, one in enumerate(truth) if i not in pairs]
        spurious = [guess["name"] for j, guess in enumerate(guesses) if j not in pairs.values()]
        _add_misses(table, name, f"entities.{kind}", missed=missed, spurious=spurious)


def _score_fields(table: Table, name: str, gold: Annotation, predicted: Annotation) -> None:
    truth, guess = gold.get("document", {}), predicted.get("document", {})
    meeting, guessed = truth.get("event") or {}, guess.get("event") or {}
    pairs: list[tuple[str, object, object]] = [
        ("type", truth.get("type"), guess.get("type")),
        ("date", truth.get("date"), guess.get("date")),
        ("number", truth.get("number"), guess.get("number")),
        ("event.date", meeting.get("date"), guessed.get("date")),
        ("event.ordinal", meeting.get("ordinal"), guessed.get("ordinal")),
        ("event.attendance", meeting.get("attendance"), guessed.get("attendance")),
    ]
    for field, one, other in pairs:
        same = one is not None and other is not None and words(str(one)) == words(str(other))
        table.add("document", hit=int(same), gold=int(one is not None), pred=int(other is not None))
        if one != other and not same:
            table.misses.append(Miss(name, f"document.{field}", "differs", repr(one), said=repr(other)))
    if "title" in truth:  # some truth is kept without its texts' words
        _score_title(table, name, truth.get("title") or "", guess.get("title") or "")
    entities, about = gold.get("entities", []), _About(name, "", told=True)
    _score_names(table, "document.issuer", _listed(truth.get("issuer")), _listed(guess.get("issuer")), entities, about)
    _score_names(table, "document.chairs", meeting.get("chairs") or [], guessed.get("chairs") or [], entities, about)


def _score_title(table: Table, name: str, title: str, guess: str) -> None:
    hit = bool(title and guess) and overlap(title, guess) >= _TITLE_MATCH
    table.add("document.title", hit=int(hit), gold=int(bool(title)), pred=int(bool(guess)))
    if not hit and (title or guess):
        table.misses.append(Miss(name, "document.title", "differs", repr(title), said=repr(guess)))


def _score_names(
    table: Table,
    task: str,
    gold: Sequence[str],
    predicted: Sequence[str],
    entities: Sequence[EntityJson],
    about: _About,
) -> None:
    """Only the truth's families of names count: a prediction cannot widen its names by its own aliases."""
    truth = [forms(name, entities) for name in gold]
    guesses = [forms(name, entities) for name in predicted]
    pairs = pair(truth, guesses, lambda one, other: float(same_name(one, other)), 1.0)
    table.add(task, hit=len(pairs), gold=len(truth), pred=len(guesses))
    if about.told:
        missed = [one for i, one in enumerate(gold) if i not in pairs]
        spurious = [other for j, other in enumerate(predicted) if j not in pairs.values()]
        table.misses += [Miss(about.document, task, "missed", one, about.quote) for one in missed]
        table.misses += [Miss(about.document, task, "spurious", one, about.quote) for one in spurious]


def _quotes_alike(one: CommitmentJson | DecisionJson, other: CommitmentJson | DecisionJson) -> float:
    return overlap(one["quote"], other["quote"])


def _entities_alike(one: EntityJson, other: EntityJson) -> float:
    return float(same_name(list(family(one)), list(family(other))))


def _add_misses(table: Table, name: str, task: str, *, missed: Sequence[str], spurious: Sequence[str]) -> None:
    table.misses += [Miss(name, task, "missed", text) for text in missed]
    table.misses += [Miss(name, task, "spurious", text) for text in spurious]


def _listed(name: str | None) -> list[str]:
    return [name] if name else []
