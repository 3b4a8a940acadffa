"""What the models refuse, and what they answer."""
