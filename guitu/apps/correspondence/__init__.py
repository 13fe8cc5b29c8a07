"""Papers issued, served and sent; notices and messages."""
