"""Trees of Markdown to a finished site: HTML, search, checks, and the swap with the old site."""
