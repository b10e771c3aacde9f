"""Group documents of one text: its hash, and the first document that has it.

Revision: 0002, after 0001
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BATCH = 500
documents = sa.table(
    "documents",
    sa.column("id", sa.String),
    sa.column("number", sa.Integer),
    sa.column("incomplete", sa.Boolean),
    sa.column("text", sa.LargeBinary),
    sa.column("body", sa.LargeBinary),
    sa.column("text_hash", sa.String),
    sa.column("same_text_as", sa.String),
)
outbox = sa.table("outbox", sa.column("document_id", sa.String), sa.column("remove", sa.JSON))


def upgrade() -> None:
    """Add the columns, fill them for the documents that are there, and tell the index."""
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("text_hash", sa.String(64), nullable=True))
        table.add_column(sa.Column("same_text_as", sa.String(64), nullable=True))
        table.create_foreign_key(op.f("fk_documents_same_text_as"), "documents", ["same_text_as"], ["id"])
        table.create_index(op.f("ix_documents_text_hash"), ["text_hash"])
        table.create_index(op.f("ix_documents_same_text_as"), ["same_text_as"])
    _group(op.get_bind())


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table("documents") as table:
        table.drop_index(op.f("ix_documents_same_text_as"))
        table.drop_index(op.f("ix_documents_text_hash"))
        table.drop_constraint(op.f("fk_documents_same_text_as"), type_="foreignkey")
        table.drop_column("same_text_as")
        table.drop_column("text_hash")


def _group(connection: sa.Connection) -> None:
    firsts: dict[str, str] = {}
    done = 0
    while rows := connection.execute(
        sa.select(documents).where(documents.c.number > done).order_by(documents.c.number).limit(BATCH)
    ).all():
        for row in rows:
            digest = None if row.incomplete else _hash(row.text, row.body)
            first = firsts.setdefault(digest, row.id) if digest else row.id
            same = None if first == row.id else first
            connection.execute(
                sa.update(documents).where(documents.c.id == row.id).values(text_hash=digest, same_text_as=same)
            )
            if same:
                connection.execute(sa.insert(outbox).values(document_id=row.id, remove=[]))
        done = rows[-1].number


def _hash(text: bytes, body: bytes) -> str | None:
    """As service.flow.duplicates.text_hash was when this step was written."""
    words = zlib.decompress(text).decode()
    kept = [
        words[slice(*block["span"])]
        for block in json.loads(zlib.decompress(body)).get("blocks", ())
        if block["kind"] != "furniture"
    ]
    plain = " ".join(unicodedata.normalize("NFC", " ".join(kept)).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest() if len(plain) >= 80 else None
