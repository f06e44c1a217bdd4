"""The rules of marked speech: one module for each kind of place.

``order`` lists them from the surest to the least sure, and ``attribution`` runs them. ``not_speech``, ``titles`` and
``terms`` find marked words that nobody said.
"""
