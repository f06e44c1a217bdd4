"""Phrases, verbs and clauses of a sentence.

``phrases`` reads noun phrases, ``verb_signs`` and ``verbs`` tell verbs from nouns and adjectives, ``clause_starts`` and
``clause_ends`` bound reported clauses, and ``sources`` finds who speaks or acts.
"""
