"""Outputs of a run for annotation tools that one stream of text cannot be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.batch.progress import InputsDigest, RunTotals
from quotes.batch.texts import TextFiles, save_text
from quotes.writers.annotation import brat, label_studio
from quotes.writers.annotation.tools import BratFiles
from quotes.writers.files import Sink, replacing, unfinished


class JsonArray:
    """Writes JSON values as one array, a value a line."""

    def __init__(self, sink: Sink) -> None:
        """Begin the array."""
        self._sink = sink
        self._before = "[\n"

    def write(self, output: str, _inputs: InputsDigest, _totals: RunTotals) -> None:
        """Add a value; an empty one is that of an article that failed."""
        if output:
            self._sink.write(self._before + output)
            self._before = ",\n"

    def close(self) -> None:
        """End the array."""
        self._sink.write("[]\n" if self._before == "[\n" else "\n]\n")


@contextmanager
def label_studio_file(path: Path) -> Iterator[JsonArray]:
    """Open a file for tasks, and write the labeling configuration beside it, both only if no error occurs."""
    with replacing(path) as stream:
        tasks = JsonArray(stream)
        yield tasks
        tasks.close()
    with replacing(labels_of(path)) as stream:
        stream.write(label_studio.CONFIGURATION)


def labels_of(path: Path) -> Path:
    """Return the path of the labeling configuration that belongs to a file of tasks."""
    return path.with_name(f"{path.stem}.labels.xml")


class BratFolder:
    """Writes a text and its annotations for each article."""

    def __init__(self, folder: Path) -> None:
        """Create the folder."""
        self._folder = folder
        self._texts = TextFiles(folder)
        (folder / "annotation.conf").write_text(brat.CONFIGURATION, "utf-8")

    def write(self, output: BratFiles | None, _inputs: InputsDigest, _totals: RunTotals) -> None:
        """Write the files of an article; there are none of one that failed."""
        if output:
            text = self._texts.next(output.doc)
            save_text(output.text, text)
            text.with_suffix(".ann").write_bytes(output.annotations.encode("utf-8", "replace"))


@contextmanager
def brat_folder(path: Path) -> Iterator[BratFolder]:
    """Open a folder that is there only if no error occurs; an empty one is replaced."""
    part = unfinished(path)
    try:
        part.mkdir(parents=True, exist_ok=True)
        yield BratFolder(part)
        if path.is_dir():
            path.rmdir()
        part.rename(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)
