"""Who may speak: listed persons, and the characters whom a book names, their forms merged over all of it."""
