"""For whom an act is: where the phrases of those served begin, how far they run, which of them count."""
