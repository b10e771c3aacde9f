"""Times as documents write them, and the days that they mean."""
