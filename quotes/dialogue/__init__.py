"""Who speaks in novels and stories.

``turns`` reads each turn with the ``signs`` around it, ``scenes`` collects the reasons for each character, and
``decoding`` decides all turns of a scene together. ``reading`` does this for a whole book.
"""
