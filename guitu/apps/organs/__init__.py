"""Agencies, their staff, accounts and duties, and what is entrusted to whom."""
