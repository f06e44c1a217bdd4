"""From an article's text to its quotations and frames.

In order: ``view`` repairs text that is not clean, ``paragraphs`` cuts it, ``marks`` finds quotation marks, ``pairing``
and ``quotations`` pair them, ``labels`` and ``turns`` find who talks in a transcript. ``tokens`` and ``frames`` are
made when a rule first asks for a sentence; ``article`` holds it all.
"""
