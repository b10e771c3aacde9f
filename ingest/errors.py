"""Why a source could not be read, in words that say what to do about it.

ReadError
├── Empty          nothing in it
├── TooLarge       over a limit of Limits
├── Encrypted      needs a password
├── Corrupt        damaged, or not what it claims to be
├── Unsupported    a format that Camket does not read
└── UnknownEncoding  bytes that no known encoding explains
"""

from __future__ import annotations


class ReadError(Exception):
    """A source that cannot be read: `name` which, `reason` why, `remedy` what the user can do."""

    code = "unreadable"

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(f"{name}: {reason}. {remedy}")
        self.name = name
        self.reason = reason
        self.remedy = remedy


class Empty(ReadError):
    """The source holds nothing."""

    code = "empty"


class TooLarge(ReadError):
    """The source is over one of the limits."""

    code = "too_large"


class Encrypted(ReadError):
    """The source is locked with a password."""

    code = "encrypted"


class Corrupt(ReadError):
    """The source is damaged."""

    code = "corrupt"


class Unsupported(ReadError):
    """No reader knows the format."""

    code = "unsupported"


class UnknownEncoding(ReadError):
    """No encoding gives Vietnamese or any other readable text."""

    code = "unknown_encoding"
