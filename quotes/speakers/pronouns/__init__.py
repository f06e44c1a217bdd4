"""Whom pronouns refer to.

``he_or_she`` chooses a person from what ``referents`` finds in the sentences before; ``it_or_they`` finds bodies,
documents and groups.
"""
