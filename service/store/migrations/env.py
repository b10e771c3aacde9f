"""Alembic's entry: runs the revisions on the connection that service.store.migrate hands over."""

from __future__ import annotations

from alembic import context

from service.store.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter a table: batch mode copies it
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
