"""审计: a report handed in, and marked up with what its numbers do not bear out."""
