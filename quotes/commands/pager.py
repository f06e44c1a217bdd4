"""A pager for long output in a terminal: the program in ``PAGER``, or ``less``."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import TextIO

_DEFAULT = "less"
_LESS_OPTIONS = "FRX"
"""Options of ``less`` unless the user has set some: print what fits on the screen, and show colors."""


@contextmanager
def paged(stream: TextIO, *, wanted: bool) -> Iterator[TextIO]:
    """Open a pager if ``wanted`` and the stream is a terminal; else yield the stream itself.

    Output to standard error would spoil the screen, so it is printed when the pager ends.
    """
    command = shlex.split(os.environ.get("PAGER", _DEFAULT))
    if not (wanted and stream.isatty() and command and shutil.which(command[0])):
        yield stream
        return
    environment = {**os.environ, "LESS": os.environ.get("LESS", _LESS_OPTIONS)}
    kept = io.StringIO()
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        try:
            with redirect_stderr(kept), _input_of(pager) as lines:
                yield lines
        finally:
            _wait(pager)
    sys.stderr.write(kept.getvalue())


class _TerminalInput(io.TextIOWrapper):
    """What a pager shows is seen in a terminal, and may have colors."""

    def isatty(self) -> bool:
        """Return True."""
        return True


@contextmanager
def _input_of(pager: subprocess.Popen[bytes]) -> Iterator[TextIO]:
    """Open the pager's input; that a reader leaves before the end is not an error."""
    if pager.stdin is None:  # pragma: no cover - it is a pipe
        return
    try:
        with _TerminalInput(pager.stdin, encoding="utf-8", errors="backslashreplace") as lines:
            yield lines
    except BrokenPipeError:
        return


def _wait(pager: subprocess.Popen[bytes]) -> None:
    """Wait until the reader leaves the pager, which takes Ctrl-C for itself."""
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
        return
