"""The store's schema, step by step: Alembic revisions that ship with the package."""
