"""What is one word to the reading of clauses, and how words are compared: 'HOÀ' → 'hòa'."""

from __future__ import annotations

import functools
import re

from ingest.vietnamese import old_tones

WORD = re.compile(r"\d+(?:[.,/:+-]\d+)*%?|[^\W\d_][\w’']*(?:[&/.][^\W_][\w]*)*|[^\w\s]", re.UNICODE)
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"  # capital letters, for patterns


@functools.lru_cache(maxsize=1 << 15)
def seen(token: str) -> tuple[str, bool, bool]:
    """A word as it is compared, whether it begins with a capital letter, whether it is a sign."""
    low = token.lower() if token.isascii() else old_tones(token).lower()
    return low, token[0].isupper(), not (token[0].isalnum() or token[0] == "_")


def compared(phrase: str) -> list[str]:
    """The words of a phrase, as they are compared."""
    return [seen(token)[0] for token in WORD.findall(phrase)]
