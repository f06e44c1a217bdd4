"""Saved news pages with invented articles, whose quotations are known.

    PYTHONPATH=tests python -m support.saved_pages FOLDER [COUNT]

Each page has one of the layouts in ``layouts``, built like those of newsrooms: menus, captions, buttons, cookie text,
advertisements, readers' comments and links to other stories around the article and between its paragraphs. All of this
furniture contains quotations with the word *zebra* or *Furnell*.
"""

import random
import re
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

PEOPLE = (
    ("Ann Lee", "the mayor"),
    ("Bob Ray", "a carpenter"),
    ("Zoë Lund", "the head of the school"),
    ("José Ortiz", "a bus driver"),
    ("Amy Park", "who runs the harbour"),
    ("Karl Stone", "the fire chief"),
    ("Mina Patel", "a nurse at the clinic"),
    ("Tom Hill", "the town’s treasurer"),
)
WHAT = ("The bridge", "The harbour wall", "The old mill", "The swimming hall", "The bus depot", "The library roof")
DID = ("was closed before dawn", "has waited years for repairs", "stood under water", "will not open this spring")
SAID = (
    "“{what} {did}, and {count} of us saw it,” said {who}, {role}.",
    "{who}, {role}, said: “We counted {count} cracks before {lower} {did}.”",
    "“Nobody asked the {count} families on our street,” {who} said on Tuesday. “{what} {did}.”",
    "“There is room for {count} more,” {who} told the council, “and {lower} {did}.”",
    "According to {who}, {role}, the plan is “a bill of {count} thousand for nothing”.",
    "“I wrote {count} letters,” said {who}. “Not one was answered.”",
    "Asked about the money, {who} said that the town had “{count} reasons to say no” and would wait.",
)
PLAIN = (
    "The council met for three hours on Tuesday and put off the vote until the spring.",
    "Nobody was hurt, and the road to the coast was open again before the evening.",
    "About {count} people live along the river, most of them in houses built after the war.",
    "The work began in March, stopped in June when the money ran out, and has not begun again since.",
    "A report of {count} pages came out last week. It names neither the firm nor the price.",
    "In the market square, stalls stood empty, and the rain ran down the awnings into the gutters.",
)
FURNITURE = (
    "“Zebra tariffs will rise,” says Furnell",
    "‘Zebra fever is back,’ warns Dr Furnell",
    "Furnell: “My zebra was never for sale”",
    "Why Furnell calls the zebra deal ‘a farce’",
    '"No zebra, no deal," Furnell says',
)
"""Links to other stories."""
LAYOUTS = tuple(sorted(Path(__file__).parent.parent.glob("layouts/*.html")))


@dataclass(frozen=True)
class Page:
    """A saved page and what it holds."""

    name: str
    html: bytes
    quotations: tuple[str, ...]
    """The quotations of the article, with their marks, in order."""
    layout: str
    about: dict[str, str]
    """What the page says about itself, as the columns of the export have it."""


def pages(count: int = 200, seed: int = 5) -> list[Page]:
    """Make pages: the layouts take turns, everything else is drawn by lot, the same for the same seed."""
    draw = random.Random(seed)
    return [_page(number, draw) for number in range(count)]


def _page(number: int, draw: random.Random) -> Page:
    layout = LAYOUTS[number % len(LAYOUTS)]
    paragraphs = paragraphs_of(number, draw)
    date = f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    about = {
        "title": f"{draw.choice(WHAT)} {draw.choice(DID)}, and the town asks why",
        "author": draw.choice(("Rosa Quill", "Peter Marsh", "Lena Brook")),
        "date": date,
        "url": f"https://www.example.org/news/{date[:4]}/story-{number}",
    }
    told, *pieces = _sections(layout.read_text("utf-8"))
    article = _article(paragraphs, pieces)
    html = _filled(told.replace("{article}", article), about | {"link": _link(draw.choice(FURNITURE))}, draw)
    encoding = "cp1252" if "charset=windows-1252" in html else "utf-8"
    return Page(
        name=f"{number:03}-{layout.name}",
        html=html.encode(encoding, "xmlcharrefreplace"),
        quotations=tuple(_quoted(paragraphs)),
        layout=layout.stem,
        about={name: value for name, value in about.items() if f"{{{name}}}" in told},
    )


def _sections(layout: str) -> list[str]:
    """Return the page, the paragraph, and the furniture between paragraphs."""
    return [section.partition("\n")[2] for section in re.split(r"^=== ", layout, flags=re.MULTILINE)[1:]]


def _article(paragraphs: list[str], pieces: list[str]) -> str:
    """Put each paragraph into its container, and a piece of furniture after every second one while there are any."""
    paragraph, *between = pieces
    made = []
    for place, text in enumerate(paragraphs):
        entities = escape(text, quote=False).encode("ascii", "xmlcharrefreplace").decode()
        made.append(paragraph.replace("{text}", escape(text, quote=False)).replace("{text as entities}", entities))
        if place % 2 and between:
            made.append(between.pop(0))
    return "".join(made)


def _filled(html: str, values: dict[str, str], draw: random.Random) -> str:
    for name, value in values.items():
        html = html.replace(f"{{{name}}}", value)
    return re.sub(r"\{links (\w+)\}", lambda match: _links(match[1], draw), html)


def _links(tag: str, draw: random.Random) -> str:
    links = map(_link, draw.sample(FURNITURE, len(FURNITURE)))
    return "<br>".join(links) if tag == "br" else "".join(f"<{tag}>{link}</{tag}>" for link in links)


def _link(text: str) -> str:
    return f'<a href="/news/other">{escape(text, quote=False)}</a>'


def paragraphs_of(number: int, draw: random.Random) -> list[str]:
    """Make the article: from a short notice of three paragraphs to a long report of twenty."""
    people = draw.sample(PEOPLE, 4)
    made = [f"HARBOUR TOWN — {draw.choice(PLAIN)}".format(count=_count(number, 99))]
    for turn in range(draw.choice((3, 5, 8, 12, 20))):
        who, role = people[turn % len(people)]
        what = draw.choice(WHAT)
        sentence = draw.choice(SAID).format(
            what=what, lower=what.lower(), did=draw.choice(DID), count=_count(number, turn), who=who, role=role
        )
        if draw.random() < 0.4:
            sentence = f"{sentence} {draw.choice(PLAIN)}".replace("{count}", _count(number, 50 + turn))
        made.append(sentence)
        if draw.random() < 0.5:
            made.append(draw.choice(PLAIN).format(count=_count(number, 70 + turn)))
    return made


def _count(number: int, turn: int) -> str:
    """Return a number that no other page has, so that a quotation identifies its page."""
    return str(1000 + 100 * number + turn)


def _quoted(paragraphs: list[str]) -> list[str]:
    found = []
    for paragraph in paragraphs:
        pieces = paragraph.split("“")[1:]
        found += [f"“{piece.partition('”')[0]}”" for piece in pieces]
    return found


def main(folder: str, count: str = "200") -> None:
    """Write pages into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for page in pages(int(count)):
        Path(folder, page.name).write_bytes(page.html)


if __name__ == "__main__":
    main(*sys.argv[1:])
