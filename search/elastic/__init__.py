"""The Elasticsearch engine; the official client is imported here alone."""
