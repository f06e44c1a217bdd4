"""Where what is reported ends by what it is: an object, or what a noun, a participle or a relative clause reports.

``quotes.grammar.ends`` finds where the words around it end any clause.
"""
