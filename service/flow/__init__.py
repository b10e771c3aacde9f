"""The way of a source through the house: taken, read, extracted, written, told to the index."""
