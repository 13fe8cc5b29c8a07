"""Figures over the record, each with the rows behind it."""
