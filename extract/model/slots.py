"""The acts of a document with their slots, chosen by the model over what the rules found."""

from __future__ import annotations

from dataclasses import replace

from extract.commitments.found import Act
from extract.commitments.scene import Scene
from extract.model.actors import Rivals, choose_actors
from extract.model.acts import choose_acts
from extract.model.kinds import choose_kind
from extract.model.pieces import Statements
from extract.model.weights import Model
from extract.record import Party
from ingest import Document


def choose(scene: Scene, document: Document, found: Statements, model: Model) -> list[Act]:
    """The acts that the model takes, in the order of the text, with actors and kinds.

    A task that it lacks is left to the rules.
    """
    if not found.pieces:
        return list(found.acts)
    rivals = Rivals(scene, document, found.pieces) if "actors" in model.tasks else None
    chosen: list[Act] = []
    last: tuple[Party, ...] = ()
    for act, piece in choose_acts(document, found.pieces, found.acts, model):
        if "kinds" in model.tasks:
            act = replace(act, kind=choose_kind(act, piece, model))
        if rivals is not None:
            act = replace(act, actors=choose_actors(rivals, act, piece, last, model))
        last = act.actors
        chosen.append(replace(act, confidence=model.confidence("acts", act.confidence)))
    return chosen
