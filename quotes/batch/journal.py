"""An output file that a later run can continue, however this one ends.

Next to ``FILE``, ``FILE.progress`` records how many bytes of ``FILE`` are good and how many inputs they hold. It is
replaced atomically after those bytes have reached the disk, so a run that continues cuts ``FILE`` off there. It is
deleted when everything is done.
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

from quotes.batch.progress import InputsDigest, RunTotals

_COMMIT_SECONDS = 1.0
"""Seconds from one journal entry to the next: at most this much work is repeated."""
_BUFFER_BYTES = 1 << 16
"""Bytes to collect before writing; what is written always ends with the end of an article."""


class ResumeError(ValueError):
    """A run that cannot continue where another ended."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """How far a run has come."""

    job: str
    """A digest of the job (``str(ExportJob)``): a different job cannot continue."""
    inputs: str
    """A digest of the inputs so far (``InputsDigest``)."""
    size: int
    """Bytes of output so far."""
    totals: RunTotals


def journal_of(output: Path) -> Path:
    """Return the path of an output's journal."""
    return output.with_name(f"{output.name}.progress")


def read_entry(output: Path) -> JournalEntry | None:
    """Read how far the run that wrote an output came; ``None`` if it has no journal.

    Raises:
        ResumeError: The journal or the output was changed since.
    """
    journal = journal_of(output)
    try:
        values = json.loads(journal.read_text("utf-8"))
        entry = JournalEntry(values["job"], values["inputs"], values["size"], RunTotals(**values["totals"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise ResumeError(f"{journal} is damaged. Delete it and {output} to start over.") from error
    size = output.stat().st_size if output.exists() else 0
    if size < entry.size:
        raise ResumeError(f"{output} is shorter than {journal} says. Delete both to start over.")
    return entry


@contextmanager
def resumable(output: Path, entry: JournalEntry) -> Iterator[ResumableFile]:
    """Open an output to continue at a journal entry; delete the journal when everything is done.

    If the run ends early, even by a kill, both files are left as the next run needs them.

    Raises:
        OSError: The output or the journal cannot be written.
    """
    if not entry.size:
        _write_entry(output, entry)
    with output.open("r+b" if output.exists() else "xb", buffering=0) as stream:
        stream.truncate(entry.size)
        stream.seek(entry.size)
        file = ResumableFile(output, stream, entry)
        yield file
        file.commit()
    journal_of(output).unlink()


class ResumableFile:
    """A file that one run writes and a later one continues."""

    def __init__(self, output: Path, stream: IO[bytes], entry: JournalEntry) -> None:
        """Continue at a journal entry."""
        self._output = output
        self._stream = stream
        self._entry = entry
        self._buffered: list[bytes] = []
        self._due = time.monotonic() + _COMMIT_SECONDS

    def write(self, output: str, inputs: InputsDigest, totals: RunTotals) -> None:
        """Take the rows of one input, and how far the run has come with them."""
        piece = output.encode("utf-8", "backslashreplace")
        self._buffered.append(piece)
        self._entry = JournalEntry(self._entry.job, str(inputs), self._entry.size + len(piece), replace(totals))
        if time.monotonic() >= self._due:
            self.commit()
        elif sum(map(len, self._buffered)) >= _BUFFER_BYTES:
            self._flush()

    def commit(self) -> None:
        """Bring everything written so far to the disk, then record it in the journal."""
        self._flush()
        os.fsync(self._stream.fileno())
        _write_entry(self._output, self._entry)
        self._due = time.monotonic() + _COMMIT_SECONDS

    def _flush(self) -> None:
        data = memoryview(b"".join(self._buffered))
        while data:
            data = data[self._stream.write(data) :]
        self._buffered = []


def _write_entry(output: Path, entry: JournalEntry) -> None:
    """Replace the journal atomically."""
    journal = journal_of(output)
    new = journal.with_name(f"{journal.name}.new")
    with new.open("w", encoding="utf-8") as stream:
        json.dump(asdict(entry), stream)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(journal)
