"""Self-contained HTML pages, and one article as the output of a notebook's cell."""
