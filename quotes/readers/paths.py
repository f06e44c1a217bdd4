"""From what the user names to files: folders are walked, globs expanded, lists of paths read."""

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
"""The endings of files that are articles when a folder is read, each of them also with ``.gz`` behind."""

_EXTRAS = {
    PAGE: ("web", ("trafilatura", "lxml_html_clean")),
    ARCHIVE: ("web", ("warcio", "trafilatura", "lxml_html_clean")),
    PARQUET: ("arrow", ("pyarrow",)),
}

_WITH_PAGES = (PAGE, ARCHIVE)
_SINGLE = (TEXT, PAGE)
_EXPORT = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:doc,id,utterance,parent,|\{"doc": ".*", "id": 1, "utterance": 1, "parent": )'
)
"""How an export begins, as CSV and as JSON lines."""
_BEGINNING = 4096
_MAGIC = frozenset("*?[")
_COMPANIONS = "_files"
"""A browser saves ``story.html`` with a folder ``story_files``, whose pages are advertisements and the like."""


def file_kind(path: str) -> str:
    """Tell by its name what a file holds; whatever else is named is text."""
    return FILE_KINDS.get(_ending(path), TEXT)


def _ending(path: str) -> str:
    return path.lower().removesuffix(".gz").rpartition(".")[2]


def missing_extra(kind: str) -> str:
    """Return what must be installed to read or write a kind of file; empty if nothing is missing.

    The command names the modules rather than the extra: ``pip install quotes[web]`` outside a clone of this
    repository would install an unrelated package.
    """
    extra, modules = _EXTRAS.get(kind, ("", ()))
    absent = [module for module in modules if find_spec(module) is None]
    return f"needs the extra {extra}: pip install {' '.join(absent)}" if absent else ""


def is_packed(path: str) -> bool:
    """Tell by its name whether a file is compressed."""
    return path.lower().endswith(".gz")


def expand_paths(paths: Iterable[str]) -> Iterator[str | Failure]:
    """Give the files that paths name, in the order given, folders and globs in alphabetical order.

    A path that exists is never taken for a glob. What cannot be walked is a ``Failure``; a file that is not
    there is given all the same, and fails when it is read.
    """
    for path in paths:
        for found in _matches(path):
            if found != STANDARD_INPUT and Path(found).is_dir():
                yield from _folder(found)
            else:
                yield found


def _matches(path: str) -> list[str]:
    if path == STANDARD_INPUT or not _MAGIC & set(path) or os.path.lexists(path):
        return [path]
    return sorted(glob.glob(path, recursive=True)) or [path]  # noqa: PTH207 - Path.glob refuses some patterns


def _folder(folder: str) -> Iterator[str | Failure]:
    errors: list[OSError] = []
    found = False
    for where, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not _is_companion(name, names))
        for name in sorted(names):
            path = Path(where, name)
            if _ending(name) in FILE_KINDS and "." in name and not _would_hang(path) and not _is_export(path):
                found = True
                yield str(path)
    for error in errors:
        yield Failure(str(error.filename), failure_reason(error))
    if not found and not errors:
        yield Failure(folder, f"no articles in this folder ({', '.join(f'.{ending}' for ending in FILE_KINDS)})")


def _is_companion(folder: str, files: Sequence[str]) -> bool:
    page = folder.removesuffix(_COMPANIONS)
    return page != folder and any(f"{page}.{ending}" in files for ending in ("html", "htm"))


def _would_hang(path: Path) -> bool:
    """Tell a pipe that nobody may ever write to, which is read only when it is asked for by name."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def _is_export(path: Path) -> bool:
    """Tell the records of an earlier run, which lie with the articles as long as nobody moves them."""
    if file_kind(path.name) not in (CSV, JSON_LINES) or is_packed(path.name):
        return False
    try:
        with path.open("rb") as stream:
            return _EXPORT.match(stream.read(_BEGINNING)) is not None
    except OSError:
        return False


def failure_reason(error: OSError) -> str:
    """Say why a file or folder cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror or error}"


def parse_path_list(data: bytes) -> tuple[str, ...]:
    """Give the paths of a list: one a line, or between the NULs that ``find -print0`` puts."""
    separator = b"\0" if b"\0" in data else b"\n"
    return tuple(os.fsdecode(line.rstrip(b"\r")) for line in data.split(separator) if line.strip())


def contain_pages(paths: Iterable[str]) -> bool:
    """Tell whether saved pages or web archives are among the files that paths name."""
    return any(isinstance(path, str) and file_kind(path) in _WITH_PAGES for path in expand_paths(paths))


def may_be_several(paths: Sequence[str]) -> bool:
    """Tell whether there may be more than one article."""
    return len(paths) > 1 or any(file_kind(p) not in _SINGLE or _MAGIC & set(p) or Path(p).is_dir() for p in paths)


def would_be_read(output: str, paths: Iterable[str]) -> bool:
    """Tell whether what is written to a file takes the place of an article, or is one for the next run.

    CSV that we write is known by its header, and passed over in a folder.
    """
    target = Path(output).resolve()
    for path in paths:
        place = Path(path).resolve()
        walked = place in target.parents and _ending(target.name) in FILE_KINDS and target.suffix.lower() != ".csv"
        if path != STANDARD_INPUT and (place == target or (walked and place.is_dir())):
            return True
    return False


def total_size(paths: Iterable[str]) -> int:
    """Give the bytes of all files that paths name, as far as they can be told."""
    return sum(_size(path) for path in expand_paths(paths) if isinstance(path, str))


def _size(path: str) -> int:
    try:
        status = Path(path).stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
