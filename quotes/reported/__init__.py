"""The rules of speech without marks."""
