"""Toys whose data the reader draws."""
