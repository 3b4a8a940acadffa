"""Which weights the published edits change, and how."""
