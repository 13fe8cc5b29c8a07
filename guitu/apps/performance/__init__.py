"""Evaluation runs, their evidence, cards and reports."""
