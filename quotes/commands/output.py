"""What commands write to: standard output, standard error and files, and how they end when that fails."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from quotes.writers.files import Sink

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells expect it."""
_AFTER_SIGNAL = 128
"""The exit code after another signal is this plus its number."""


class _TerminatedError(BaseException):
    """The process was told to end; ``args[0]`` is the signal."""


class GracefulGroup(click.Group):
    """A group that ends without a traceback on a closed pipe, an interrupt or a full disk."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Parse the options of the group, of which ``--help`` and ``--version`` print."""
        with _ends_gracefully():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and flush here, so that the interpreter finds nothing left to fail on at exit."""
        _replace_closed_streams()
        with _ends_gracefully():
            with _ended_by_signals():
                result = super().invoke(ctx)
            sys.stdout.flush()
        return result


@contextmanager
def _ends_gracefully() -> Iterator[None]:
    """Turn what ends a process into its exit code, with at most one line.

    Raises:
        click.exceptions.Exit: Nothing more can be printed, or nothing more is wanted.
        click.UsageError: As it was, safe for a terminal.
    """
    try:
        yield
    except click.UsageError as error:
        from quotes.writers.terminal.console import printable_lines

        said = error.format_message()  # may quote the name of a file
        if (safe := printable_lines(said)) == said:
            raise
        raise click.UsageError(safe, error.ctx) from error
    except BrokenPipeError as error:
        _discard_output()
        raise click.exceptions.Exit(0) from error
    except KeyboardInterrupt as error:
        _discard_output()
        raise click.exceptions.Exit(INTERRUPTED) from error
    except _TerminatedError as ended:
        _discard_output()
        raise click.exceptions.Exit(_AFTER_SIGNAL + int(ended.args[0])) from ended
    except OSError as error:
        _discard_output()
        warn(str(error.filename or "standard output"), error.strerror or str(error))
        raise click.exceptions.Exit(1) from error


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let SIGTERM and a closed terminal end the command as Ctrl-C does: with its temporary files deleted."""
    names = ("SIGTERM", "SIGHUP")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]  # Windows has no SIGHUP
    # Anything else than the default, such as nohup's, is someone's intent.
    changed = [one for one in signals if signal.getsignal(one) == signal.SIG_DFL]

    def end(number: int, _frame: object) -> None:
        for one in changed:
            signal.signal(one, signal.SIG_IGN)  # another one must not interrupt the tidying
        raise _TerminatedError(number)

    for one in changed:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one in changed:
            signal.signal(one, signal.SIG_DFL)


def _replace_closed_streams() -> None:
    """Replace streams that the shell closed: Python sets ``sys.stdout`` to ``None`` for ``>&-``."""
    sys.stdout = sys.stdout or _null()
    sys.stderr = sys.stderr or _null()


def _null() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _discard_output() -> None:
    """Send what is still buffered for standard output to the null device."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def warn(where: str, what: str) -> None:
    """Print one line on standard error, safe for a terminal.

    Args:
        where: The path, article or option that the line is about; ``-`` is standard input.
        what: What happened there.
    """
    from quotes.writers.terminal.console import printable

    place = "standard input" if where == "-" else where
    # click.echo would bypass rich and write into the progress bar.
    print(printable(f"{place}: {what}"), file=sys.stderr)


def standard_output(encoding: str | None = None) -> TextIO:
    """Return standard output, able to take any text.

    Args:
        encoding: If given, the encoding to write in; line ends are then written as they are.
    """
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        newline = None if encoding is None else ""
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline=newline)
    return stream


def refuse_article(output: str, articles: Sequence[str]) -> None:
    """Refuse to overwrite an article, or to write where the next run would read the output as one.

    Raises:
        click.UsageError: ``output`` is among ``articles``.
    """
    from quotes.readers.paths import would_be_read

    if output != "-" and would_be_read(output, articles):
        raise click.UsageError(f"{output} is among the articles to read. Choose another place for the output.")


def form_of(output: str, forms: Sequence[str]) -> str | None:
    """Return the format that a file's extension stands for; ``None`` for standard output.

    Raises:
        click.UsageError: The extension is none of ``forms``.
    """
    if output == "-":
        return None
    extension = Path(output).suffix.lower().removeprefix(".")
    if extension not in forms:
        *others, last = (f".{form}" for form in forms)
        raise click.UsageError(f"{output}: unknown format. Use {', '.join(others)} or {last}, or set --to.")
    return extension


def refuse_terminal(output: str, example: str) -> None:
    """Refuse to write a page to a terminal.

    Args:
        output: The name of the output; ``-`` is standard output.
        example: The name of a file, as in the message.

    Raises:
        click.UsageError: There is no file to write it to.
    """
    if output == "-" and standard_output().isatty():
        raise click.UsageError(f"A page needs a file: -o {example}.")


@contextmanager
def open_output(output: str) -> Iterator[Sink]:
    """Open standard output for ``-``; else a file that is replaced only if no error occurs.

    Raises:
        click.exceptions.Exit: The file cannot be written, which has been reported.
    """
    from quotes.writers.files import replacing
    from quotes.writers.terminal.console import TerminalSafe

    if output == "-":
        stream = standard_output(encoding="utf-8")
        yield TerminalSafe(stream) if stream.isatty() else stream
        return
    with _reports_errors(output), replacing(Path(output)) as whole:
        yield whole


@contextmanager
def open_binary_output(output: str) -> Iterator[IO[bytes]]:
    """Open a binary file that is replaced only if no error occurs.

    Raises:
        click.exceptions.Exit: The file cannot be written, which has been reported.
    """
    from quotes.writers.files import replacing_bytes

    with _reports_errors(output), replacing_bytes(Path(output)) as whole:
        yield whole


@contextmanager
def _reports_errors(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        warn(output, f"cannot be written: {error.strerror or error}")
        raise click.exceptions.Exit(1) from error
