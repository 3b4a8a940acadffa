"""From activations to a study the app shows: python -m pipeline.measure

Activations are only read. Directions are worked out on the way and never written.
"""
