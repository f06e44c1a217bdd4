"""Draw the pictures of README.md: the page, with headless Chromium, and the table of speakers, with rich.

Usage: python tests/pictures.py

Both show the article ``seeds/raqqa.txt``. They are written to ``.github/``.
"""

import io
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

from quotes import __version__, extract  # noqa: E402
from quotes.voices.counts import Counts  # noqa: E402
from quotes.writers.counts_table import print_counts  # noqa: E402
from quotes.writers.page import make_section, render_page  # noqa: E402
from quotes.writers.table import Footer, print_footer  # noqa: E402

ARTICLE = ROOT / "seeds" / "raqqa.txt"
PAGE = ROOT / ".github" / "page.png"
SPEAKERS = ROOT / ".github" / "speakers.svg"
COMMAND = "quotes speakers seeds/raqqa.txt"
WIDTH = 80
WINDOW = (1040, 680)
SHOWN = "#q1-3"
"""The quotation whose source is highlighted."""


def speakers() -> str:
    """Draw the output of the command as SVG, without the web fonts that it would download."""
    printed = io.StringIO()
    console = Console(file=printed, width=WIDTH, force_terminal=True, color_system="standard")
    records = extract(ARTICLE.read_bytes().decode())
    counts, footer = Counts(), Footer()
    counts.add(records)
    footer.add(records)
    print_counts(list(counts), console)
    print_footer(footer, console)
    drawn = Console(record=True, width=WIDTH, file=io.StringIO())
    drawn.print(Text.from_ansi(printed.getvalue()))
    svg = drawn.export_svg(title=COMMAND, theme=MONOKAI, unique_id="speakers")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


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


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    SPEAKERS.write_text(speakers(), "utf-8")
    picture()
