"""The acts of a document with their slots, chosen by the model over what the rules found."""

from __future__ import annotations

from extract.commitments_found import Act
from extract.commitments_scene import Scene
from extract.model import Model
from extract.model_acts import choose_acts
from extract.model_pieces import Statements
from ingest import Document


def choose(scene: Scene, document: Document, found: Statements, model: Model) -> list[Act]:
    """The acts that the model takes, in the order of the text."""
    if not found.pieces:
        return list(found.acts)
    return [act for act, _ in choose_acts(document, found.pieces, found.acts, model)]
