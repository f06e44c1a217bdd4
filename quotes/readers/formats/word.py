"""Word files (.docx): the paragraphs of the main text.

Footnotes, headers, footers and comments are other parts of the file, which nobody reads here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from quotes.readers.formats.containers import Container, local_name
from quotes.readers.formats.paragraphs import join_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_RELATIONS = "_rels/.rels"
_NO_TEXT = frozenset({"del", "moveFrom", "delText", "instrText", "pPr", "Fallback", "txbxContent", "rt"})
"""Elements within a paragraph whose text is not the paragraph's: deleted or moved away, a field's code, a text box
(whose paragraphs have their own turn), what older programs show instead, and how to pronounce."""
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}


def read_word(stream: IO[bytes]) -> str:
    """Read the text as a reader sees it with all changes accepted.

    Raises:
        UnreadableError: it is not a Word file.
    """
    container = Container(stream)
    return join_paragraphs(_paragraphs(container, _main_part(container)))


def _main_part(container: Container) -> str:
    if _RELATIONS in container:
        for relation in container.elements(_RELATIONS, "Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", _MAIN)).lstrip("/")
    return _MAIN


def _paragraphs(container: Container, part: str) -> Iterator[str]:
    for paragraph in container.elements(part, "p"):
        is_text = "wordprocessingml" in paragraph.tag
        if is_text and not any(local_name(outer) in ("Fallback", "del") for outer in paragraph.iterancestors()):
            yield "".join(_pieces(paragraph))


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name == "br":
            yield "\n" if _attribute(child, "type") in (None, "textWrapping") else ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name and name not in _NO_TEXT and not (name == "r" and _is_hidden(child)):
            yield from _pieces(child)


def _is_hidden(run: _Element) -> bool:
    marks = run.find("{*}rPr/{*}vanish")
    return marks is not None and _attribute(marks, "val") not in ("0", "false", "off")


def _attribute(element: _Element, name: str) -> str | None:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)
