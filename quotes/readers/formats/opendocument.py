"""OpenDocument texts (.odt): the paragraphs of the main text.

Headers and footers are another part of the file, which nobody reads here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from quotes.readers.formats.containers import Container, local_name
from quotes.readers.formats.paragraphs import join_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "content.xml"
_NO_TEXT = frozenset({"note", "annotation", "tracked-changes", "frame", "ruby-text", "forms"})
"""Elements whose text is not that of the paragraph around them: footnotes, comments, what was deleted, text boxes
(whose paragraphs have their own turn)."""
_NO_PARAGRAPHS = _NO_TEXT - {"frame"}
_CHARACTERS = {"tab": "\t", "line-break": "\n"}


def read_open_document(stream: IO[bytes]) -> str:
    """Read the text as a reader sees it with all changes accepted.

    Raises:
        UnreadableError: it is not an OpenDocument text.
    """
    return join_paragraphs(_paragraphs(Container(stream)))


def _paragraphs(container: Container) -> Iterator[str]:
    for paragraph in container.elements(_PART, "p", "h"):
        if _NO_PARAGRAPHS.isdisjoint(map(local_name, paragraph.iterancestors())):
            yield paragraph_text(paragraph)


def paragraph_text(paragraph: _Element) -> str:
    """Return the text of a paragraph; in XML, a run of white space is one space."""
    return "".join(_pieces(paragraph))


def _pieces(element: _Element) -> Iterator[str]:
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        name = local_name(child)
        if name == "s":
            yield " "
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name and name not in _NO_TEXT:
            yield from _pieces(child)
        yield " ".join((child.tail or "").split("\n"))
