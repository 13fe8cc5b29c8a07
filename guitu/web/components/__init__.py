"""What pages are made of: lists, questions, deadlines, values in words."""
