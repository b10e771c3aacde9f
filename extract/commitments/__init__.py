"""Who is to do what, for whom, by when; and what was decided."""
