"""Numbers that count or measure something, with unit, subject, places and period."""
