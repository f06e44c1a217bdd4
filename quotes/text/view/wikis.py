"""Repairs of text of wikis, page generators and message boards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.text.view.mapping import Edit, all_but, apart

_TEMPLATE: Final = re.compile(r"\{%[^%\n]{0,400}%\}|\{\{[^{}]{0,400}\}\}|\{:[^{}\n]{0,80}\}")
_SHOWN: Final = re.compile(r"\{\{(?:w|nowrap|lang|sc)\|(?:[^{}|]*\|)?([^{}|]+)\}\}")
_SET_APART: Final = re.compile(
    r"\{\{(?:[CcRrBb]?quote|[Cc]quote2|[Qq]uote ?box)\|(?:(?:text|quote|1)=)?([^{}|]+)(?:\|[^{}]*)?\}\}"
)
_ITALIC: Final = re.compile(r"(?<!')''(?!')([^'\n]{1,120}(?:'[^'\n]{1,80})?)(?<!')''(?!')")
# *''No,'' she said* has marks.
_MARK: Final = re.compile(r"[,.?!]''(?!')")
_WIKI: Final = re.compile(
    r"\[\[(?:(?:File|Image|Category):[^\[\]\n]*|(?:[^\[\]|\n]*\|)?([^\[\]|\n]*))\]\]|'''"
    r"|\[https?://[^\s\[\]]{1,300} ([^\[\]\n]{1,200})\](?!\()"
)
_WITH_ATTRIBUTE: Final = re.compile(
    r"\[([a-z][\w-]{1,30})(?:\s+[\w-]{1,40}=(?:\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”|″[^″\n]*″|\d+))+\s*/?\]"
)
_CLOSED: Final = re.compile(r"\[/([a-z][\w-]{1,30})\]")
_ENCLOSED: Final = re.compile(r"\[(embed|pullquote|video|audio|youtube|tweet)\b[^\[\]\n]*\][^\[\]\n]{0,600}\[/\1\]")
_BOARD: Final = re.compile(
    r"\[(?:/?(?:b|i|u|s|quote|url|size|colou?r|font|center|left|right|justify|indent|spoiler|highlight|h\d|su[bp]|list"
    r"|email|user|member|table|t[rd])(?:[=:][^\[\]\n]*)?|\*)\]"
    r"|\[(img|youtube|media)(?:=[^\[\]\n]*)?\][^\[\]\n]*\[/\1\]",
    re.IGNORECASE,
)


def templates(text: str) -> Iterator[Edit]:
    """The tags of page generators: *{% include map.html %}*, *{{ page.title }}*, *{: .wide}*.

    The words that a wiki shows with a template stay: *{{w|Ann Lee}}*.

    >>> list(templates("{% include map.html %} {{w|Lee}} left."))
    [(0, 22, ''), (23, 27, ''), (30, 32, '')]
    """
    for match in _TEMPLATE.finditer(text):
        if apart_from := _SET_APART.fullmatch(text, *match.span()):
            yield from _in_marks(apart_from)
            continue
        shown = _SHOWN.fullmatch(text, *match.span())
        yield from all_but(shown, 1) if shown else [(*match.span(), "")]


def _in_marks(match: re.Match[str]) -> list[Edit]:
    """The edits that put what a template sets apart in marks, if it has none."""
    start, end = match.span(1)
    has_marks = match.group(1).strip()[:1] in "“\"‘'"
    return [(match.start(), start, "" if has_marks else "“"), (end, match.end(), "" if has_marks else "”")]


def wiki(text: str) -> Iterator[Edit]:
    """Links, bold and slanted letters of wikis: *[[Ann Lee|Lee]]*, *''Kew Times''*.

    Leaves alone double apostrophes that are marks: *''No,''*.

    >>> list(wiki("[[w:Ann Lee|Ann Lee]] left [[Kew]]."))
    [(0, 12, ''), (19, 21, ''), (27, 29, ''), (32, 34, '')]
    """
    if "[[" in text or "[http" in text:
        found = [edit for match in _WIKI.finditer(text) for edit in all_but(match, match.lastindex or 1)]
        if "[[" in text and "''" in text and not _MARK.search(text):
            found += [edit for match in _ITALIC.finditer(text) for edit in all_but(match, 1)]
        yield from apart(found)


def board(text: str) -> Iterator[Edit]:
    """The tags of message boards: *[b]Ann Lee[/b]*, *[quote]*.

    Leaves alone brackets in a text that closes none: *[i] mean it*.

    >>> list(board("[b]Ann Lee[/b] left."))
    [(0, 3, ''), (10, 14, '')]
    """
    if "[/" in text:
        yield from ((*match.span(), "") for match in _BOARD.finditer(text))


def shortcodes(text: str) -> Iterator[Edit]:
    """The codes of content managers: *[gallery ids="1,2"]*, *[embed]https://example.org[/embed]*, *[caption id="a"]*.

    The words of a caption stay; those of a pull quote, which the article has, too, go.
    Leaves alone brackets without an attribute whose value is in marks or a number: *he [Lee] left*.

    >>> list(shortcodes('[caption id="a"]Ann Lee[/caption] left. [pullquote]No[/pullquote]'))
    [(0, 16, ''), (23, 33, ''), (40, 65, '')]
    """
    codes = {match.group(1) for match in _WITH_ATTRIBUTE.finditer(text)}
    found = [(*match.span(), "") for match in _ENCLOSED.finditer(text)]
    found += [(*match.span(), "") for match in _WITH_ATTRIBUTE.finditer(text)]
    found += [(*match.span(), "") for match in _CLOSED.finditer(text) if match.group(1) in codes]
    yield from apart(found)
