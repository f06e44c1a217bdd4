"""Quotations that a page sets apart instead of putting marks around them: ``<q>``, ``<blockquote>``, posts, questions.

They are written as a newspaper prints them: in marks, with the author after a dash on a line of its own, so that the
rules for text find and attribute them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import SubElement, _Element

from quotes.readers.web.blocks import read_blocks
from quotes.readers.web.elements import drop_element, drop_tag

_SOURCE_TAGS = ("footer", "figcaption", "cite")
_NAME_FOLLOWS = r"(?=[^\W\d_a-z]|@)"
_SIGNATURE = re.compile(
    rf"(?:[—–―]|--?(?=\s))\s*{_NAME_FOLLOWS}|(?:A (?:post|video) shared by|Posted by)\s+{_NAME_FOLLOWS}"
)
_SIGNATURE_AT_END = re.compile(rf"(?<=[.!?…”\"’])\s*[—–―]\s*{_NAME_FOLLOWS}([^.!?]{{3,60}})$")
_POSTED_LINK = re.compile(r"\s*(?:https?://t\.co/\w+|pic\.twitter\.com/\w+|View this post on Instagram)")
_LONGEST_SIGNATURE = 150
_OPENING_MARKS, _CLOSING_MARKS = "“\"‘'«„", "”\"’'»"
_ANNOUNCING = (":", ",")
"""How words end that go on in a quotation set apart: *She wrote:*, *As she said,*."""
_MOST_EMPTY = 12
"""Elements without text that may be between such words and the quotation, and elements that may wrap it."""
_FEWEST_QUESTIONS = 3
"""Questions in bold that make an interview."""
_MOST_PULL_QUOTES = 100
"""Blockquotes on a page that are compared with its article."""
_MIN_REPEATED = 20
"""Letters of a paragraph that is not found in an article twice by chance."""
_DONE = "data-marked"
"""The attribute of a blockquote that has been rewritten."""
_STRAIGHT_PAIR = re.compile(r'"([^"]*)"')
_NON_LETTER = re.compile(r"[\W_]+")


def write_signed_quotations(tree: _Element) -> None:
    """Put marks around blockquotes and embedded posts that name who wrote them, with the name after a dash.

    Their names are in elements that elsewhere are furniture, such as ``<footer>``.
    """
    for blockquote in _outer_blockquotes(tree):
        source = _take_source(blockquote)
        lines = _lines(blockquote)
        if source is None and lines:
            *before, last = lines
            if before and (found := _SIGNATURE.match(last)) and len(last) <= _LONGEST_SIGNATURE:
                lines, source = before, last[found.end() :]
            elif found := _SIGNATURE_AT_END.search(last):
                lines, source = [*before, last[: found.start()]], found[1]
        if source and lines:
            _rewrite(blockquote, [*_marked(lines), f"— {source}"])


def write_other_quotations(tree: _Element) -> None:
    """Put marks around ``<q>`` and blockquotes after *She wrote:*; remove blockquotes that repeat the article."""
    for quotation in list(tree.iter("q")):
        _write_inline(quotation)
    blockquotes = _outer_blockquotes(tree)
    if not blockquotes:
        return
    article = _letters(" ".join(_texts_outside(tree)))
    for number, blockquote in enumerate(blockquotes):
        lines = _lines(blockquote)
        words = _letters(lines[0]) if lines else ""
        if number < _MOST_PULL_QUOTES and len(words) >= _MIN_REPEATED and words in article:
            drop_element(blockquote)
        elif lines and blockquote.get(_DONE) is None and _text_before(blockquote).rstrip().endswith(_ANNOUNCING):
            _rewrite(blockquote, _marked(lines))


def write_bold_questions(tree: _Element) -> None:
    """Put stars around the questions in bold of an interview, so that its text shows them as Markdown does.

    Leaves alone fewer than three, and bold words within a paragraph.
    """
    questions = [bold for bold in tree.iter("b", "strong") if _opens_paragraph(bold) and _joined(bold).endswith("?")]
    if len(questions) >= _FEWEST_QUESTIONS:
        for bold in questions:
            bold.text = f"**{(bold.text or '').lstrip()}"
            if len(bold):
                bold[-1].tail = f"{(bold[-1].tail or '').rstrip()}**"
            else:
                bold.text = f"{bold.text.rstrip()}**"
            bold.tail = f" {bold.tail}" if (bold.tail or "").strip() else bold.tail


def _opens_paragraph(bold: _Element) -> bool:
    parent = bold.getparent()
    return (
        parent is not None
        and parent.tag in ("p", "div")
        and bold.getprevious() is None
        and not (parent.text or "").strip()
    )


def _outer_blockquotes(tree: _Element) -> list[_Element]:
    return [found for found in tree.iter("blockquote") if next(found.iterancestors("blockquote"), None) is None]


def _write_inline(quotation: _Element) -> None:
    """Write the marks of a ``<q>``, which browsers add when they show it."""
    quotation.text = f"“{quotation.text or ''}"
    if len(quotation):
        quotation[-1].tail = f"{quotation[-1].tail or ''}”"
    else:
        quotation.text += "”"
    drop_tag(quotation)


def _take_source(blockquote: _Element) -> str | None:
    """Remove the element that names the source of a blockquote, and return its words."""
    parent, after = blockquote.getparent(), blockquote.getnext()
    outside = list(parent.iterchildren("figcaption")) if parent is not None and parent.tag == "figure" else []
    if after is not None and after.tag == "cite" and not (blockquote.tail or "").strip():
        outside.append(after)
    whole = _joined(blockquote)
    for element in (*blockquote.iter(*_SOURCE_TAGS), *outside):
        words = _joined(element)
        if 0 < len(words) <= _LONGEST_SIGNATURE and (element in outside or (whole.endswith(words) and words != whole)):
            drop_element(element)
            return words[found.end() :] if (found := _SIGNATURE.match(words)) else words
    return None


def _joined(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(blockquote: _Element) -> list[str]:
    lines = (line for block in read_blocks(blockquote) for line in block.text.split("\n"))
    return [line for line in (_POSTED_LINK.sub("", line).strip() for line in lines) if line]


def _marked(lines: Sequence[str]) -> list[str]:
    """Put paragraphs into marks: each one is opened, the last one closed. What is in marks already stays as it is."""
    if lines[0][0] in _OPENING_MARKS and lines[-1][-1] in _CLOSING_MARKS:
        return list(lines)
    inner = [_STRAIGHT_PAIR.sub(r"‘\1’", line).replace("“", "‘").replace("”", "’") for line in lines]
    inner[-1] += "”"
    return [f"“{line}" for line in inner]


def _rewrite(blockquote: _Element, lines: Sequence[str]) -> None:
    for child in list(blockquote):
        blockquote.remove(child)
    blockquote.text = None
    blockquote.set(_DONE, "")
    for line in lines:
        SubElement(blockquote, "p").text = line


def _text_before(element: _Element) -> str:
    for _ in range(_MOST_EMPTY):
        before, parent = element.getprevious(), element.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else None
        if text and text.strip():
            return str(text)
        if before is None:
            if parent is None:
                break
            element = parent
        elif words := _joined(before):
            return words
        else:
            element = before
    return ""


def _texts_outside(element: _Element) -> Iterator[str]:
    """Yield the texts of a page that are not in blockquotes."""
    yield element.text or ""
    for child in element:
        if child.tag != "blockquote":
            yield from _texts_outside(child)
        yield child.tail or ""


def _letters(text: str) -> str:
    return _NON_LETTER.sub("", text).lower()
