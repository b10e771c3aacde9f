"""Keep the confidence of a fact where a query can order by it.

Revision: 0003, after 0002
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BATCH = 500
facts = sa.table("facts", sa.column("id", sa.String), sa.column("body", sa.Text), sa.column("confidence", sa.Float))


def upgrade() -> None:
    """Add the column and fill it from the facts themselves; one that says nothing is held for certain."""
    with op.batch_alter_table("facts") as table:
        table.add_column(sa.Column("confidence", sa.Float(), nullable=False, server_default="1"))
        table.create_index(op.f("ix_facts_kind_confidence"), ["kind", "confidence"])
    _fill(op.get_bind())


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("facts") as table:
        table.drop_index(op.f("ix_facts_kind_confidence"))
        table.drop_column("confidence")


def _fill(connection: sa.Connection) -> None:
    done = ""
    while rows := connection.execute(
        sa.select(facts.c.id, facts.c.body).where(facts.c.id > done).order_by(facts.c.id).limit(BATCH)
    ).all():
        for row in rows:
            value = float(json.loads(row.body).get("confidence", 1.0))
            connection.execute(sa.update(facts).where(facts.c.id == row.id).values(confidence=value))
        done = rows[-1].id
