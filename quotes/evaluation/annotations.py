"""Files of annotation tools, as the expected attributions of their articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from quotes.evaluation.cases import Case
from quotes.evaluation.corrected import case_of_records
from quotes.evaluation.gold import GoldArticle, as_saying
from quotes.model import Attribution
from quotes.readers.articles import read_articles
from quotes.readers.documents import Document, Failure
from quotes.writers.annotation.annotated import UNCHECKED, AnnotatedArticle, AnnotationError
from quotes.writers.annotation.brat import read_brat
from quotes.writers.annotation.label_studio import read_label_studio
from quotes.writers.annotation.prodigy import read_prodigy


def brat_cases(path: Path, content: str, document: Document) -> Iterator[Case | GoldArticle | Failure]:
    """Read a standoff file of brat.

    Args:
        path: The ``.ann`` file.
        content: What it holds.
        document: The article beside it.
    """
    article = read_brat(content, document.text)
    yield from _errors(path, article)
    if article.records and all(record.kind == UNCHECKED for _, record in article.records):
        yield _gold_article(path, article, document)
    else:
        yield case_of_records(article.records, str(path), document)


def _gold_article(path: Path, article: AnnotatedArticle, document: Document) -> GoldArticle:
    """Return an article annotated without kinds, as in PolNeAR: its contents are clauses, scored as in a corpus."""
    events: dict[int, list[Attribution]] = {}
    for line, record in article.records:
        events.setdefault(line, []).append(record)
    sayings = [replace(as_saying(records), speakers=(), kind="") for records in events.values()]
    with_source = tuple(saying for saying in sayings if saying.source)
    return GoldArticle(str(path), 1, document.doc, document.text, with_source, names_speakers=False)


def label_studio_cases(path: Path, content: str) -> Iterator[Case | Failure]:
    """Read tasks of Label Studio."""
    try:
        yield from _cases(path, read_label_studio(content))
    except AnnotationError as error:
        yield Failure(str(path), str(error))


def prodigy_cases(path: Path, content: str) -> Iterator[Case | Failure]:
    """Read tasks of Prodigy."""
    return _cases(path, read_prodigy(content.split("\n")))


def _errors(path: Path, article: AnnotatedArticle) -> Iterator[Failure]:
    for number, reason in article.errors:
        yield Failure(f"{path}:{number}", reason)


def _cases(path: Path, articles: Iterable[AnnotatedArticle]) -> Iterator[Case | Failure]:
    """Yield a case for each article that could be read, and why an annotation could not."""
    for article in articles:
        yield from _errors(path, article)
        if article.text is None:
            continue
        where = f"{path}:{article.number}"
        if article.doc and (named := _article_named(path, article.doc)) and named.text != article.text:
            yield Failure(where, f"its text is not that of {named.doc}")
            continue
        yield case_of_records(article.records, str(path), Document(article.doc or where, article.text), article.number)


def _article_named(path: Path, doc: str) -> Document | None:
    """Return the text file that a task names, relative to its own file or to the current folder, if there is one."""
    for file in (path.parent / doc, Path(doc)):
        if file.suffix == ".txt" and file.is_file():
            document = next(read_articles([str(file)]))
            return document if isinstance(document, Document) else None
    return None
