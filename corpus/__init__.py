"""The sample archive with its truth, the scorer, and a seeded maker of more."""

from corpus.catalog import Answer, Sample, answers, folder, lessons, sources
from corpus.score import score
from corpus.table import Table

__all__ = ["Answer", "Sample", "Table", "answers", "folder", "lessons", "score", "sources"]
