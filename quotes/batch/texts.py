"""The texts of a run's articles, saved so that offsets into them hold."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_STEM = 120
"""Characters of a file name before its extension."""


class OutputError(Exception):
    """A file that cannot be written."""

    def __init__(self, where: str, reason: str) -> None:
        """Keep the file's name and the reason apart, also when pickled between processes."""
        super().__init__(where, reason)
        self.where = where
        self.reason = reason


def save_text(text: str, path: Path) -> None:
    """Write a text so that offsets into it hold in the file too."""
    # Readers drop a leading byte-order mark. If the text itself starts with that character, add another before it.
    marked = f"\ufeff{text}" if text.startswith("\ufeff") else text
    try:
        path.write_bytes(marked.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(str(path), error.strerror or str(error)) from error


class TextFiles:
    """The files in which texts are saved: named after the articles, each name used once."""

    def __init__(self, folder: Path) -> None:
        """Create the folder."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(str(folder), error.strerror or str(error)) from error
        self._folder = folder
        self._uses: dict[str, int] = {}
        """How many articles wanted a name, in lower case; a numbered name counts as well."""

    def next(self, name: str) -> Path:
        """Return the file for the text of the next article."""
        stem = _UNSAFE.sub("_", name).strip("_.").removesuffix(".txt") or "article"
        if len(stem) > _LONGEST_STEM:
            stem = f"{stem[:_LONGEST_STEM]}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        free = stem
        while (number := self._uses.get(free.casefold(), 0)) > 0:
            self._uses[free.casefold()] += 1
            free = f"{stem}-{number + 1}"
        self._uses[free.casefold()] = 1
        return self._folder / f"{free}.txt"
