"""Who acts: the phrase that names somebody, and what is inherited from lead-in, heading, speaker."""
