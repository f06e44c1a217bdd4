"""The word lists, verb inflection, and the tags: what a word may be.

``words`` reads the lists, ``word_sets`` has those that several packages ask about, ``inflection`` makes verb forms,
``tagging`` looks words up, and ``tags`` has the bits.
"""
