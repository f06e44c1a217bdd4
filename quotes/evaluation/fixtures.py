"""Finds the fixtures that paths name, and reads them with the articles they are about."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.evaluation.cases import Case, CaseError, is_case_file, read_cases, read_said
from quotes.evaluation.corrected import Rows, by_article, read_corrected
from quotes.evaluation.gold import GoldArticle, read_gold
from quotes.readers.articles import Document, Failure, decode, read_articles
from quotes.writers.records import RecordError, read_csv

Item = Case | GoldArticle | Failure


def find_fixtures(paths: Iterable[str]) -> Iterator[Item]:
    """Read what paths name: case files, sidecars, articles with one, folders of these, CSV, JSON lines.

    What cannot be read is yielded as a ``Failure``, and the reading goes on.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def _folder(folder: Path) -> Iterator[Item]:
    found = False
    for path in _walk(folder):
        said = path.suffix == ".said"
        if said or (path.suffix == ".txt" and not sidecar(path).exists() and holds_cases(path)):
            found = True
            yield from _file(path)
    if not found:
        yield Failure(str(folder), "no case files (=== Title) or sidecars (.said) in this folder")


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(where, name) for name in sorted(names))


def holds_cases(path: Path) -> bool:
    """Tell whether there is a file of cases at a path."""
    try:
        return is_case_file(decode(path.read_bytes())[0])
    except OSError:
        return False


def _file(path: Path) -> Iterator[Item]:
    try:
        content = decode(path.read_bytes())[0]
    except OSError as error:
        yield unreadable(str(path), error)
        return
    try:
        yield from map(_failed, _read(path, content))
    except CaseError as error:
        yield _failed(error)
    except RecordError as error:
        yield Failure(f"{path}:{error.line}", error.reason)


def unreadable(path: str, error: OSError) -> Failure:
    """Say why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return Failure(path, "no such file or folder")
    return Failure(path, f"cannot be read: {error.strerror or error}")


def _failed(item: Item | CaseError) -> Item:
    return Failure(item.where, item.reason) if isinstance(item, CaseError) else item


def _read(path: Path, content: str) -> Iterator[Item | CaseError]:
    kind = path.suffix.lower()
    if kind == ".jsonl":
        yield from read_gold(content.split("\n"), str(path))
    elif kind == ".csv":
        yield from _csv(path, content)
    elif kind == ".said":
        yield _sidecar(path, content)
    elif is_case_file(content):
        yield from read_cases(content, str(path))
    elif sidecar(path).exists():
        yield from _file(sidecar(path))
    else:
        yield Failure(str(path), f"neither cases (=== Title) nor an article beside its {sidecar(path).name}")


def sidecar(article: Path) -> Path:
    """Return where the expected attributions of an article are written."""
    return article.with_suffix(".said")


def article(path: Path) -> Document | Failure:
    """Read the article at a path, or say why not."""
    return next(read_articles([str(path)]))


def _sidecar(path: Path, content: str) -> Case | Failure:
    document = article(path.with_suffix(".txt"))
    if isinstance(document, Failure):
        return document
    return read_said(content, str(path), document.text, document.doc)


def rows_by_article(path: Path, content: str) -> dict[str, Rows]:
    """Read an export, sorted by article.

    Raises:
        RecordError: it is not one; the error has the line.
    """
    return by_article(read_csv(io.StringIO(content, newline="")))


def beside(csv: Path, doc: str) -> Document | Failure:
    """Read the article that an export names, by a path relative to the export or to where we are."""
    near = csv.parent / doc
    return article(near if near.is_file() else Path(doc))


def _csv(path: Path, content: str) -> Iterator[Item | CaseError]:
    for doc, rows in rows_by_article(path, content).items():
        document = beside(path, doc)
        if isinstance(document, Failure):
            yield Failure(f"{path}:{rows[0][0]}", f"{doc}: {document.reason}")
            continue
        try:
            yield read_corrected(rows, str(path), document.text, document.doc)
        except CaseError as error:
            yield error
