"""Truth as text that a person can edit, and back."""
