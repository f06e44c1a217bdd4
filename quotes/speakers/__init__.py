"""From the words that name a source to the speaker.

In reading order:

1. Names. ``name_forms`` reads one name as written; ``name_spans`` finds the names in a text; ``name_index`` keeps those
   of an article by their words.
2. Who is named. ``entities`` and ``roster`` merge the forms of each name.
3. What came before. ``context`` has the article's sentences and the sources resolved so far, those of reports as
   soon as something looks back to their sentence; ``name_subjects`` shows which name is the subject of its sentence.
4. A mention, read as a ``source_phrase``, is one of three: a name (``name_resolver``, ``appositions``), a pronoun
   (``pronouns``, and ``first_person`` for *I*) or a description (``descriptions``, ``earlier_roles``,
   ``organizations``). ``resolver`` decides which.
"""
