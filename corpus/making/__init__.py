"""How the seeded maker writes a document."""
