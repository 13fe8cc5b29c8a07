"""The database: its address, and an embedded server for trial, development and tests."""
