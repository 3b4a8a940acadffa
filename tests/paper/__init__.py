"""Pages as values, as HTML and as files."""
