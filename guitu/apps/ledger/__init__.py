"""The append-only record: who did what, when, to whose file; and the seals on what identifies a person."""
