"""概览: the figures of a place and a period, each the number of its rows."""
