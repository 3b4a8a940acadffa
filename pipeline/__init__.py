"""Offline only: builds studies from source tables. The app never imports this package."""
