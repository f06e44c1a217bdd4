"""From the words that name a source to the speaker.

In reading order:

1. ``names`` has the names of the article and who bears them.
2. What came before. ``context`` has the article's sentences and the sources resolved so far, those of reports as
   soon as something looks back to their sentence; ``name_subjects`` shows which name is the subject of its sentence.
3. A mention, read as a ``source_phrase``, is one of three: a name (``name_resolver``, ``bearers``, ``appositions``), a
   pronoun (``pronouns``) or a description (``descriptions``, ``epithets``, ``earlier_roles``, ``organizations``).
   ``resolver`` decides which; ``turn_resolver`` finds who talks in transcripts, and ``interviews`` who asks and who
   answers.
"""
