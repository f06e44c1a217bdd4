"""Where reported clauses end.

``clause_ends`` goes through the words of an ``open_clauses.OpenClause`` and asks at each comma (``commas``) and
conjunction (``conjunctions``) whether what follows belongs to the reporting sentence instead.
"""
