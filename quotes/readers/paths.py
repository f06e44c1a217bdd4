"""From the paths that the user names to files: folders are walked, globs expanded, lists read."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from quotes.readers.documents import STANDARD_INPUT, Failure

TEXT, PAGE, JSON_LINES, CSV, TSV, PARQUET, ARCHIVE = "txt", "html", "jsonl", "csv", "tsv", "parquet", "warc"
FILE_KINDS = {
    TEXT: TEXT,
    PAGE: PAGE,
    "htm": PAGE,
    JSON_LINES: JSON_LINES,
    CSV: CSV,
    TSV: TSV,
    PARQUET: PARQUET,
    ARCHIVE: ARCHIVE,
}
"""File extension, optionally followed by ``.gz``, to the kind of file. Other files in a folder are skipped."""

_EXTRAS = {
    PAGE: ("web", ("trafilatura", "lxml_html_clean")),
    ARCHIVE: ("web", ("warcio", "trafilatura", "lxml_html_clean")),
    PARQUET: ("arrow", ("pyarrow",)),
}

_PAGE_KINDS = (PAGE, ARCHIVE)
_ONE_ARTICLE_KINDS = (TEXT, PAGE)
_EXPORT_START = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:doc,id,utterance,parent,|\{"doc": ".*", "id": 1, "utterance": 1, "parent": )'
)
"""How an export starts, as CSV and as JSON lines."""
_EXPORT_START_BYTES = 4096
_GLOB_CHARACTERS = frozenset("*?[")
_COMPANION_SUFFIX = "_files"
"""Browsers save ``story.html`` with a folder ``story_files``, whose pages are advertisements and the like."""


def file_kind(path: str) -> str:
    """Return the kind of a file by its extension; unknown ones are text."""
    return FILE_KINDS.get(_extension(path), TEXT)


def _extension(path: str) -> str:
    return path.lower().removesuffix(".gz").rpartition(".")[2]


def missing_extra(kind: str) -> str:
    """Return what must be installed to read or write a kind of file; empty if nothing is missing.

    The command names the modules rather than the extra: ``pip install quotes[web]`` outside a clone of this
    repository would install an unrelated package.
    """
    extra, modules = _EXTRAS.get(kind, ("", ()))
    absent = [module for module in modules if find_spec(module) is None]
    return f"needs the extra {extra}: pip install {' '.join(absent)}" if absent else ""


def is_compressed(path: str) -> bool:
    """Return whether a file is compressed, by its extension."""
    return path.lower().endswith(".gz")


def expand_paths(paths: Iterable[str]) -> Iterator[str | Failure]:
    """Yield the files that paths name, in the order given, those of folders and globs in alphabetical order.

    An existing path is never taken as a glob. A folder that cannot be walked yields a ``Failure``; a missing file is
    yielded, and fails when it is read.
    """
    for path in paths:
        for found in _matches(path):
            if found != STANDARD_INPUT and Path(found).is_dir():
                yield from _files_in(found)
            else:
                yield found


def _matches(path: str) -> list[str]:
    if path == STANDARD_INPUT or not _GLOB_CHARACTERS & set(path) or os.path.lexists(path):
        return [path]
    return sorted(glob.glob(path, recursive=True)) or [path]  # noqa: PTH207 - Path.glob refuses some patterns


def _files_in(folder: str) -> Iterator[str | Failure]:
    errors: list[OSError] = []
    found = False
    for where, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not _is_companion(name, names))
        for name in sorted(names):
            path = Path(where, name)
            if _extension(name) in FILE_KINDS and "." in name and not _would_hang(path) and not _is_export(path):
                found = True
                yield str(path)
    for error in errors:
        yield Failure(str(error.filename), failure_reason(error))
    if not found and not errors:
        yield Failure(folder, f"no articles in this folder ({', '.join(f'.{extension}' for extension in FILE_KINDS)})")


def _is_companion(folder: str, files: Sequence[str]) -> bool:
    page = folder.removesuffix(_COMPANION_SUFFIX)
    return page != folder and any(f"{page}.{extension}" in files for extension in ("html", "htm"))


def _would_hang(path: Path) -> bool:
    """Return whether a file is a pipe. Reading it could wait forever, so pipes are read only if named explicitly."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def _is_export(path: Path) -> bool:
    """Return whether a file is the output of an earlier run, which people leave among the articles."""
    if file_kind(path.name) not in (CSV, JSON_LINES) or is_compressed(path.name):
        return False
    try:
        with path.open("rb") as stream:
            return _EXPORT_START.match(stream.read(_EXPORT_START_BYTES)) is not None
    except OSError:
        return False


def failure_reason(error: OSError) -> str:
    """Return why a file or folder cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror or error}"


def parse_path_list(data: bytes) -> tuple[str, ...]:
    """Return the paths in a list: one per line, or separated by NUL as from ``find -print0``."""
    separator = b"\0" if b"\0" in data else b"\n"
    return tuple(os.fsdecode(line.rstrip(b"\r")) for line in data.split(separator) if line.strip())


def contain_pages(paths: Iterable[str]) -> bool:
    """Return whether paths name saved pages or web archives."""
    return any(isinstance(path, str) and file_kind(path) in _PAGE_KINDS for path in expand_paths(paths))


def may_be_several(paths: Sequence[str]) -> bool:
    """Return whether paths may name more than one article."""
    return len(paths) > 1 or any(
        file_kind(p) not in _ONE_ARTICLE_KINDS or _GLOB_CHARACTERS & set(p) or Path(p).is_dir() for p in paths
    )


def would_be_read(output: str, paths: Iterable[str]) -> bool:
    """Return whether an output file would overwrite an article, or be read as one by the next run.

    CSV is allowed in a folder that is read: an export is recognized by its header, and skipped.
    """
    target = Path(output).resolve()
    for path in paths:
        place = Path(path).resolve()
        walked = place in target.parents and _extension(target.name) in FILE_KINDS and target.suffix.lower() != ".csv"
        if path != STANDARD_INPUT and (place == target or (walked and place.is_dir())):
            return True
    return False


def total_size(paths: Iterable[str]) -> int:
    """Return the size in bytes of all files that paths name, as far as it is known."""
    return sum(_size(path) for path in expand_paths(paths) if isinstance(path, str))


def _size(path: str) -> int:
    try:
        status = Path(path).stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
