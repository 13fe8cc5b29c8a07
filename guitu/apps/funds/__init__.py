"""Budgets, allocation runs and spending with its signature chain."""
