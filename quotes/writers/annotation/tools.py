"""What an export writes for each annotation tool."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from quotes.model import Attribution
from quotes.writers.annotation.brat import to_brat
from quotes.writers.annotation.label_studio import to_label_studio
from quotes.writers.annotation.prodigy import to_prodigy
from quotes.writers.records import encode_json

BRAT, LABEL_STUDIO, PRODIGY = "brat", "labelstudio", "prodigy"


class BratFiles(NamedTuple):
    """The two files of an article."""

    doc: str
    text: str
    annotations: str


def brat_files(doc: str, text: str, records: Sequence[Attribution]) -> BratFiles:
    """Return the files of an article for brat."""
    return BratFiles(doc, text, to_brat(text, records))


def label_studio_task(doc: str, text: str, records: Sequence[Attribution]) -> str:
    """Return the task of an article for Label Studio, as JSON."""
    return encode_json(to_label_studio(doc, text, records))


def prodigy_line(doc: str, text: str, records: Sequence[Attribution]) -> str:
    """Return the task of an article for Prodigy, as a line of JSON."""
    return encode_json(to_prodigy(doc, text, records)) + "\n"


TOOLS: dict[str, Callable[[str, str, Sequence[Attribution]], BratFiles | str]] = {
    BRAT: brat_files,
    LABEL_STUDIO: label_studio_task,
    PRODIGY: prodigy_line,
}
"""Each tool, and what makes an article's part of its output from the article's id, its text and its quotations."""
