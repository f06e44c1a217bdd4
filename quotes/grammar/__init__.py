"""Phrases, verbs and clauses of a sentence.

``phrases`` reads noun phrases; ``verbs``, with ``verb_signs``, tells verbs from nouns and adjectives; ``auxiliaries``
reads what is before a verb. ``clause_starts`` and ``ends`` bound reported clauses, and ``sources`` finds who speaks or
acts.

Like the rules that use it, it reads the tokens of a ``frame``; it takes and answers positions in it and half-open
ranges of them. A word (``verb``, ``noun``, ``comma`` …) is given by its position; ``at`` is that of what the summary
asks about. What is looked for is between ``low`` or ``first``, the first token that may belong to it, and ``high`` or
``end``, the position after the last one; ``last`` is the last one itself. Docstrings describe what else there is to a
parameter. In their examples, the words in asterisks are at the positions.
"""
