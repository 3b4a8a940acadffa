"""Tables of published edits: their weights, searches, counts and explanations."""
