"""What was promised to whom: reach, state, questions."""
