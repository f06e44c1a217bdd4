"""The rules of speech without marks.

``cues`` finds the words that may report something, with their source; ``sieves`` and ``before`` bound the clause;
``reports`` runs them over an article. ``stances`` adds nouns and adjectives: *voiced concern that*.
"""
