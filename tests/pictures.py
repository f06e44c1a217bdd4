"""Draw the pictures of README.md: pages and a notebook's output, with headless Chromium, and a table, with rich.

Usage: python tests/pictures.py

The page, the output and the table show the article ``seeds/raqqa.txt``, the audit a year of an invented newspaper. They
are written to ``.github/``.
"""

import io
import json
import random
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402
from rich.terminal_theme import MONOKAI  # noqa: E402
from rich.text import Text  # noqa: E402
from support.chromium import chromium  # noqa: E402
from support.command_line import run  # noqa: E402

from quotes import __version__, extract  # noqa: E402
from quotes.voices.counts import count_speakers  # noqa: E402
from quotes.writers.pages.articles import make_section, render_page  # noqa: E402
from quotes.writers.terminal.counts import print_counts  # noqa: E402
from quotes.writers.terminal.quotations import Footer, print_footer  # noqa: E402

ARTICLE = ROOT / "seeds" / "raqqa.txt"
PAGE = ROOT / ".github" / "page.png"
NOTEBOOK = ROOT / ".github" / "notebook.png"
SPEAKERS = ROOT / ".github" / "speakers.svg"
AUDIT = ROOT / ".github" / "audit.png"
COMMAND = "quotes speakers seeds/raqqa.txt"
WIDTH = 80
WINDOW = (1040, 680)
CELL = (960, 560)
SHOWN = "#q1-3"
"""The quotation whose source is highlighted."""


def speakers() -> str:
    """Draw the output of the command as SVG, without the web fonts that it would download."""
    printed = io.StringIO()
    console = Console(file=printed, width=WIDTH, force_terminal=True, color_system="standard")
    records = extract(ARTICLE.read_bytes().decode())
    footer = Footer()
    footer.add(records)
    print_counts(count_speakers(records), console)
    print_footer(footer, console)
    drawn = Console(record=True, width=WIDTH, file=io.StringIO())
    drawn.print(Text.from_ansi(printed.getvalue()))
    svg = drawn.export_svg(title=COMMAND, theme=MONOKAI, unique_id="speakers")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


PEOPLE = (
    ("Ann Lee", "she", "the mayor of Elm", 9),
    ("Bob Ray", "he", "a chemist at Elm College", 6),
    ("Carla Moss", "she", "the head of the Elm Fund", 5),
    ("Dev Ito", "he", "a bus driver", 4),
    ("Eva Kern", "she", "a nurse", 3),
    ("Finn Hale", "he", "the coach of the Elm Rovers", 3),
    ("Greta Lund", "she", "a historian", 2),
    ("Hugh Voss", "he", "the police chief", 7),
    ("Iris Bell", "she", "a baker", 2),
    ("Jon Abad", "he", "a union leader", 4),
)
"""The people of Elm, what an article calls them, and how often they speak."""
SAID = (
    "We will rebuild the bridge",
    "Nobody asked us what we wanted, and nobody told us what it would cost",
    "It was the longest winter that I remember",
    "There is money for this, and there has been for years",
    "I would do it again tomorrow",
    "The numbers do not add up",
)
SECTIONS = ("City", "Sport", "Schools", "Culture")
AUDIT_WINDOW = (1200, 1260)


def elm_articles() -> list[dict[str, str]]:
    """A year of an invented newspaper."""
    chosen = random.Random(7)
    articles = []
    for number in range(150):
        speakers = {one[0]: one for one in chosen.choices(PEOPLE, [one[3] for one in PEOPLE], k=3)}.values()
        lines = [
            f"“{chosen.choice(SAID)},” said {name}, {role}. “{chosen.choice(SAID)},” {pronoun} added."
            for name, pronoun, role, _ in speakers
        ]
        if chosen.random() < 0.3:
            lines.append(f"“{chosen.choice(SAID)},” said a council worker who asked not to be named.")
        if chosen.random() < 0.3:
            lines.append(f"“{chosen.choice(SAID)},” the Elm Fund said in a statement.")
        date = f"2024-{number * 12 // 150 + 1:02}-{number % 27 + 1:02}"
        section = chosen.choices(SECTIONS, (5, 3, 2, 2))[0]
        articles.append({"id": str(number), "date": date, "section": section, "text": "\n\n".join(lines)})
    return articles


def audit() -> None:
    """Take a screenshot of the audit page."""
    with tempfile.TemporaryDirectory() as folder, chromium() as tab:
        table, path = Path(folder, "elm.jsonl"), Path(folder, "audit.html")
        table.write_text("".join(json.dumps(row) + "\n" for row in elm_articles()), "utf-8")
        made = run("speakers", str(table), "-o", str(path))
        assert made.exit_code == 0, made.output
        tab.view(*AUDIT_WINDOW)
        tab.open(path)
        tab.picture(AUDIT)


def picture() -> None:
    """Take a screenshot of the page."""
    text = ARTICLE.read_bytes().decode()
    with tempfile.TemporaryDirectory() as folder, chromium() as tab:
        path = Path(folder, "page.html")
        path.write_text("".join(render_page([make_section(1, "raqqa.txt", text, extract(text))], __version__)), "utf-8")
        tab.view(*WINDOW)
        tab.open(path)
        tab.get(f"document.querySelector('{SHOWN}').focus()")
        tab.get(f"document.querySelector('{SHOWN}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")
        tab.picture(PAGE)


def notebook() -> None:
    """Take a screenshot of what a notebook shows of the article."""
    shown = extract(ARTICLE.read_bytes().decode())._repr_html_()
    with tempfile.TemporaryDirectory() as folder, chromium() as tab:
        path = Path(folder, "output.html")
        path.write_text(f'<!doctype html><meta charset="utf-8"><body style="margin: 0">{shown}', "utf-8")
        tab.view(*CELL)
        tab.open(path)
        tab.picture(NOTEBOOK)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    SPEAKERS.write_text(speakers(), "utf-8")
    picture()
    audit()
    notebook()
