"""The word lists, verb inflection, and the tags: what a word may be."""
