"""What an article calls a person besides the name.

``before`` and ``after`` read the words on either side of a name, with the noun phrases of ``noun_phrases``; ``beside``
makes roles of them; ``reader`` finds the places where a person is named and chooses the fullest; ``parts`` splits it.
"""
