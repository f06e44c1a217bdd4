"""Files that are replaced completely, or left unchanged."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol, TextIO


class Sink(Protocol):
    """Anything that takes text: a file, a terminal."""

    def write(self, text: str, /) -> object:
        """Take some text."""


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    r"""Open a text file that replaces ``path`` only if no error occurs, as ``replacing_bytes`` does.

    Half a surrogate pair, which no encoding can write, becomes ``\udXXX``: JSON reads that escape back as the same
    text; in CSV it remains six characters.

    Raises:
        OSError: The file cannot be written.
    """
    with (
        replacing_bytes(path) as file,
        io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that replaces ``path`` only if no error occurs.

    The output goes to a temporary file in the same folder, renamed at the end, so that a failure leaves the old file.
    Permissions of the old file are kept. Pipes and devices are written to directly.

    Raises:
        OSError: The file cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with target.open("wb") as stream:
            yield stream
        return
    part = unfinished(target)
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder", str(path))
    try:
        with part.open("xb") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def unfinished(path: Path) -> Path:
    """Return the path beside a file or folder that is written until it takes its name."""
    return path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
