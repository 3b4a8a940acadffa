"""What readers take along: files that need nothing beside them, made without a browser."""
