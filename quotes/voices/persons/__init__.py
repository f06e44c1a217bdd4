"""Who is whom across articles.

``census`` counts the voices of all articles by ``names`` and ``body_names``, then gives each its person: ``namesakes``
joins full names, ``surnames`` finds whom a surname alone means with the counts of ``name_census``, and ``corrections``
of a people file overrule both. ``identities`` has the reasons, ``joins`` lists what was joined.
"""
