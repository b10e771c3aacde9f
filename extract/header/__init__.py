"""What a document says of itself: kind, number, issuer, dates, the meeting."""
