"""Promises that hold for every figure, page, table and room."""
