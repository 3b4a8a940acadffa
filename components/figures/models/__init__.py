"""Figures of several models: in which one arrow was enough, how it was chosen, and what it cost."""
