"""What the scripts do, with nothing but the standard library: they run before anything is installed."""
