"""依据: the articles and the handbook, as the declarations state them."""
