"""Files that are replaced whole, or left as they were."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol, TextIO


class Sink(Protocol):
    """Whatever takes text: a file, a terminal, a list's ``append`` in a wrapper."""

    def write(self, text: str, /) -> object:
        """Take some text."""


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    r"""Open a text file that takes the place of ``path`` only when all went well, as ``replacing_bytes`` does.

    Half a surrogate pair, which no encoding can write, becomes ``\udXXX``: in JSON that is the escape
    which reads back as the same text; in CSV it stays as those six characters.

    Raises:
        OSError: it cannot be written.
    """
    with (
        replacing_bytes(path) as file,
        io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of ``path`` only when all went well.

    What is written goes to a file beside it, renamed at the end, so that a failure leaves what was there.
    The permissions of a file that is replaced are kept; a pipe or a device is written straight to.

    Raises:
        OSError: it cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with target.open("wb") as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    try:
        with beside.open("xb") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
