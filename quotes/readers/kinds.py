"""The kinds of file that can be read: their extensions, their names, and what must be installed for each."""

from __future__ import annotations

from importlib.util import find_spec

TEXT, PAGE, MAIL, MAILBOX = "txt", "html", "eml", "mbox"
WORD, OPEN_DOCUMENT, PDF, RTF, EPUB = "docx", "odt", "pdf", "rtf", "epub"
JSON_LINES, JSON, CSV, TSV, PARQUET, WORKBOOK = "jsonl", "json", "csv", "tsv", "parquet", "xlsx"
SUBRIP, WEBVTT = "srt", "vtt"
MHTML, SAFARI_ARCHIVE, WEB_ARCHIVE = "mhtml", "webarchive", "warc"
ZIP, TAR = "zip", "tar"

KIND_NAMES = {
    TEXT: "a text file",
    PAGE: "a web page",
    JSON_LINES: "a JSON lines file",
    JSON: "a JSON file",
    CSV: "a CSV file",
    TSV: "a TSV file",
    PARQUET: "a Parquet file",
    WORKBOOK: "an Excel file",
    WORD: "a Word file",
    OPEN_DOCUMENT: "an OpenDocument text",
    PDF: "a PDF file",
    RTF: "an RTF file",
    EPUB: "an e-book",
    MAIL: "a mail message",
    MAILBOX: "a mailbox",
    SUBRIP: "a file of captions",
    WEBVTT: "a file of captions",
    MHTML: "a page saved as MHTML",
    SAFARI_ARCHIVE: "a page saved by Safari",
    WEB_ARCHIVE: "a web archive",
    ZIP: "a ZIP archive",
    TAR: "a tar archive",
}
"""Each kind as messages call it. A kind is known by the extension that most files of it have."""

FILE_KINDS = {
    **{kind: kind for kind in KIND_NAMES},
    "htm": PAGE,
    "mht": MHTML,
    "ndjson": JSON_LINES,
    "xlsm": WORKBOOK,
    "docm": WORD,
    "tgz": TAR,
}
"""File extension, optionally followed by ``.gz``, to the kind of file. Other files in a folder are skipped."""

DOCUMENT_KINDS = frozenset({WORD, OPEN_DOCUMENT, PDF, RTF, EPUB, MAIL, SUBRIP, WEBVTT})
"""Files that are converted to the text of one article, unless that is an export of a news database."""
PAGE_KINDS = frozenset({PAGE, MHTML, SAFARI_ARCHIVE, WEB_ARCHIVE})
PACKED_KINDS = frozenset({ZIP, TAR})
ONE_ARTICLE_KINDS = DOCUMENT_KINDS | {TEXT, PAGE, MHTML, SAFARI_ARCHIVE}
"""Files that are one article unless they are exports."""

_DOCUMENTS, _WEB = "documents", "web"
_EXTRAS = {
    **dict.fromkeys(PAGE_KINDS, (_WEB, ("trafilatura", "lxml_html_clean"))),
    PARQUET: ("arrow", ("pyarrow",)),
    WORD: (_DOCUMENTS, ("lxml",)),
    OPEN_DOCUMENT: (_DOCUMENTS, ("lxml",)),
    EPUB: (_DOCUMENTS, ("lxml",)),
    MAIL: (_DOCUMENTS, ("lxml",)),
    MAILBOX: (_DOCUMENTS, ("lxml",)),
    PDF: (_DOCUMENTS, ("pypdfium2",)),
    RTF: (_DOCUMENTS, ("striprtf",)),
    WORKBOOK: (_DOCUMENTS, ("openpyxl",)),
}


def extension(path: str) -> str:
    """Return the extension of a path in lower case, without ``.gz``."""
    return path.lower().removesuffix(".gz").rpartition(".")[2]


def file_kind(path: str) -> str:
    """Return the kind of a file by its extension; unknown ones are text."""
    return FILE_KINDS.get(extension(path), TEXT)


def known_kind(path: str) -> str | None:
    """Return the kind of a file by its extension; ``None`` if that is unknown."""
    return FILE_KINDS.get(extension(path))


def is_compressed(path: str) -> bool:
    """Return whether a file is compressed, by its extension."""
    return path.lower().endswith((".gz", ".tgz"))


def missing_extra(kind: str) -> str:
    """Return what must be installed to read or write a kind of file; empty if nothing is missing.

    The modules are named besides the extra: ``pip install quotes[web]`` outside a clone of this repository would
    install an unrelated package.
    """
    extra, modules = _EXTRAS.get(kind, ("", ()))
    absent = [module for module in modules if find_spec(module) is None]
    return f"{KIND_NAMES[kind]}; install 'quotes[{extra}]': pip install {' '.join(absent)}" if absent else ""
