"""What an article calls a person besides the name.

``before`` and ``after`` read the words on either side of a name, with ``noun_phrases`` and ``description_ends``;
``beside`` makes roles of them; ``reader`` finds the places where a person is named and chooses the fullest role;
``parts`` splits it.
"""
