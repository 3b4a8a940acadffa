"""What every figure draws, as text."""
