"""Repairs of text that holds HTML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from quotes.lexicon.words import entries
from quotes.text.paragraphs import split_paragraphs
from quotes.text.view.mapping import Edit, View, all_but, apart

_ENTITY: Final = re.compile(
    r"&(?:amp;)?(?: ?(?:[lr][sd]quo|quot|amp|nbsp) ?|[A-Za-z]{2,8}|#\d{2,6}|#[xX][\da-fA-F]{2,5});"
)
_BARE_ENTITY: Final = re.compile(r"&(?:[lr][sd]quo|quot|#82(?:1[67]|2[01]))(?! ?;)")
"""The entity of a mark without its semicolon."""
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z\d]{0,10}(?::\w{1,40})?)([\s/][^<>]*)?>")
_CLOSED: Final = re.compile(r"</([A-Za-z][A-Za-z\d:.]{0,40})>")
_SPOKEN: Final = ("q", "said", "quote")
"""Elements that are quotations; TEI has the last two."""
_BLOCKS: Final = frozenset(entries("html_blocks"))
_INLINE: Final = frozenset(entries("html_inline"))
_FOOTNOTE_TAG: Final = re.compile(r"<sup\b[^<>]*>\s*(?:<a\b[^<>]*>)?\[?\d{1,3}\]?(?:</a>)?\s*</sup>")
_UNSEEN: Final = (("<!--", "-->"), ("<?", "?>"), ("<!DOCTYPE ", ">"), ("<!doctype ", ">"))
_WHOLE: Final = ("script", "style", "ref")
"""Elements whose content is not text of the article; TEI has *<ref target="…">* for links."""

_LINE_END: Final = r"\n(?![^\S\n]*\n)"
"""A line end within a paragraph."""
_TITLE: Final = rf"(?:\s\"[^\"\n]*(?:{_LINE_END}[^\"\n]+)?\" ?)?"
"""The title after the address of a link."""
_LINK: Final = re.compile(
    rf"(!?)\[([^\[\]\n]*(?:{_LINE_END}[^\[\]\n]*)*)\]"
    rf"\((?:<[^<>\n]*>|[^\s()]*(?:(?<=-)\n[^\s()]+){{0,9}}(?:\([^\s()]*\)[^\s()]*)?){_TITLE}\)"
)
_AFTER_BRACKET: Final = re.compile(r"\](\(|: |\{)")
_REFERENCE: Final = re.compile(rf"\[([^\[\]\n]+(?:{_LINE_END}[^\[\]\n]+)*)\]\[[^\[\]\n]{{0,80}}\]")
_TARGET: Final = re.compile(r"(?m)^[ \t]*\[\^?[^\[\]\n]{1,80}\]:[ \t]*\S.*$")
_ADDRESS: Final = re.compile(r"\s?[(\[]https?://[^\s()\[\]<>]{1,400}[)\]]")
"""An address in brackets, which follows the words of a link where a page was saved as plain text."""
_OTHER_LINKS: Final = (
    (">`_", re.compile(r"`([^`<>]{1,200}?)\s+<[^<>`\s]{1,400}>`__?")),
    ("|http", re.compile(r"\[([^\[\]|\n]{1,200})\|https?:[^\s\[\]|]{1,400}(?:\|[\w-]{1,20})?\]")),
    ("\\href{", re.compile(r"\\href\{[^{}\s]{1,400}\}\{([^{}]{1,200})\}")),
)
"""What each text with links of reStructuredText, of Jira or of LaTeX has, and such a link."""
_SPAN: Final = re.compile(r"\[([^\[\]\n]+)\]\{[^{}\n]{0,80}\}")
_AUTOLINK: Final = re.compile(r"(?:\s(?=<\S*>(?:[\s,.;:)]|\Z)))?<(?:https?://|mailto:)[^\s<>]*>")
# Each begins with a character, looked for in a tenth of the time of a look-behind.
_EMPHASIS: Final = re.compile(
    rf"(\*(?<![\w*\\]\*)\*{{0,2}})(?=[^\s*])([^*\n]*(?:{_LINE_END}[^*\n]*)*(?<=[^\s*]))\1(?![\w*])"
)
_UNDERLINED: Final = re.compile(
    rf"(_(?<![\w\\]_)_{{0,2}})(?=[^\s_])([^_\n]*(?:{_LINE_END}[^_\n]*)*(?<=[^\s_]))\1(?!\w)"
)
_STRUCK: Final = re.compile(r"(?<![\w~=/:?&])(~{1,2}|={1,2})(?=\w)([^~=\n]{1,120}(?<=[\w.,!?”\"]))\1(?![\w~=])")
"""Words struck or set off: *~~Ann Lee~~*, *==Ann Lee==*, and the capitals and bold letters of scanned books."""
_BOLD: Final = ("**", "__", "<b>", "<strong")
_BOLD_BEFORE: Final = re.compile(r"(?:\*\*|__|<(?:b|strong)\b[^<>]{0,200}>)[ \t]*\Z")
_BOLD_AFTER: Final = re.compile(r"[ \t]*(?:\*\*|__|</(?:b|strong)>)")
_LONGEST_OPENING: Final = 240
"""Characters of an opening tag and white space."""
_RUN_IN_QUESTION: Final = re.compile(
    r"(?:(?m:^)|(?<=>)|(?<=> ))[ \t]*(?:\*\*|__|<(?:b|strong)\b[^<>]{0,200}>)[^*_<>\n]{2,300}\?"
    r"(?:\*\*|__|</(?:b|strong)>)([ \t]*<br ?/?>\s*|[ \t]+)(?=[^\s<*_])"
)
_BOLD_QUESTION_END: Final = re.compile(r"\?[ \t]*(?:\*\*|__|</(?:b|strong)>)")
_FEWEST_QUESTIONS: Final = 3
_HEADING: Final = re.compile(r"^#{1,6} +", re.MULTILINE)


def entities(text: str) -> Iterator[Edit]:
    """HTML entities, escaped once or twice: *&ldquo;No*, *&amp;ldquo;No*.

    Leaves alone names that HTML does not have, and all but marks without a semicolon: *R&D;*, *AT&T*.

    >>> list(entities("&ldquo;R&D;&#8221; &amp;quot;"))
    [(0, 7, '“'), (11, 18, '”'), (19, 29, '"')]
    """
    found = [*_ENTITY.finditer(text)] if ";" in text else []
    found += _BARE_ENTITY.finditer(text)
    for match in sorted(found, key=re.Match.start):
        once = unescape(match.group().replace(" ", "").rstrip(";") + ";")
        meant = unescape(once)
        if meant != match.group() and len(meant) < 3:
            yield (*match.span(), meant)


def comments(text: str) -> Iterator[Edit]:
    """HTML comments, scripts and style sheets, what a program does with a page, and what the page is.

    >>> list(comments('<?php include "top" ?>Ann <!-- photo -->Lee'))
    [(0, 22, ''), (26, 40, '')]
    """
    if "<" not in text:
        return
    found = [span for opening, closing in _UNSEEN for span in _enclosed(text, opening, closing)]
    if any(opening in text for opening in ("<s", "<S", "<ref")):
        lower = text.lower()
        for name in _WHOLE:
            if f"<{name} target" in lower:
                continue
            found += _enclosed(lower, f"<{name}", f"</{name}>")
    yield from apart((first, end, "") for first, end in found)


def _enclosed(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """The stretches from an opening to the next closing; one that is never closed is left."""
    first = text.find(opening)
    while first >= 0:
        tag = text.find(">", first)
        # *<ref name="a" />* encloses nothing.
        is_whole = closing[0] == "<" and tag > 0 and text[tag - 1] == "/"
        end = tag + 1 if is_whole else text.find(closing, first) + len(closing)
        if end < first + len(closing) and not is_whole:
            return
        yield first, end
        first = text.find(opening, end)


def tags(text: str) -> Iterator[Edit]:
    r"""HTML tags: those of blocks end a paragraph, ``<br>`` a line, ``<q>`` and TEI's ``<said>`` are marks.

    All others are dropped, also those that HTML does not have if they are closed somewhere: *<person>Ann</person>*.
    Leaves alone what only looks like a tag: *<said>*, *<I think so>*, *a < b*.

    >>> list(tags("<p><b>Ann</b> <said></p>"))
    [(0, 3, '\n\n'), (3, 6, ''), (9, 13, ''), (20, 24, '\n\n')]
    """
    if "<" not in text or ">" not in text:
        return
    stop = 0
    notes = {match.start(): match.end() for match in _FOOTNOTE_TAG.finditer(text)} if "<sup" in text else {}
    closed = {"q", *_CLOSED.findall(text)}
    for match in _TAG.finditer(text):
        first, end = match.span()
        attributes = match.group(2)
        if first < stop or (attributes and "=" not in attributes and attributes.strip() not in ("", "/")):
            continue
        name = match.group(1).lower()
        if first in notes:
            stop = notes[first]
            yield first, stop, ""
        elif name in _SPOKEN and name in closed:
            yield first, end, "”" if text[first + 1] == "/" else "“"
        elif name == "br":
            # *<br>* at the end of a line ends that line only.
            yield first, end, "" if text[end : end + 2].lstrip("\r")[:1] == "\n" else "\n"
        elif name in _BLOCKS:
            yield first, end, "\n\n"
        elif name in _INLINE or ":" in name or match.group(1) in closed:
            yield first, end, ""


def run_in_questions(text: str) -> Iterator[Edit]:
    r"""The questions in bold of an interview, whose answers begin in the same paragraph, have one of their own.

    Leaves alone fewer than three.

    >>> list(run_in_questions("**Did you?** I did.\n**When?** At ten.\n**Did they?** They did."))
    [(12, 13, '\n\n'), (29, 30, '\n\n'), (51, 52, '\n\n')]
    """
    if not _may_be_interview(text):
        return
    found = [*_RUN_IN_QUESTION.finditer(text)]
    if len(found) >= _FEWEST_QUESTIONS:
        yield from ((*match.span(1), "\n\n") for match in found)


def links(text: str) -> Iterator[Edit]:
    """Links and pictures of Markdown: the words of a link stay, a picture and the target of a reference go.

    So are those of reStructuredText, Jira and LaTeX: *`Ann Lee <https://example.org>`__*.
    An address may be cut after a hyphen. Leaves alone brackets that are not a link: *[sic] (her words)*.

    >>> list(links("[Ann Lee](https://example.org/x) ![map](m.png)"))
    [(0, 1, ''), (8, 32, ''), (33, 46, '')]
    """
    found: list[Edit] = []
    after = _AFTER_BRACKET.findall(text)
    if "(" in after:
        found += [edit for match in _LINK.finditer(text) for edit in all_but(match, 0 if match.group(1) else 2)]
    if "<" in text and ("<http" in text or "<mailto" in text):
        found += [(*match.span(), "") for match in _AUTOLINK.finditer(text)]
    if "(http" in text or "[http" in text:
        found += [(*match.span(), "") for match in _ADDRESS.finditer(text)]
    for sign, link in _OTHER_LINKS:
        if sign[0] in text and sign in text:
            for match in link.finditer(text):
                words = range(*match.span(1))
                found += all_but(match, 1) + [(at, at + 1, " ") for at in words if text[at] == "\n"]
    if "{" in after:
        found += [edit for match in _SPAN.finditer(text) for edit in all_but(match, 1)]
    if ": " in after:
        targets = [(*match.span(), "") for match in _TARGET.finditer(text)]
        if targets:
            found += targets
            found += [edit for match in _REFERENCE.finditer(text) for edit in all_but(match, 1)]
    yield from apart(found)


def emphasis(text: str) -> Iterator[Edit]:
    r"""Markdown emphasis and headings: *\*\*Ann Lee\*\** is *Ann Lee*.

    Leaves alone stars that are not a pair: *2 \* 3*, *f\*\*\**.

    >>> list(emphasis("**Ann Lee** *left*"))
    [(0, 2, ''), (9, 11, ''), (12, 13, ''), (17, 18, '')]
    """
    found: list[Edit] = []
    if "*" in text:
        found += _delimiters(_EMPHASIS, "*", text)
    if "_" in text:
        found += _delimiters(_UNDERLINED, "_", text)
    if "~" in text or "=" in text:
        found += [edit for match in _STRUCK.finditer(text) for edit in all_but(match, 2)]
    if "# " in text:
        found += [(*match.span(), "") for match in _HEADING.finditer(text)]
    yield from apart(found)


def _delimiters(pattern: re.Pattern[str], delimiter: str, text: str) -> Iterator[Edit]:
    """The opening and the closing delimiter of each match, looked for between the first and the last delimiter only."""
    for match in pattern.finditer(text, text.find(delimiter), text.rfind(delimiter) + 1):
        # The end of the range hides what follows it from the pattern.
        if not text[match.end() : match.end() + 1].isalnum():
            yield (*match.span(1), "")
            yield match.end(2), match.end(), ""


def bold_paragraphs(view: View) -> list[int]:
    r"""Where the paragraphs begin that are in bold throughout, if the questions of an interview are among them.

    Args:
        view: The article as read and as repaired.

    Returns:
        Code points of the repaired text.
    """
    source = view.source
    if view.text is source or not _may_be_interview(source):
        return []
    found = []
    for span in split_paragraphs(view.text):
        start, end = view.in_source(span)
        if _BOLD_AFTER.match(source, end) and _BOLD_BEFORE.search(source, max(0, start - _LONGEST_OPENING), start):
            found.append(span[0])
    return found


def _may_be_interview(text: str) -> bool:
    """Whether a text has enough questions in bold to be an interview."""
    # Looking for one character takes a fiftieth of the time of looking for two.
    has_bold = any(sign[0] in text and sign in text for sign in _BOLD)
    return has_bold and len(_BOLD_QUESTION_END.findall(text)) >= _FEWEST_QUESTIONS
