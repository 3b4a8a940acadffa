"""What the server answers, and how it is set up."""
