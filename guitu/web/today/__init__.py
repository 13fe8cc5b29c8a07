"""今日: what must be done, ordered by what the law makes urgent."""
