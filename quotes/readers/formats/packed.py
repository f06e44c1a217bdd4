"""Archives of files (.zip, .tar), read as folders are. Nothing is written to the disk."""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import PureWindowsPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from quotes.readers.documents import Failure
from quotes.readers.formats.containers import Budget, UnreadableError, bounded

_MAX_MEMBERS = 1_000_000
_OUTSIDE = "its name leads out of the archive"
_LOCKED = "protected by a password"
_ENCRYPTED = 1
"""The bit that says so."""

Member = tuple[str, io.BufferedReader]
"""The name of a file in an archive, and its bytes, to be read before the next one."""


def zip_members(stream: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """Yield the files of a ZIP archive in alphabetical order.

    Raises:
        UnreadableError: it is not a ZIP archive.
    """
    try:
        archive = ZipFile(stream)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("truncated or damaged") from error
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS:
        raise UnreadableError(f"with more than {_MAX_MEMBERS:,} files in it")
    for member in sorted(members, key=lambda member: member.filename):
        yield _zip_member(archive, member, budget)


def _zip_member(archive: ZipFile, member: ZipInfo, budget: Budget) -> Member | Failure:
    name = member.filename
    if _leads_outside(name):
        return Failure(name, _OUTSIDE)
    if member.flag_bits & _ENCRYPTED:
        return Failure(name, _LOCKED)
    try:
        return name, bounded(archive.open(member), budget)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        return Failure(name, f"damaged: {error}")


def tar_members(stream: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """Yield the files of a tar archive in its order; links and devices in it are passed over.

    Raises:
        UnreadableError: it is not a tar archive, or ends too soon.
    """
    try:
        with tarfile.open(fileobj=bounded(stream, budget), mode="r|") as archive:
            for number, member in enumerate(archive, 1):
                if number > _MAX_MEMBERS:
                    raise UnreadableError(f"with more than {_MAX_MEMBERS:,} files in it")
                archive.members = []  # type: ignore[attr-defined]  # which would grow with the archive
                if not member.isreg():
                    continue
                data = archive.extractfile(member)
                if _leads_outside(member.name):
                    yield Failure(member.name, _OUTSIDE)
                elif data is not None:
                    yield member.name, bounded(data, Budget(member.size))
    except tarfile.TarError as error:
        raise UnreadableError(f"truncated or damaged: {error}") from error


def member_names(path: str) -> list[str]:
    """Return the names of the files in an archive of any kind; none if it cannot be read."""
    try:
        with ZipFile(path) as packed:
            return packed.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        pass
    try:
        with tarfile.open(path) as archive:
            return [member.name for member in islice(archive, _MAX_MEMBERS)]
    except (tarfile.TarError, OSError, EOFError, zlib.error):
        return []


def _leads_outside(name: str) -> bool:
    path = PureWindowsPath(name)  # which knows the separators of both worlds
    return bool(path.anchor) or ".." in path.parts
