"""Plain text into blocks: wraps joined, letterhead, outline, recipients, furniture."""
