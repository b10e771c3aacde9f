"""Documents in, Records out: `extract(document)`."""

from extract.pipeline import extract, version
from extract.record import Commitment, Decision, Entity, Event, Fields, Figure, Interval, Party, Record

__all__ = [
    "Commitment",
    "Decision",
    "Entity",
    "Event",
    "Fields",
    "Figure",
    "Interval",
    "Party",
    "Record",
    "extract",
    "version",
]
