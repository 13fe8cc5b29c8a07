"""Counties that never were, from a seed: people, staff and lives, every course of theirs made through the law alone."""
