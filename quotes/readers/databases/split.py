"""From a text to the articles in it, if it is an export of a news database."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.readers.documents import Document, Failure

_NO_TEXT = "this export has no text of it"


def split_exports(document: Document) -> Iterator[Document | Failure]:
    """Give each article of an export; any other document as it is."""
    text = document.text
    if not _may_be_export(text):
        yield document
        return
    from quotes.readers.databases.factiva import split_factiva
    from quotes.readers.databases.nexis import split_nexis
    from quotes.readers.databases.proquest import split_proquest

    lines = text.replace("\r\n", "\n")
    articles = split_nexis(lines) or split_factiva(lines) or split_proquest(lines)
    if not articles:
        yield document
        return
    for number, article in enumerate(articles, 1):
        name = document.doc if len(articles) == 1 else f"{document.doc}:{number}"
        if article.text:
            yield Document(name, article.text, document.notice if number == 1 else None, article.about)
        else:
            yield Failure(name, _NO_TEXT)


def _may_be_export(text: str) -> bool:
    """Return whether there is anything that only exports have, as fast as that can be said."""
    return (
        "End of Document" in text
        or "ProQuest document ID" in text
        or ("Document " in text and " words" in text)
        or ((" DOCUMENTS" in text or "LOAD-DATE:" in text or "Load-Date:" in text) and "of " in text)
    )
