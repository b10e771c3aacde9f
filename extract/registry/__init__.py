"""The registry: what several documents name, under one key each, with every place where it is named.

    entries = registry([(document, record), …])

Pure functions over records: the same documents in any order give the same entries. Two names share a key only
where the documents say enough: a "Phòng Kinh tế" of nobody knows which district stays its document's own.
"""

from extract.registry.build import registry
from extract.registry.entry import Entry, Occurrence, Role
from extract.registry.succession import parent_of, successors_of

__all__ = ["Entry", "Occurrence", "Role", "parent_of", "registry", "successors_of"]
