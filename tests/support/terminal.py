"""What a program shows in a terminal."""

from __future__ import annotations

import os


def read_terminal(descriptor: int) -> str:
    """Return all that is shown until the program ends, and close the terminal."""
    seen = b""
    try:
        while piece := os.read(descriptor, 4096):
            seen += piece
    except OSError:  # what Linux makes of the end of a terminal
        pass
    os.close(descriptor)
    return seen.decode()
