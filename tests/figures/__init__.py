"""What is drawn, and what is kept of it."""
