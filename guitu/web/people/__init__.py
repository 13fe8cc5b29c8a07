"""对象: the register, and one file a person."""
