"""The names in one article, and who bears them.

``forms`` reads one name as written, with ``titles``; ``spans`` finds the names in a text; ``index`` keeps those of an
article by their words. ``roster`` merges the forms of each name into ``entities``.
"""
