"""What a study holds, and what is read of it."""
