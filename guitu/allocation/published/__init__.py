"""Allocations that were published, kept as printed."""
