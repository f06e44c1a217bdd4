"""Finding the article with ``trafilatura``, where the place of the sentences does not show it."""

from __future__ import annotations

import logging
from configparser import ConfigParser
from functools import cache

from quotes.readers.web.blocks import read_blocks


def find_with_trafilatura(html: str) -> list[str]:
    """Return the paragraphs of the article in a page without its furniture."""
    from lxml.html import document_fromstring
    from trafilatura import bare_extraction

    _silence_loggers()
    found = bare_extraction(document_fromstring(html), include_comments=False, config=_settings())
    body = getattr(found, "body", None)
    return [] if body is None else [block.text for block in read_blocks(body)]


@cache
def _silence_loggers() -> None:
    """Keep the warnings of libraries off standard error, where Python prints them if nothing handles them."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())


@cache
def _settings() -> ConfigParser:
    """Return settings that keep the paragraphs of short texts, which trafilatura would join by default."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return settings
