"""Why a quotation has its speaker: ``explanation``, with rejected ``candidates`` and the ``meanings`` of the rules.

``identity`` explains why names in several articles are one person's.
"""
