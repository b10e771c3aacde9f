"""Sentences, clauses and the small words that tell what a clause does."""
