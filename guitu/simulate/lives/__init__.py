"""What happens to people: a file a chapter, each yielding courses that the law admitted."""
