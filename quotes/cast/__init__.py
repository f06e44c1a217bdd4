"""Who may speak: listed persons, and the characters of a book.

``known`` is a list of speakers and ``listed`` its names; ``names`` finds the characters of a book without one;
``characters`` holds them and where they are named, and ``people`` what the book shows of them.
"""
