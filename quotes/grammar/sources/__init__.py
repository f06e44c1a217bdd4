"""Who speaks or acts: the source of a cue and the subject of a verb.

It is decided in this order: ``asides`` (skip adverbs, times and asides before a verb), ``relatives`` (what *which*
means), ``subjects`` (the noun phrase before it), ``nonfinite`` (the subject that a participle or infinitive has for
itself), ``subject_chains`` (the verb whose subject it shares), ``cue_sources`` (second-hand speech and passives, else
that subject). ``sentence_sources`` asks for a whole sentence, where a quotation has no cue of its own.
"""
