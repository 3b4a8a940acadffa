"""Measure the app's speed and size beside floors that are started for it, in one run."""
