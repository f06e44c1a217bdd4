"""Phrases, verbs and clauses of a sentence.

Who acts is decided in this order: ``asides`` (skip adverbs, times and asides before a verb), ``subjects`` (the noun
phrase before it), ``nonfinite`` (the subject that a participle or infinitive has for itself), ``subject_chains`` (the
verb whose subject it shares), ``sources`` (second-hand speech and passives, else that subject).
"""
