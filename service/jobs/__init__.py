"""Runs that can be gone on with, and processes that may die."""
