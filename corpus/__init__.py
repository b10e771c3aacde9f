"""The sample archive with its truth, the scorer, and a seeded maker of more."""
