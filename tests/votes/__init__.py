"""Rooms, ballots and votes."""
