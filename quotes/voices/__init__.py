"""What an article says of its speakers.

``article_voices`` makes the ``voice`` of each speaker of an article from its records, with ``gender`` and
``anonymity``; ``persons`` finds who is whom over all articles; ``counts``, ``person_counts`` and ``breakdown`` add up
what they say.
"""
