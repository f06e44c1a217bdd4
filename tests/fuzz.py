"""Looks for a text that breaks something: no raise, no wrong offset, no record that an output does not give back.

    python tests/fuzz.py                      ten seconds
    python tests/fuzz.py --seconds 3600       an hour
    python tests/fuzz.py --texts 2000         that many texts; the last line is a digest of all records, the same for
                                              the same number and seed on every machine, compiled or not
    python tests/fuzz.py --seed 7             other texts

A text is made of the pieces of quotations, names, labels and noise, of random characters of all scripts, or of an
article (``../shared``, or of our own) in which stretches are cut out, doubled, swapped or replaced, or of which a
paragraph stops early. Each is read with all kinds of speech. The first failure is printed with its text, and ends the
run with exit code 1.
"""

import argparse
import hashlib
import io
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from support.articles import long_articles
from support.shared import CORPORA

from quotes import Attribution, extract
from quotes.model import DIRECT, INDIRECT, MIXED, NOT_SPEECH
from quotes.writers.pages.articles import make_section, render_page
from quotes.writers.records import from_fields, read_csv
from quotes.writers.rows import csv_header, csv_rows, json_rows
from quotes.writers.terminal.quotations import print_table

KINDS = (DIRECT, MIXED, INDIRECT, NOT_SPEECH)
PIECES = (
    *"“”‘’\"'«»‹›„‚「」.,:;?!—–-()[]{}<>*_#&\n\t \u00a0\u00ad\u200b\u200f\u2028\r\f0123",
    *(
        "''",
        "``",
        '""',
        ",,",
        "...",
        "…",
        "\n\n",
        "\r\n",
        "> ",
        "* ",
        "  ",
        "&ldquo;",
        "&rdquo;",
        "&amp;",
        "<p>",
        "</p>",
    ),
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<q>",
        "</q>",
        "**",
        "](http://a.b/c)",
        "[1]",
        "¹",
        "â€œ",
        "â€\x9d",
        "Ã©",
        "\x93",
        "\x94",
    ),
    *(
        "Ann Lee",
        "Bob Ray",
        "Mr. Lund",
        "Mayor Zoë Park",
        "May",
        "King",
        "NATO",
        "the mayor",
        "a spokesman for the council",
    ),
    *("he", "she", "they", "it", "I", "who", "his", "said", "says", "told reporters", "added", "asked", "according to"),
    *("that", "the plan was", "would", "has", "not", "and", "but", "because", "of", "for", "to", "in", "on Tuesday"),
    *(
        "We won",
        "No",
        "Go home",
        "waited ten years",
        "was shut",
        "claim",
        "statement",
        "In the words of",
        "U.S.",
        "No. 5",
    ),
    *(
        "Q:",
        "A:",
        "HALE:",
        "Page 2 of 3",
        "\nHALE: I",
        "\nMR. DUNN: Do you",
        "\nQ. Did you",
        "\nA. We",
        "\n**Did you?**\n",
        "(APPLAUSE)",
        "[00:01]",
        "\nPhoto: Ann Lee\n",
        "-- \n",
        "=E2=80=9C",
        "=\n",
        "\ufffd",
        " ?We",
        ",?",
        "Ò",
        "Ó",
        "ì",
        "î",
        "U.S.'s",
        "<br>\n",
        "”\n“",
        "By Ann Lee",
        "---\n",
        "coun-\ncil",
        "may¬\nor",
        "u201cWe",
        "u201d",
        "%E2%80%9CWe",
        ".\\nAnn",
        "#8220;We",
        "\n- ",
        "\n* We",
        "\n1. ",
        "\n2. It",
        "\n 12  and",
        "¶",
        "\n0:12\nAnn Lee\n",
        "Ann Lee  0:15\n",
        "<v Ann Lee>",
        "-->",
        "\nT HE mayor",
        "\nA\nnd",
        "`` ",
        " ''",
        " , ",
        "-LRB-",
        ' " ',
        " ' ",
        " ' ' ",
        " ' s ",
        " // ",
        "@ @ @",
        "n't",
        "\n> We",
        "wrote:\n> ",
        "\n> — Ann Lee\n",
        "READ MORE: ",
        "\n127 Comments\n",
        "\n\nAdvertisement\n\nand",
        ',"We',
        "\v",
        "\r\r\n",
        "𝗔𝗻𝗻",
        "，",
        "🗣 ",
        "\ufe0f",
        "ï»¿",
        "″",
        "\x1b[1m",
        "e\be",
        "^M\n",
        "\x00",
        " <93>We",
        "<94> ",
        " M-^SWe",
        " ldquo;We",
        "+IBw-",
        "\\emph{",
        "\\enquote{",
        "{\\bf ",
        "}",
        "\\footnote{",
        "~Lee",
        "\\par ",
        "\\'93We",
        "¡°",
        "вЂњ",
        "鈥淲e",
        "鈥\ufffd",
        " ¿We",
        ",¿",
        "<said>",
        "</said>",
        "<x:y>",
        "[note 2]",
        "[a]",
        "†",
        "{{w|Ann Lee}}",
        "[http://a.b Ann]",
        "<ref name='a' />",
        " NEWLINE_CHAR ",
        "</s><s>",
        "['We",
        "', '",
        "']",
        "\n} we",
        "\\\n",
        "Łódź",
        "Nguyễn",
        "Владимир Путин",
        "毛泽东",
    ),
)


def pieced(chance: random.Random) -> str:
    """A text of pieces, with spaces between most of them."""
    gap = chance.choice(["", " ", " ", " "])
    return gap.join(chance.choices(PIECES, k=chance.randrange(1, 120)))


LABELS = (
    "HALE: ",
    "MR. DUNN: ",
    "Ann Lee (00:12): ",
    "Host: ",
    "Q. ",
    "A. ",
    "Q: ",
    "A: ",
    "**Why did you?**",
    "(LAUGHTER) ",
    "",
)
"""What the paragraphs of a transcript begin with."""


def labeled(chance: random.Random) -> str:
    """A transcript of pieces: most of its paragraphs begin with a label."""
    few = chance.choices(LABELS, k=4)
    end = chance.choice(["\n", "\n\n"])
    turns = (
        chance.choice(few) + " ".join(["I", *chance.choices(PIECES, k=chance.randrange(12))])
        for _ in range(chance.randrange(3, 14))
    )
    return end.join(f"{turn}{chance.choice(['.', '?', ''])}" for turn in turns)


def random_characters(chance: random.Random) -> str:
    """A text of characters of all scripts, surrogates among them."""
    highest = chance.choice([0x80, 0x250, 0x2100, 0xFFFF, 0x10FFFF])
    return "".join([chr(chance.randrange(highest)) for _ in range(chance.randrange(1, 300))])


def mutated(chance: random.Random, articles: Sequence[str]) -> str:
    """An article with some stretches cut out, doubled, swapped or replaced."""
    text = chance.choice(articles)
    start = chance.randrange(max(1, len(text) - 2000))
    text = text[start : start + 2000]
    for _ in range(chance.randrange(1, 8)):
        low, middle, high = sorted(chance.randrange(len(text) + 1) for _ in range(3))
        first, second = text[low:middle], text[middle:high]
        change = chance.choice(["", first + first, second + first, chance.choice(PIECES), first.upper(), first.title()])
        text = text[:low] + change + (text[middle:] if change != second + first else text[high:])
    return text


def stopped(chance: random.Random, articles: Sequence[str]) -> str:
    """A paragraph of an article that stops after some word, as the text of a feed does, perhaps in marks."""
    words = chance.choice(chance.choice(articles).split("\n")).split(" ")
    text = " ".join(words[: chance.randrange(len(words)) + 1])
    return chance.choice([text, f"“{text}”", f'"{text}'])


def texts(chance: random.Random) -> Iterator[str]:
    """Texts without end."""
    articles = [json.loads(line)["text"] for path in CORPORA if path.exists() for line in path.open(encoding="utf-8")]
    articles = articles or list(long_articles(200))
    while True:
        yield pieced(chance)
        yield mutated(chance, articles)
        yield stopped(chance, articles)
        yield random_characters(chance)
        yield labeled(chance)
        yield pieced(chance).upper()


def check_records(text: str, records: Sequence[Attribution]) -> None:
    """Check what must hold of the records of any text."""
    ids = {record.id: record for record in records}
    assert [record.id for record in records] == list(range(1, len(records) + 1)), "ids"
    assert [record.start for record in records] == sorted(record.start for record in records), "reading order"
    spans = [(record.start, record.end) for record in records]
    assert len(spans) == len(set(spans)), "two records of one span"
    for record in records:
        assert record.text == text[record.start : record.end], "text"
        assert record.content_start <= record.start < record.end <= record.content_end, "content"
        assert record.utterance in ids, "utterance"
        for words, start, end in (
            (record.mention, record.mention_start, record.mention_end),
            (record.cue, record.cue_start, record.cue_end),
        ):
            assert (words is None) == (start is None) == (end is None), "mention or cue"
            assert words is None or words == text[start:end] != "", "mention or cue"
        if record.parent is not None:
            parent = ids[record.parent]
            assert parent.start <= record.start and record.end <= parent.end, "parent"
        assert record.speaker is None or record.speaker.strip(), "speaker"
        assert record.confidence is None or 0 <= record.confidence <= 1, "confidence"


def check_outputs(records: Sequence[Attribution]) -> None:
    """Check that every output gives back what went into it, or takes it without a word."""
    lines = csv_header() + csv_rows(records)
    again = [record for _, record in read_csv(io.StringIO(lines, newline=""))]
    rounded = [replace(one, confidence=None if one.confidence is None else round(one.confidence, 3)) for one in records]
    assert again == rounded, "CSV"
    assert [from_fields(json.loads(line)) for line in json_rows(records).split("\n")[:-1]] == rounded, "JSON lines"
    for width in (40, 100):
        print_table(records, Console(file=io.StringIO(), width=width), "fuzz")


def check_page(text: str, records: Sequence[Attribution]) -> None:
    """Check that a page of the article can be made and encoded."""
    "".join(render_page([make_section(1, "fuzz", text, records)], "0")).encode("utf-8")


def run(seconds: float | None, most: int | None, seed: int) -> int:
    """Read texts until time or number is up; print what was read and, at the end, the digest of all records."""
    chance = random.Random(seed)
    digest = hashlib.sha256()
    count = characters = 0
    began = time.monotonic()
    for text in texts(chance):
        if (most is not None and count >= most) or (seconds is not None and time.monotonic() - began >= seconds):
            break
        try:
            records = extract(text, kinds=KINDS)
            check_records(text, records)
            check_outputs(records)
            if count % 50 == 0:
                check_page(text, records)
        except Exception as error:  # the first failure, whatever it is, is what is looked for
            print(f"{type(error).__name__}: {error}\nseed {seed}, text {count}:\n{text!r}")
            return 1
        digest.update(repr(records).encode("utf-8", "surrogatepass"))
        count += 1
        characters += len(text)
    taken = time.monotonic() - began
    print(f"{count} texts, {characters} characters, nothing wrong")
    print(f"{count / taken:.0f} texts and {characters / taken:.0f} characters a second", file=sys.stderr)
    print(digest.hexdigest())
    return 0


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, help="how long (10 unless --texts is given)")
    parser.add_argument("--texts", type=int, help="how many texts")
    parser.add_argument("--seed", type=int, default=1, help="which texts")
    options = parser.parse_args()
    seconds = 10.0 if options.seconds is None and options.texts is None else options.seconds
    sys.exit(run(seconds, options.texts, options.seed))


if __name__ == "__main__":
    main()
