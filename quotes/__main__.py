"""``python -m quotes``."""

from quotes.commands.cli import main

if __name__ == "__main__":
    main()
