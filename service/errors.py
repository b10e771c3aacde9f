"""What goes wrong with an archive, in words that say what to do about it.

ArchiveError
├── BadSetting       a setting that cannot be used
├── StoreUnavailable the store cannot be opened or reached
├── StoreTooNew      the store was written by a later Camket
├── OriginalDamaged  the kept bytes are missing or are not what they were
├── IndexNotFilled   the index does not hold what the store holds
├── Unknown          no document, fact or run of that id
└── Withdrawn        the document was withdrawn
"""

from __future__ import annotations


class ArchiveError(Exception):
    """`reason` says what is wrong, `remedy` what the user can do; `code` names the kind for machines."""

    code = "archive"

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.reason = reason
        self.remedy = remedy


class BadSetting(ArchiveError):
    """A setting has a value that cannot be used."""

    code = "bad_setting"


class StoreUnavailable(ArchiveError):
    """The store cannot be opened or reached."""

    code = "store_unavailable"


class StoreTooNew(ArchiveError):
    """The store was written by a later Camket than this one."""

    code = "store_too_new"


class OriginalDamaged(ArchiveError):
    """The kept original is missing, or its bytes are not those that came."""

    code = "original_damaged"


class IndexNotFilled(ArchiveError):
    """The index is not the one that this store feeds, or was emptied."""

    code = "index_not_filled"


class Unknown(ArchiveError):
    """There is nothing of that id."""

    code = "not_found"


class Withdrawn(ArchiveError):
    """The document was withdrawn, and its words are shown to nobody."""

    code = "withdrawn"
