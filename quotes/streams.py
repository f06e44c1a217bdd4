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


def _forget_output() -> None:
    """Let what is still buffered for standard output go nowhere when the interpreter ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def complain(where: str, what: str) -> None:
    """Print one line on standard error, safe for a terminal."""
    from quotes.writers import visible

    place = "standard input" if where == "-" else where
    if sys.stderr is not None:  # ``click.echo`` would write past the bar that stands there, and into it
        print(visible(f"{place}: {what}"), file=sys.stderr)


def standard_output(encoding: str | None = None) -> TextIO:
    """Let standard output take any text, and translate no line end when an encoding is asked for."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        newline = None if encoding is None else ""
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline=newline)
    return stream
