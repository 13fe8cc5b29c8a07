"""检索: one box over people, cases and papers."""
