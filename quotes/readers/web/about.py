"""What a page says about itself: title, author, date and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import islice

from lxml.etree import XPath, _Element

from quotes.readers.dates import parse_date
from quotes.readers.web.elements import words_in

About = dict[str, str | None]
"""Values by the columns that a page fills."""

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_DATES = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.published"),
    *("parsely-pub-date", "sailthru.date", "publish-date", "publication_date", "publish_date", "pubdate"),
    *("cxenseparse:recs:publishtime", "article.published", "dc.date.issued", "dcterms.created", "dc.date", "date"),
)
_ADDRESSES = ("og:url", "twitter:url")
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review")
_SITE_NAME = re.compile(r"\s+[|–—\-·»]\s+[^|–—·»]{1,40}$")
_BY = re.compile(r"^(?:written )?by[: ]+", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST_BYLINE = 60
_LONGEST_NAMES = 200
_BYLINES = tuple(
    map(
        XPath,
        (
            ".//*[@rel='author']",
            ".//*[@itemprop='author']//*[@itemprop='name']",
            ".//*[@itemprop='author']",
            ".//a[contains(@class, 'author')]",
            ".//*[contains(@class, 'author-name') or contains(@class, 'author_name') or contains(@class, 'byline')]",
            ".//*[@class='author' or @id='author']",
        ),
    )
)
_LONGEST_DATE = 100
"""Characters of an element that contains a date and little else."""
_MOST_TEXTS = 12
"""Pieces of text after a heading among which a date is that of publication."""
_PUBLISHED = XPath(".//*[@itemprop='datePublished']")
_NAMED = XPath(".//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@id, 'date')]")
_TEXTS_AFTER = XPath("following::text()[normalize-space() and not(parent::script or parent::style)]")


def read_about(tree: _Element) -> About:
    """Return what a whole page says about itself, by the columns that a page fills."""
    head = _meta(tree)
    told = _linked_data(tree)
    address = _address(tree, head)
    return {
        "title": _first(head, _TITLES) or told.get("title") or _heading(tree),
        "author": told.get("author") or _author(_first(head, _AUTHORS)) or _byline(tree),
        "date": told.get("date") or parse_date(_first(head, _DATES)) or _shown_date(tree, address),
        "url": address,
    }


def _meta(tree: _Element) -> dict[str, str]:
    """Return the contents of ``<meta>`` elements by name, property or ``itemprop`` in lower case; the first wins."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(values: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((values[name] for name in names if name in values), None)


def _linked_data(tree: _Element) -> About:
    """Return what JSON-LD says about the article (https://schema.org/Article)."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            items = list(_items(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
        for item in items:
            if _ARTICLE_TYPE.search(str(item.get("@type"))):
                return {
                    "title": _plain(item.get("headline") or item.get("name")),
                    "author": _author("; ".join(_names(item.get("author")))),
                    "date": parse_date(_plain(item.get("datePublished"))),
                }
    return {}


def _items(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects in a value of JSON-LD, outer ones first."""
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif isinstance(value, dict):
        yield value
        yield from _items(value.get("@graph"))
        yield from _items(value.get("mainEntity"))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        if "Organization" not in str(value.get("@type")):
            yield from _names(value.get("name"))
    elif name := _plain(value):
        yield name


def _plain(value: object) -> str | None:
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _author(name: str | None) -> str | None:
    """Return a name as a byline has it, without *By*; an address is not a name."""
    if not name or "//" in name or "@" in name or len(name) > _LONGEST_NAMES:
        return None
    return _BY.sub("", name).strip(" ,|") or None


def _byline(tree: _Element) -> str | None:
    """Return the author that an element of the page is marked or named as."""
    for expression in _BYLINES:
        for element in expression(tree):
            name = words_in(element)
            may_be_name = " " in name and len(name) <= _LONGEST_BYLINE and not _DIGIT.search(name)
            if may_be_name and (author := _author(name)):
                return author
    return None


def _heading(tree: _Element) -> str | None:
    """Return the only heading of the first rank, else the title of the window without the name of the site."""
    headings = [words_in(heading) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = next((" ".join((element.text or "").split()) for element in tree.iter("title")), "")
    return _SITE_NAME.sub("", title) or next(filter(None, headings), None)


def _address(tree: _Element, head: Mapping[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    addresses = (_first(head, _ADDRESSES), *links)
    return next((address.strip() for address in addresses if address and address.strip().startswith("http")), None)


def _shown_date(tree: _Element, address: str | None) -> str | None:
    """Return the date in an element that is marked or named as one, else in the address, else after the heading."""
    times = sorted(tree.iter("time"), key=lambda element: element.get("pubdate") is None)
    for element in (*_PUBLISHED(tree), *times, *_NAMED(tree)):
        for value in (element.get("datetime"), element.get("content"), element.get("title"), words_in(element)):
            if value and len(value) <= _LONGEST_DATE and (found := parse_date(value)):
                return found
    return parse_date(address) or parse_date(" ".join(islice(_texts_after_heading(tree), _MOST_TEXTS)))


def _texts_after_heading(tree: _Element) -> Iterator[str]:
    heading = next(tree.iter("h1"), None)
    if heading is not None:
        yield from (" ".join(text.split()) for text in _TEXTS_AFTER(heading))
