"""Training data of every task: rows of features with what should have been said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.matching import QUOTE_MATCH, forms, overlap, pair, same_name
from corpus.training.cases import Case
from corpus.training.labels import labels_of, located
from extract.commitments.found import Act
from extract.export import CommitmentJson
from extract.model.actors import Rivals
from extract.model.features import features_of
from extract.model.kinds import KINDS, kind_features
from extract.model.pieces import Piece
from extract.model.units import units_of
from extract.model.weights import Row
from extract.record import Party

Rows = list[tuple[list[list[str]], list[str]]]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What one case teaches: for each task sequences of (features, labels)."""

    acts: Rows
    kinds: Rows
    actors: Rows


def lessons_of(case: Case) -> Lessons:
    """The lessons of a case, from the acts of its rules that the truth has too."""
    pieces, acts = case.statements.pieces, case.statements.acts
    units = units_of(pieces)
    labels = labels_of(units, located(case))
    told = [([flat(row) for row in features_of(case.document, pieces, units, acts)], labels)] if units else []
    kinds: Rows = []
    actors: Rows = []
    rivals = Rivals(case.scene, case.document, pieces)
    last: tuple[Party, ...] = ()
    for act, piece, truth in _matched(case):
        if truth.get("kind") in KINDS:
            kinds.append(([flat(kind_features(act, piece))], [truth["kind"]]))
        actors += _actor_rows(case, rivals.of(act, piece, last), truth["actors"])
        last = act.actors
    return Lessons(told, kinds, actors)


def flat(row: Row) -> list[str]:
    """The features of all groups."""
    return [name for group in row for name in group]


def _matched(case: Case) -> list[tuple[Act, Piece, CommitmentJson]]:
    """The rules' acts with the true commitments that they match, in the order of the text."""
    fired = [piece for piece in case.statements.pieces if piece.fired]
    truths = case.truth.get("commitments", [])
    quotes = [" ".join(piece.act.span.of(case.document.text).split()) for piece in fired]
    pairs = pair([truth["quote"] for truth in truths], quotes, overlap, QUOTE_MATCH)
    return [(fired[at].act, fired[at], truths[one]) for one, at in sorted(pairs.items(), key=lambda both: both[1])]


def _actor_rows(case: Case, rivals: Sequence[tuple[tuple[Party, ...], Row]], names: Sequence[str]) -> Rows:
    """A rival is right when it is the best and half right; where all are wrong nothing is to be learned."""
    worth = [_worth(case, parties, names) for parties, _ in rivals]
    best = max(worth)
    if best < 0.5:
        return []
    return [([flat(row)], ["yes" if value == best else "no"]) for value, (_, row) in zip(worth, rivals, strict=True)]


def _worth(case: Case, parties: Sequence[Party], names: Sequence[str]) -> float:
    """F1 of the names."""
    if not parties and not names:
        return 1.0
    entities = case.truth.get("entities", [])
    truth, guess = [forms(name, entities) for name in names], [forms(party.name, entities) for party in parties]
    hits = len(pair(truth, guess, lambda one, other: float(same_name(one, other)), 1.0))
    return 2 * hits / (len(names) + len(parties))
