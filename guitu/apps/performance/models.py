"""Nothing is kept here yet."""
