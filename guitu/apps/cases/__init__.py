"""Procedures under way: the one context through which a case moves."""
