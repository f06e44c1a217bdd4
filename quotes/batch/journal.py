"""An output that a later run can go on with, wherever this one ends.

Beside ``FILE`` stands ``FILE.progress``, which says how far ``FILE`` is known to be right: so many inputs are in its
first so many bytes. It is written after those bytes have reached the disk, and put in place in one go; what
``FILE`` holds beyond them is cut off by the run that goes on. At the end it is taken away.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO

from quotes.batch.tally import Names, Tally

_EVERY = 1.0
"""Seconds from one entry in the journal to the next: so much work is done again at most."""
_PIECE = 1 << 16
"""Bytes that are written at a time; each piece ends with the end of an article."""


class ResumeError(ValueError):
    """A run that cannot go on where another ended."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How far a run has come."""

    run: str
    """What the run was asked for; one that is asked for something else cannot go on."""
    names: str
    """The names of the inputs so far (``tally.Names``)."""
    size: int
    """The bytes of the output so far."""
    tally: Tally


def journal_of(output: Path) -> Path:
    """Give the place of an output's journal."""
    return output.with_name(f"{output.name}.progress")


def read_entry(output: Path) -> Entry | None:
    """Read how far the run that wrote an output came; ``None`` when it has no journal.

    Raises:
        ResumeError: the journal or the output is not as that run left it.
    """
    journal = journal_of(output)
    try:
        values = json.loads(journal.read_text("utf-8"))
        entry = Entry(values["run"], values["names"], values["size"], Tally(**values["tally"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise ResumeError(f"{journal} is damaged; delete it and {output} to begin again") from error
    size = output.stat().st_size if output.exists() else 0
    if size < entry.size:
        raise ResumeError(f"{output} is shorter than {journal} says; delete both to begin again")
    return entry


@contextmanager
def resumable(output: Path, entry: Entry) -> Iterator[Resumable]:
    """Open an output to go on at an entry of its journal, and take the journal away when all is done.

    Whatever ends this early, a kill too, leaves both as the next run needs them.

    Raises:
        OSError: it cannot be written.
    """
    if not entry.size:
        _write_entry(output, entry)
    with output.open("r+b" if output.exists() else "xb", buffering=0) as stream:
        stream.truncate(entry.size)
        stream.seek(entry.size)
        file = Resumable(output, stream, entry)
        yield file
        file.commit()
    journal_of(output).unlink()


class Resumable:
    """The file that a run writes and a later one goes on with."""

    def __init__(self, output: Path, stream: IO[bytes], entry: Entry) -> None:
        """Go on at an entry of the journal."""
        self._output = output
        self._stream = stream
        self._entry = entry
        self._waiting: list[bytes] = []
        self._due = time.monotonic() + _EVERY

    def write(self, text: str, names: Names, tally: Tally) -> None:
        """Take one input's rows, and how far the run has come with them."""
        piece = text.encode("utf-8", "backslashreplace")
        self._waiting.append(piece)
        self._entry = Entry(self._entry.run, str(names), self._entry.size + len(piece), replace(tally))
        if time.monotonic() >= self._due:
            self.commit()
        elif sum(map(len, self._waiting)) >= _PIECE:
            self._flush()

    def commit(self) -> None:
        """Bring all that was taken to the disk, and then say so in the journal."""
        self._flush()
        os.fsync(self._stream.fileno())
        _write_entry(self._output, self._entry)
        self._due = time.monotonic() + _EVERY

    def _flush(self) -> None:
        data = memoryview(b"".join(self._waiting))
        while data:
            data = data[self._stream.write(data) :]
        self._waiting = []


def _write_entry(output: Path, entry: Entry) -> None:
    """Put the journal in place in one go."""
    journal = journal_of(output)
    beside = journal.with_name(f"{journal.name}.new")
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(asdict(entry), stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(journal)
