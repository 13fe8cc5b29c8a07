"""Counts over the whole record: reads only."""
