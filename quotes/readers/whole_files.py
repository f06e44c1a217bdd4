"""Reading whole files that are not articles: fixtures, people files, lists of speakers."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read_file(path: Path) -> bytes:
    """Read a file.

    Raises:
        OSError: It cannot be read, or reading it could take forever.
    """
    refuse_endless(path)
    return path.read_bytes()


def refuse_endless(path: Path) -> None:
    """Refuse pipes and devices: reading them could wait, or go on, forever.

    Raises:
        OSError: It is one, or there is no file.
    """
    named = path.absolute().parts[:2] not in (("/", "dev"), ("/", "proc"))  # where a shell's <(command) is
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or (stat.S_ISFIFO(mode) and not named)):
        raise OSError(errno.EINVAL, "a pipe or a device, not a file")
