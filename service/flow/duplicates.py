"""Documents of one text: a page crawled again, the same notice on two sites.

They are shown, never dropped; answers count the first alone. The text is compared without furniture (a page's
visitor counter changes daily), without regard to case and white space.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ingest import BlockKind, Document
from service.store.models import DocumentRow

SHORTEST = 80  # characters: below it two texts may well be equal by chance


def text_hash(document: Document) -> str | None:
    """What two documents of one text share; None where too little was read to tell."""
    if document.incomplete:
        return None
    kept = [document.words(block) for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    plain = " ".join(unicodedata.normalize("NFC", " ".join(kept)).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest() if len(plain) >= SHORTEST else None


def regroup(session: Session, hashes: Iterable[str | None]) -> set[str]:
    """Point every document of these texts to the first one; gives the ids of those that changed."""
    wanted = {digest for digest in hashes if digest}
    rows = session.execute(
        select(DocumentRow.id, DocumentRow.text_hash, DocumentRow.same_text_as)
        .where(DocumentRow.text_hash.in_(wanted))
        .order_by(DocumentRow.number)
    ).all()
    firsts: dict[str, str] = {}
    changed = {}
    for document_id, digest, same in rows:
        first = firsts.setdefault(digest or "", document_id)
        right = None if first == document_id else first
        if right != same:
            changed[document_id] = right
    for document_id, right in changed.items():
        session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(same_text_as=right))
    return set(changed)
