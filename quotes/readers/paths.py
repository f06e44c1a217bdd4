"""From the paths that the user names to files: folders are walked, globs expanded, lists read."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from quotes.readers.documents import STANDARD_INPUT, Failure
from quotes.readers.kinds import (
    CSV,
    FILE_KINDS,
    JSON_LINES,
    ONE_ARTICLE_KINDS,
    PACKED_KINDS,
    PAGE_KINDS,
    extension,
    file_kind,
    is_compressed,
)

_EXPORT_START = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:doc,id,utterance,parent,|\{"doc": ".*", "id": 1, "utterance": 1, "parent": '
    rb'|doc,speaker,speaker_kind,person,|\{"doc": ".*", "speaker": ".*", "speaker_kind": ".*", "person": )'
)
"""How an export starts, as CSV and as JSON lines."""
_EXPORT_START_BYTES = 4096
_WEB_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
"""How a web address begins when it is given as a path; ``pathlib`` takes one of its slashes away."""
_GLOB_CHARACTERS = frozenset("*?[")
_RELATIVE = (".", "..")
_PAGE_EXTENSIONS = ("html", "htm")
_COMPANION_SUFFIX = "_files"
"""Browsers save ``story.html`` with a folder ``story_files``, whose pages are advertisements and the like."""


def is_article_name(path: str) -> bool:
    """Return whether a file in a folder or an archive is an article by its name.

    Hidden files, what programs leave beside an open file, and what macOS adds to archives do not count.

    Args:
        path: Its path within the folder or the archive.
    """
    *folders, name = path.split("/")
    return "." in name and extension(name) in FILE_KINDS and not any(map(_is_hidden, (*folders, name)))


def _is_hidden(name: str) -> bool:
    return (name.startswith((".", "~$")) and name not in _RELATIVE) or name == "__MACOSX"


def is_export(path: str, head: bytes) -> bool:
    """Return whether a file is the output of an earlier run, which people leave among the articles.

    Args:
        path: Its path.
        head: Its first bytes.
    """
    if file_kind(path) not in (CSV, JSON_LINES) or is_compressed(path):
        return False
    return _EXPORT_START.match(head[:_EXPORT_START_BYTES]) is not None


def expand_paths(paths: Iterable[str]) -> Iterator[str | Failure]:
    """Yield the files that paths name, in the order given, those of folders and globs in alphabetical order.

    An existing path is never taken as a glob. A folder that cannot be walked yields a ``Failure``; a missing file is
    yielded, and fails when it is read.
    """
    for path in paths:
        for found in _matches(path):
            if found != STANDARD_INPUT and _is_folder(found):
                yield from _files_in(found)
            else:
                yield found


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises if a name is too long


def _matches(path: str) -> list[str]:
    if path == STANDARD_INPUT or not _GLOB_CHARACTERS & set(path) or os.path.lexists(path):
        return [path]
    found = glob.glob(path, recursive=True)  # noqa: PTH207 - Path.glob refuses some patterns
    return sorted(name for name in found if not _would_hang(Path(name))) or [path]


def _files_in(folder: str) -> Iterator[str | Failure]:
    errors: list[OSError] = []
    found = False
    for where, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not _is_hidden(name) and not _is_companion(name, names))
        for name in sorted(names):
            path = Path(where, name)
            if is_article_name(name) and not _would_hang(path) and not _is_export_file(path):
                found = True
                yield str(path)
    for error in errors:
        yield Failure(str(error.filename), failure_reason(error))
    if not found and not errors:
        yield Failure(folder, f"no articles in this folder ({', '.join(f'.{ending}' for ending in FILE_KINDS)})")


def _is_companion(folder: str, files: Sequence[str]) -> bool:
    page = folder.removesuffix(_COMPANION_SUFFIX)
    return page != folder and any(f"{page}.{ending}" in files for ending in _PAGE_EXTENSIONS)


def is_beside_page(path: str, pages: Container[str]) -> bool:
    """Return whether a file in an archive is in the folder that a browser saved beside a page.

    Args:
        path: Its path.
        pages: The paths of the pages in the archive.
    """
    *folders, _ = path.split("/")
    names = ("/".join(folders[: depth + 1]) for depth in range(len(folders)))
    return any(
        name.endswith(_COMPANION_SUFFIX) and f"{name.removesuffix(_COMPANION_SUFFIX)}.{ending}" in pages
        for name in names
        for ending in _PAGE_EXTENSIONS
    )


def _would_hang(path: Path) -> bool:
    """Return whether a file is a pipe. Reading it could wait forever, so pipes are read only if named explicitly."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def _is_export_file(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return is_export(path.name, stream.read(_EXPORT_START_BYTES))
    except OSError:
        return False


def failure_reason(error: OSError) -> str:
    """Return why a file or folder cannot be read."""
    if isinstance(error, FileNotFoundError):
        if _WEB_ADDRESS.match(str(error.filename)):
            return "a web address: save the page, or pipe it: curl -sL ADDRESS | quotes show"
        return "no such file or folder"
    return f"cannot be read: {error.strerror or error}"


def parse_path_list(data: bytes) -> tuple[str, ...]:
    """Return the paths in a list: one per line, or separated by NUL as from ``find -print0``."""
    separator = b"\0" if b"\0" in data else b"\n"
    return tuple(os.fsdecode(line.rstrip(b"\r")) for line in data.split(separator) if line.strip())


def contain_pages(paths: Iterable[str]) -> bool:
    """Return whether paths name saved pages or web archives, also within other archives."""
    return any(isinstance(path, str) and _contains_pages(path) for path in expand_paths(paths))


def _contains_pages(path: str) -> bool:
    if file_kind(path) not in PACKED_KINDS or not os.path.isfile(path):  # noqa: PTH113 - see _is_folder
        return file_kind(path) in PAGE_KINDS
    from quotes.readers.formats.packed import member_names

    return any(is_article_name(name) and file_kind(name) in PAGE_KINDS for name in member_names(path))


def may_be_several(paths: Sequence[str]) -> bool:
    """Return whether paths may name more than one article."""
    return len(paths) > 1 or any(
        file_kind(p) not in ONE_ARTICLE_KINDS or _GLOB_CHARACTERS & set(p) or _is_folder(p) for p in paths
    )


def would_be_read(output: str, paths: Iterable[str]) -> bool:
    """Return whether an output file would overwrite an article, or be read as one by the next run.

    CSV is allowed in a folder that is read: an export is recognized by its header, and skipped.
    """
    target = Path(output).resolve()
    for path in paths:
        place = Path(path).resolve()
        walked = place in target.parents and extension(target.name) in FILE_KINDS and target.suffix.lower() != ".csv"
        if path != STANDARD_INPUT and (place == target or (walked and _is_folder(str(place)))):
            return True
    return False


def total_size(paths: Iterable[str]) -> int:
    """Return the size in bytes of all files that paths name; files of unknown size count as 0."""
    return sum(_size(path) for path in expand_paths(paths) if isinstance(path, str))


def _size(path: str) -> int:
    try:
        status = Path(path).stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
