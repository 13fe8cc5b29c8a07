"""Reads of the cases: a file's course, what the record knows, the inbox."""
