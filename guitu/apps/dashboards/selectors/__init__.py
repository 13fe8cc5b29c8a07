"""Counts over the whole record: figures, their course over the months, each unit beside its sisters."""
