"""Toy worlds whose directions are planted, so that the right answer is known."""
