"""Gold JSON lines: reading them, and the same figures as the published measures."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from types import ModuleType
from typing import Any

import pytest
from support.attributions import attribution
from support.shared import SHARED

from quotes.evaluation.cases import CaseError
from quotes.evaluation.corpus_scores import CorpusScores, format_figures
from quotes.evaluation.gold import GoldArticle, group_sayings, read_gold
from quotes.model import Attribution

Gold = dict[str, Any]

TEXT = "“We will rebuild,” said Jane Doe, the mayor. “It starts today,” she said. They sang “Red Kettle”."
GOLD: Gold = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {"source": [[24, 32]], "cue": [[19, 23]], "content": [[0, 18]], "speaker": "Jane Doe", "kind": "direct"},
        {"source": [[64, 67]], "cue": [], "content": [[45, 63]], "speaker": ["Jane Doe", "Doe"]},
    ],
    "not_speech": [[84, 96]],
}
FIRST = attribution(id=1, utterance=1, start=0, end=18, content_start=0, content_end=18, speaker="Doe",
             mention_start=24, mention_end=32, cue_start=19, cue_end=23)  # fmt: skip
SECOND = attribution(id=2, utterance=2, start=45, end=63, content_start=45, content_end=63, speaker="Ann Lee",
              mention_start=24, mention_end=32, cue_start=None, cue_end=None)  # fmt: skip


def article(value: Gold) -> GoldArticle:
    (read,) = read_gold([json.dumps(value)], "g.jsonl")
    assert isinstance(read, GoldArticle), read
    return read


def test_a_line_is_read() -> None:
    gold = article(GOLD)
    assert (gold.id, gold.line, gold.names_speakers, gold.not_speech) == ("a", 1, True, ((84, 96),))
    assert gold.sayings[0].speakers == ("Jane Doe",)
    assert gold.sayings[1].speakers == ("Jane Doe", "Doe")
    assert gold.sayings[1].cue == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a gold article"),
        ('{"id": "a"}', "not a gold article"),
        ('{"text": "x", "attributions": [{"content": [[0, 1]]}]}', "not a gold article"),
        ('{"text": "x", "attributions": [{"source": 1, "content": [[0, 1]]}]}', "not a gold article"),
        ('{"text": "x", "attributions": [{"source": [], "content": [[0]]}]}', "not a gold article"),
    ],
)
def test_a_line_that_cannot_be_read_is_reported_and_the_rest_is_read(line: str, reason: str) -> None:
    error, good = read_gold([line, "", json.dumps(GOLD)], "g.jsonl")
    assert isinstance(error, CaseError)
    assert (error.where, error.reason[: len(reason)]) == ("g.jsonl:1", reason)
    assert isinstance(good, GoldArticle)
    assert good.line == 3


def test_attributions_are_grouped_by_utterance() -> None:
    piece = attribution(id=2, utterance=1, content_start=45, content_end=63, speaker="Jane Doe")
    unsaid = attribution(id=3, utterance=3, kind="not_speech")
    nobody = attribution(id=4, utterance=4, speaker=None, mention=None, mention_start=None, mention_end=None)
    (saying,) = group_sayings([attribution(id=1, content_start=0, content_end=18, speaker=None), piece, unsaid, nobody])
    assert saying.content == ((0, 18), (45, 63))
    assert (saying.source, saying.cue, saying.speakers) == (((15, 22),), ((10, 14),), ("Jane Doe",))


def test_figures_and_differences() -> None:
    corpus = CorpusScores()
    differences = corpus.add(article(GOLD), [FIRST, SECOND])
    assert list(map(str, differences)) == [
        "g.jsonl:1: expected source she, found Jane Doe; expected speaker Jane Doe or Doe, found Ann Lee"
        " [cue_after] | “It starts today,”"
    ]
    assert format_figures(corpus) == [
        "quoted   gold 2 pred 2 found 100.0  source P 50.0 R 50.0 F1 50.0",
        "all      gold 2 pred 2  partial P 100.0 R 100.0 F1 100.0  strict F1 100.0  source acc 50.0  cue acc 100.0",
        "speaker  gold 2 pred 2 found 100.0  P 50.0 R 50.0 F1 50.0  strict R 0.0  not speech given a speaker 0/1",
    ]


def test_missed_and_spurious_quotations_are_differences() -> None:
    song = attribution(start=84, end=96, content_start=84, content_end=96, mention_start=74, mention_end=78)
    differences = CorpusScores().add(article(GOLD), [SECOND, song])
    assert [str(d).partition(": ")[2] for d in differences][::2] == [
        "missed Jane Doe | “We will rebuild,”",
        "spurious: Ann Lee | “Red Kettle”",
    ]


def perturbed(gold: Gold, text: str, rng: random.Random) -> Iterator[Attribution]:
    """Make predictions out of gold: some left out, some moved, some given to another speaker."""
    number = 0
    for saying in gold["attributions"]:
        first = number + 1
        for start, end in saying["content"] if rng.random() > 0.15 else []:
            number += 1
            start, end = (max(0, start + rng.choice([0, 0, -3, -40])), min(len(text), end + rng.choice([0, 0, 3, 40])))
            other = rng.choice(gold["attributions"]) if rng.random() < 0.2 else saying
            source = (other["source"] or [[None, None]])[0] if rng.random() > 0.2 else [None, None]
            cue = (saying.get("cue") or [[None, None]])[0]
            speaker = other.get("speaker")
            speaker = rng.choice(speaker) if isinstance(speaker, list) and speaker else speaker or None
            names = [speaker, speaker.split()[-1], "Mr Smith", "the ministry"] if speaker else [None]
            yield attribution(
                doc=gold["id"], id=number, utterance=first, start=start, end=end, content_start=start,
                content_end=end, kind=rng.choice(["direct", "mixed", "not_speech"]), mention_start=source[0],
                mention_end=source[1], cue_start=cue[0], cue_end=cue[1],
                speaker=rng.choice([*names, None]),
            )  # fmt: skip


def yardstick(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the measures are not here")
@pytest.mark.parametrize(("corpus_file", "most"), [("polnear/train.jsonl", 80), ("world/articles.jsonl", 80)])
def test_the_figures_are_those_of_the_published_measures(corpus_file: str, most: int) -> None:
    score, convert, speakers = map(yardstick, ("score", "convert", "speakers"))
    lines = (SHARED / corpus_file).read_text(encoding="utf-8").splitlines()[:most]
    docs = {gold["id"]: gold for gold in map(json.loads, lines)}
    rng = random.Random(1)
    found = {name: list(perturbed(gold, gold["text"], rng)) for name, gold in docs.items()}
    records = [json.dumps(asdict(record)) for records in found.values() for record in records]
    pred = {doc["id"]: doc for doc in convert.convert(records, list(docs))}
    corpus = CorpusScores()
    for gold in read_gold(lines, corpus_file):
        assert isinstance(gold, GoldArticle)
        corpus.add(gold, found[gold.id])
    quoted, all_, *named = format_figures(corpus)
    wanted = score.score(docs, pred)
    q, a = wanted["quoted"], wanted["all"]
    assert quoted == (
        f"quoted   gold {q['gold']} pred {q['pred']} found {q['found']}  source P {q['p']} R {q['r']} F1 {q['f1']}"
    )
    assert all_ == (
        f"all      gold {a['gold']} pred {a['pred']}"
        f"  partial P {a['partial']['p']} R {a['partial']['r']} F1 {a['partial']['f1']}"
        f"  strict F1 {a['strict']['f1']}  source acc {a['source_acc']}  cue acc {a['cue_acc']}"
    )
    if corpus.names_speakers:
        s = speakers.score(docs, pred)
        assert named == [
            f"speaker  gold {s['gold']} pred {s['pred']} found {s['found']}"
            f"  P {s['p']} R {s['r']} F1 {s['f1']}"
            f"  strict R {s['strict_r']}  not speech given a speaker {s['scare']}"
        ]
