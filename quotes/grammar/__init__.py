"""Phrases, verbs and clauses of a sentence.

``phrases`` reads noun phrases; ``verbs``, with ``present_verbs`` and ``verb_signs``, tells verbs from nouns and
adjectives; ``auxiliaries`` reads what is before a verb. ``clause_starts`` and ``ends`` bound reported clauses, and
``sources`` finds who speaks or acts.
"""
