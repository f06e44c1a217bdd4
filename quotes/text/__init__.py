"""From an article's text to its quotations and frames.

In order: ``view`` repairs text that is not clean, ``paragraphs`` cuts it, ``marks`` finds quotation marks, ``pairing``
and ``quotations`` pair them, ``labels`` and ``turns`` find who talks in a transcript. ``tokens`` and ``frames`` are
made when a rule first asks for a sentence; ``article`` holds it all.

A ``text`` is the article as the rules read it, unless its function says otherwise, and places in it are code points.
"""
