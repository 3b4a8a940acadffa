"""Slides for PowerPoint and whatever reads its files."""
