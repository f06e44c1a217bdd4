"""What the commands read from and write to, and how they end when the other side does."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

import click

INTERRUPTED = 130


class Quiet(click.Group):
    """A group that ends without a traceback when the reader of its output, the user or the disk ends it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and flush inside, so that no error is left for the interpreter's end."""
        _replace_what_is_closed()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_output()
            ctx.exit(0)
        except KeyboardInterrupt:
            _forget_output()
            ctx.exit(INTERRUPTED)
        except OSError as error:
            _forget_output()
            complain(str(error.filename or "standard output"), error.strerror or str(error))
            ctx.exit(1)
        return result


def _replace_what_is_closed() -> None:
    """Let what is written to a stream that the shell closed go nowhere: Python has none in its place."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _forget_output() -> None:
    """Let what is still buffered for standard output go nowhere when the interpreter ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def complain(where: str, what: str) -> None:
    """Print one line on standard error, safe for a terminal."""
    from quotes.writers.terminal import visible

    place = "standard input" if where == "-" else where
    # Not by ``click.echo``, which would write past rich and into the bar that stands there.
    print(visible(f"{place}: {what}"), file=sys.stderr)


def standard_output(encoding: str | None = None) -> TextIO:
    """Let standard output take any text, and translate no line end when an encoding is asked for."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        newline = None if encoding is None else ""
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline=newline)
    return stream
