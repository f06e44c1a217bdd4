"""Any number of invented articles, always the same."""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from support.saved_pages import paragraphs_of


def long_articles(count: int) -> Iterator[str]:
    """Yield articles of three to forty paragraphs whose words recur as in news; every tenth quotes nobody."""
    for number in (number % 1000 for number in range(count)):
        draw = random.Random(number)
        if number % 10 == 9:
            yield "The council met for three hours on Tuesday.\n\nNobody spoke.\n"
        else:
            yield "\n\n".join(paragraph for _ in range(number % 3 + 1) for paragraph in paragraphs_of(number, draw))


def short_articles(count: int) -> Iterator[str]:
    """Yield articles of one to five sentences, for tests that need many."""
    for number in range(count):
        yield f"“It is {number},” said Ann Lee." + " Nobody came. “No,” he said." * (number % 3)


def write_json_lines(path: Path, articles: Iterable[str]) -> None:
    """Write articles as JSON lines, with a broken line after every hundredth."""
    with path.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(articles, 1):
            lines.write(json.dumps({"id": f"article {number}", "text": text}) + "\n")
            if number % 100 == 0:
                lines.write("no JSON\n")
