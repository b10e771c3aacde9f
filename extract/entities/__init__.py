"""Who and what a document names: mentions in the text, then one entity a real thing, with its aliases."""
