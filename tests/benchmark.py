"""Measure the speed: megabytes per second, and how many times as fast as a tokenizer alone.

Usage: python tests/benchmark.py [--indirect]

    --indirect    find reported speech without marks, too
    --help        show this text

Everything runs in one process on the same articles: those of ../shared/polnear/train.jsonl, or generated ones if
that file is missing. The tokenizer is spaCy's blank English one, which comes with the ``dev`` extra. The installed
package is measured, compiled or not. Megabytes per second depend on the machine; the ratio hardly does.
"""

import gc
import itertools
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

import regex
from support.shared import CORPORA

from quotes import extract
from quotes.model import ALL_SPEECH, SPEECH
from quotes.text import frames

CORPUS = CORPORA[0]
TURN = 40
"""Number of articles after which the next kind of work has its turn."""
WARM_UP = "â€œWe tried,â€\x9d said Ann Lee."
"""What each kind of work reads before it is measured. The first text in a wrong encoding makes ``extract`` import a
library; the tokenizer’s libraries are all imported with it."""
NAMES = ("Ann Lee", "Bob Ray", "Zoë Lund", "José Ortiz", "Amy Park")
SENTENCES = (
    "“We tried to save what we could,” said {}, the mayor, who had come at dawn. ",
    "The council met for three hours on Tuesday and put off the vote until the spring. ",
    "{} said the plan was “a mistake from the first day” and that the town would pay for it. ",
    "Nobody was hurt, and the road was open again before the evening. ",
    "“It is not over,” he added. “There is more rain on the way.”\n\n",
    "About 400 people live along the river, most of them in houses built after the war.\n\n",
)


def articles() -> tuple[str, list[str]]:
    """Return where the articles come from, and their texts."""
    if CORPUS.exists():
        with CORPUS.open(encoding="utf-8") as lines:
            return str(CORPUS), [json.loads(line)["text"] for line in lines]
    names = itertools.cycle(NAMES)
    text = "".join(sentence.format(next(names)) for sentence in SENTENCES * 8)
    return "generated", [text[start:] + text[:start] for start in range(800)]


def seconds(works: Sequence[Callable[[str], object]], texts: Sequence[str]) -> list[float]:
    """Return the CPU seconds of each kind of work over all texts.

    The kinds take turns on the same few articles, so that other load on the machine slows all of them
    equally. Each reads an article once, as a user does.
    """
    totals = [0.0] * len(works)
    for work in works:
        work(WARM_UP)
    for first in range(0, len(texts), TURN):
        turn = texts[first : first + TURN]
        for number, work in enumerate(works):
            totals[number] += _once(work, turn)
    return totals


def _once(work: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def tokenizer() -> Callable[[str], object] | None:
    """Return spaCy's blank English tokenizer, or ``None`` if spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    return spacy.blank("en").tokenizer


def main() -> None:
    """Measure and print."""
    options = sys.argv[1:]
    if options in (["--help"], ["-h"]):
        print(__doc__)
        return
    if options not in ([], ["--indirect"]):
        sys.exit(__doc__)
    indirect = bool(options)
    source, texts = articles()
    megabytes = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
    built = "pure Python" if frames.__file__.endswith(".py") else "compiled"
    what = "quotations and reported speech" if indirect else "quotations"
    print(f"{what}, {built}: {len(texts)} articles, {megabytes:.1f} MB, {source}")
    tokenize = tokenizer()
    if tokenize is None:
        sys.exit("spaCy is not installed, so there is no ratio: pip install '.[dev]'")
    # Exclude spaCy's objects from garbage collection, so that each kind of work pays only for its own.
    gc.collect()
    gc.freeze()
    work = partial(extract, kinds=ALL_SPEECH if indirect else SPEECH)
    ours, words, theirs = seconds([work, regex.compile(r"\w+").findall, tokenize], texts)
    print(f"extract                {megabytes / ours:6.1f} MB/s")
    print(f"words, one regex pass  {megabytes / words:6.1f} MB/s")
    print(f"spaCy's tokenizer      {megabytes / theirs:6.1f} MB/s")
    print(f"extract is {theirs / ours:.2f} times as fast as the tokenizer")


if __name__ == "__main__":
    main()
