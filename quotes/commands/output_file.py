"""The file that a command writes: never an article, and only whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from quotes.commands.streams import complain, standard_output
from quotes.readers.paths import would_be_read
from quotes.writers.files import Sink, replacing
from quotes.writers.terminal import Tamed


def refuse_article(output: str, articles: Sequence[str]) -> None:
    """Refuse to write over an article, or where the next run would read the output as one.

    Raises:
        click.UsageError: it is among the articles.
    """
    if output != "-" and would_be_read(output, articles):
        raise click.UsageError(f"{output}: that is among the articles; write somewhere else.")


def form_of(output: str, forms: Sequence[str]) -> str | None:
    """Tell the format by the file's ending; ``None`` for standard output.

    Raises:
        click.UsageError: it is none of these.
    """
    if output == "-":
        return None
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in forms:
        *others, last = (f".{form}" for form in forms)
        raise click.UsageError(f"{output}: what format? End the name in {', '.join(others)} or {last}, or say --to.")
    return ending


@contextmanager
def opened(output: str) -> Iterator[Sink]:
    """Open standard output for ``-``, else a file that takes its place only when all went well.

    Raises:
        click.exceptions.Exit: it cannot be written, which has been said.
    """
    if output == "-":
        stream = standard_output(encoding="utf-8")
        yield Tamed(stream) if stream.isatty() else stream
        return
    try:
        with replacing(Path(output)) as whole:
            yield whole
    except OSError as error:
        complain(output, f"cannot be written: {error.strerror or error}")
        raise click.exceptions.Exit(1) from error
