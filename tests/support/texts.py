"""Any number of articles made of sentences of our own, the same for the same number."""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from support.pages import paragraphs_of


def texts(count: int) -> Iterator[str]:
    """Make articles of three to forty paragraphs; each tenth quotes nobody, and the words come again as in news."""
    for number in (number % 1000 for number in range(count)):
        draw = random.Random(number)
        if number % 10 == 9:
            yield "The council met for three hours on Tuesday.\n\nNobody spoke.\n"
        else:
            yield "\n\n".join(paragraph for _ in range(number % 3 + 1) for paragraph in paragraphs_of(number, draw))


def notes(count: int) -> Iterator[str]:
    """Make articles of a sentence or two, for tests that want many and are about something else."""
    for number in range(count):
        yield f"“It is {number},” said Ann Lee." + " Nobody came. “No,” he said." * (number % 3)


def write_lines(path: Path, articles: Iterable[str]) -> None:
    """Write articles as JSON lines, with a line that is none after every hundredth."""
    with path.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(articles, 1):
            lines.write(json.dumps({"id": f"article {number}", "text": text}) + "\n")
            if number % 100 == 0:
                lines.write("no JSON\n")
