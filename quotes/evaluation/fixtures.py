"""Finds the fixtures that paths name, and reads them with the articles to which they belong.

A fixture is a case file, a sidecar beside its article, an export corrected by hand, an annotated corpus, or a file of
an annotation tool.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.evaluation.annotations import brat_cases, label_studio_cases, prodigy_cases
from quotes.evaluation.cases import Case, CaseError
from quotes.evaluation.corrected import NumberedRecords, case_of_records
from quotes.evaluation.gold import GoldArticle, read_gold
from quotes.evaluation.transcripts import is_case_file, read_cases, read_sidecar
from quotes.readers.articles import read_articles
from quotes.readers.decoding import decode
from quotes.readers.documents import Document, Failure
from quotes.readers.paths import failure_reason
from quotes.readers.whole_files import read_file, refuse_endless
from quotes.writers.annotation.prodigy import is_prodigy
from quotes.writers.records import RecordError, read_csv

Fixture = Case | GoldArticle | Failure


def find_fixtures(paths: Iterable[str]) -> Iterator[Fixture]:
    """Read case files, sidecars, articles that have one, folders of these, exports, corpora and annotations.

    A fixture that cannot be read is yielded as a ``Failure``, and reading continues.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path)


def _read_folder(folder: Path) -> Iterator[Fixture]:
    found = False
    for path in _walk(folder):
        is_fixture = path.suffix in (".said", ".ann")
        if is_fixture or (path.suffix == ".txt" and not sidecar_of(path).exists() and holds_cases(path)):
            found = True
            yield from _read_file(path)
    if not found:
        yield Failure(str(folder), "no case files (=== Title), sidecars (.said) or brat files (.ann) in this folder")


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(where, name) for name in sorted(names))


def holds_cases(path: Path) -> bool:
    """Return whether there is a case file at a path."""
    try:
        return is_case_file(decode(read_file(path))[0])
    except OSError:
        return False


def _read_file(path: Path) -> Iterator[Fixture]:
    try:
        content = decode(read_file(path))[0]
    except OSError as error:
        yield Failure(str(path), failure_reason(error))
        return
    try:
        yield from map(_error_as_failure, _read_content(path, content))
    except CaseError as error:
        yield _error_as_failure(error)
    except RecordError as error:
        yield Failure(f"{path}:{error.line}", error.reason)


def _error_as_failure(item: Fixture | CaseError) -> Fixture:
    return Failure(item.where, item.reason) if isinstance(item, CaseError) else item


def _read_content(path: Path, content: str) -> Iterator[Fixture | CaseError]:
    kind = path.suffix.lower()
    if kind == ".jsonl" and is_prodigy(content.lstrip().partition("\n")[0]):
        yield from prodigy_cases(path, content)
    elif kind == ".jsonl":
        yield from read_gold(content.split("\n"), str(path))
    elif kind == ".json":
        yield from label_studio_cases(path, content)
    elif kind == ".ann":
        document = article_at(path.with_suffix(".txt"))
        yield from [document] if isinstance(document, Failure) else brat_cases(path, content, document)
    elif kind == ".csv":
        yield from _read_corrected_export(path, content)
    elif kind == ".said":
        yield _read_sidecar_with_article(path, content)
    elif is_case_file(content):
        yield from read_cases(content, str(path))
    elif sidecar_of(path).exists():
        yield from _read_file(sidecar_of(path))
    else:
        yield Failure(
            str(path), f"neither a case file (=== Title) nor an article with a sidecar {sidecar_of(path).name}"
        )


def sidecar_of(article: Path) -> Path:
    """Return the path of the sidecar that states the expected attributions of an article."""
    return article.with_suffix(".said")


def article_at(path: Path) -> Document | Failure:
    """Read the article at a path, or explain why it cannot be read."""
    try:
        refuse_endless(path)
    except OSError as error:
        return Failure(str(path), failure_reason(error))
    return next(read_articles([str(path)]))


def _read_sidecar_with_article(path: Path, content: str) -> Case | Failure:
    document = article_at(path.with_suffix(".txt"))
    if isinstance(document, Failure):
        return document
    return read_sidecar(content, str(path), document.text, document.doc)


def read_export(content: str) -> dict[str, NumberedRecords]:
    """Read an export, and group its records by article, in the order of the file.

    Raises:
        RecordError: the content is not an export; the error has the line.
    """
    articles: dict[str, NumberedRecords] = {}
    for line, record in read_csv(io.StringIO(content, newline="")):
        articles.setdefault(record.doc, []).append((line, record))
    return articles


def article_of_export(csv: Path, doc: str) -> Document | Failure:
    """Read an article that an export names, relative to the export or else to the current folder."""
    near = csv.parent / doc
    return article_at(near if near.is_file() else Path(doc))


def _read_corrected_export(path: Path, content: str) -> Iterator[Fixture | CaseError]:
    for doc, records in read_export(content).items():
        document = article_of_export(path, doc)
        if isinstance(document, Failure):
            yield Failure(f"{path}:{records[0][0]}", f"{doc}: {document.reason}")
            continue
        try:
            yield case_of_records(records, str(path), document)
        except CaseError as error:
            yield error
