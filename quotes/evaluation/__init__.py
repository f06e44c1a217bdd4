"""What is found compared with what is expected.

``fixtures`` reads every kind of expected answer as ``cases``: ``transcripts``, ``corrected`` exports, ``annotations``.
``comparison`` and ``scores`` judge them; annotated corpora have ``gold``, ``measures`` and ``corpus_scores``.
``checking`` is the work of ``quotes check``, and ``calibration`` measures the confidence of each rule.
"""
