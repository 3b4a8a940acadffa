"""Shares, tests and chance: how sure counts can make anyone."""
