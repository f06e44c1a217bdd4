"""Which organization a description refers to.

``organizations`` resolves *the ministry* by its name and *the company* by what is ``in_view``; ``apposed`` finds a name
beside its description.
"""
