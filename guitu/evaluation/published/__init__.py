"""Evaluation reports that were published, entered as facts: for comparison, teaching and tests."""
