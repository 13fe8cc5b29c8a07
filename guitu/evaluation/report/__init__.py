"""The evaluation report as a plain value, from which a page or a paper is drawn."""
