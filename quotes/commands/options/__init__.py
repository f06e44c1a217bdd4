"""Options of several commands: ``common`` ones, how texts are read (``modes``), people files, written ``rows``."""
