"""From an article's text to its paragraphs, marks, quotations, tokens and frames."""
