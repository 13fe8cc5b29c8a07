"""The entrance: sign in, sign out, passwords, the second factor, and the wait while a demonstration loads."""
