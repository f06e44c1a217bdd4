"""Files of annotation tools: what is written, what is read back, and what is wrong with one."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any
from xml.etree import ElementTree

import pytest
from support.articles import long_articles

from quotes import extract
from quotes.model import ALL_SPEECH, NOT_SPEECH, Attribution
from quotes.writers.annotation import brat, label_studio
from quotes.writers.annotation.annotated import LABELS, RELATIONS, AnnotatedArticle, AnnotationError
from quotes.writers.annotation.brat import read_brat, to_brat
from quotes.writers.annotation.label_studio import read_label_studio, to_label_studio
from quotes.writers.annotation.prodigy import is_prodigy, read_prodigy, to_prodigy

KINDS = (*ALL_SPEECH, NOT_SPEECH)
TOWN = """“We won,” said Ann Lee, the “Iron” mayor. Lee said the road was “shut” since May.

“It opens
on Friday 🎉.” She said Bob Ray told her: “He said ‘never’.”
Lee said the bridge was shut. It rained.

“Nobody knows.”
"""
TEXTS = [TOWN, TOWN.replace("\n", "\r\n"), *long_articles(30)]


def by_brat(text: str, records: Sequence[Attribution]) -> AnnotatedArticle:
    return read_brat(to_brat(text, records), text)


def by_label_studio(text: str, records: Sequence[Attribution]) -> AnnotatedArticle:
    (article,) = read_label_studio(json.dumps([to_label_studio("town.txt", text, records)]))
    return article


def by_prodigy(text: str, records: Sequence[Attribution]) -> AnnotatedArticle:
    (article,) = read_prodigy([json.dumps(to_prodigy("town.txt", text, records))])
    return article


Tool = Callable[[str, Sequence[Attribution]], AnnotatedArticle]
WAYS = pytest.mark.parametrize("there_and_back", [by_brat, by_label_studio, by_prodigy])


def essence(record: Attribution) -> tuple[Any, ...]:
    spans = record.start, record.end, record.content_start, record.content_end
    parts = record.mention_start, record.mention_end, record.cue_start, record.cue_end
    return spans, parts, record.text, record.kind, record.speaker, record.mention, record.cue


@WAYS
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_what_is_written_is_read_back(there_and_back: Tool, text: str) -> None:
    records = extract(text, kinds=KINDS)
    article = there_and_back(text, records)
    assert article.errors == []
    assert article.text == text
    read = sorted(essence(record) for _, record in article.records)
    # In a file of brat, what nobody said is marked, and no attribution.
    kept = [one for one in records if there_and_back is not by_brat or one.kind != NOT_SPEECH]
    assert read == sorted(map(essence, kept))


def test_brat_has_the_attributions_of_parc_and_polnear() -> None:
    text = "“We won,” said Ann Lee."
    assert to_brat(text, extract(text)).splitlines() == [
        "T1\tSource 15 22\tAnn Lee",
        "T2\tCue 10 14\tsaid",
        "T3\tContent 0 9\t“We won,”",
        "T4\tAttribution 10 14\tsaid",
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3",
        "A1\tKind E1 direct",
        "#1\tAnnotatorNotes E1\tAnn Lee",
    ]
    assert to_brat("", []) == ""


def test_an_annotation_over_several_lines_is_cut_there() -> None:
    lines = to_brat(TOWN, extract(TOWN, kinds=KINDS)).splitlines()
    (cut,) = [line for line in lines if "Content" in line and ";" in line]
    start = TOWN.index("“It opens")
    middle = start + len("“It opens")
    assert cut.split("\t")[1:] == [
        f"Content {start} {middle};{middle + 1} {TOWN.index('” She') + 1}",
        "“It opens on Friday 🎉.”",
    ]


def test_brat_is_told_of_every_type() -> None:
    lines = to_brat(TOWN, extract(TOWN, kinds=KINDS)).splitlines()
    types = {line.split("\t")[1].split()[0] for line in lines if line.startswith("T")}
    entities = brat.CONFIGURATION.partition("[relations]")[0].split()[1:]
    assert types == {*entities, "Attribution"}
    assert "[events]\nAttribution\t" in brat.CONFIGURATION


POLNEAR = """T1\tSource 15 22\tAnn Lee
T2\tCue 10 14\tsaid
T3\tContent 0 9;24 34\t“We won,” “It rains”
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


def test_files_of_polnear_are_read_too() -> None:
    article = read_brat(POLNEAR, "“We won,” said Ann Lee. “It rains”")
    assert article.errors == []
    assert [(one.text, one.mention, one.cue, one.speaker, one.kind) for _, one in article.records] == [
        ("“We won,”", "Ann Lee", "said", "*", "*"),
        ("“It rains”", "Ann Lee", "said", "*", "*"),
    ]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("T9\tCue 10 999\tsaid", "T9: 10 to 999 is outside the text, which has 34 characters"),
        ("T9\tCue 14 10\tsaid", "T9: 14 to 10 is outside the text"),
        ("T9\tCue 10 14\tsays", "T9: the text from 10 to 14 is not “says”"),
        ("T9\tCue ten\tsaid", "T9: no type with offsets"),
        ("T9\tCue 1" + "0" * 5000 + " 2\tx", "T9: no type with offsets"),
        ("T1\tCue 10 14\tsaid", "T1 is the id of line 1 too"),
        ("E9\tAttribution:T4 Source:T7 Content:T3", "E9: Source is T7, which does not exist or cannot be read"),
    ],
)
def test_a_line_of_brat_that_cannot_be_read_loses_no_other(line: str, error: str) -> None:
    article = read_brat(
        POLNEAR + line + "\n#9\tAnnotatorNotes E7\tx\nR1\tOther Arg1:T1 Arg2:T2\n\n*\n",
        "“We won,” said Ann Lee. “It rains”",
    )
    ((number, reason),) = article.errors
    assert number == 6
    assert reason.startswith(error)
    assert len(article.records) == 2


def test_the_labels_of_label_studio_are_in_its_configuration() -> None:
    view = ElementTree.fromstring(label_studio.CONFIGURATION)
    assert [label.get("value") for label in view.iter("Label")] == list(LABELS)
    assert [relation.get("value") for relation in view.iter("Relation")] == list(RELATIONS)
    names = {control.get("name") for control in view if control.get("toName") == "text"}
    results = to_label_studio("x", TOWN, extract(TOWN, kinds=KINDS))["predictions"][0]["result"]
    assert {one["from_name"] for one in results if "from_name" in one} == names
    assert {one["value"]["labels"][0] for one in results if one["type"] == "labels"} == set(LABELS)
    assert view.find("Text").get("value") == "$text"


def task(**changes: object) -> dict[str, Any]:
    text = "“We won,” said Ann Lee."
    return {**to_label_studio("town.txt", text, extract(text)), **changes}


def test_a_correction_counts_and_a_prediction_only_without_one() -> None:
    corrected = task()["predictions"][0]["result"]
    next(one for one in corrected if one["type"] == "textarea")["value"]["text"] = ["Ann Li"]
    cancelled = {"was_cancelled": True, "result": []}
    for annotations, speaker in (
        ([], "Ann Lee"),
        ([cancelled, {"result": corrected}], "Ann Li"),
        ([cancelled], "Ann Lee"),
    ):
        (article,) = read_label_studio(json.dumps([task(annotations=annotations)]))
        assert [record.speaker for _, record in article.records] == [speaker]


def test_a_relation_may_lead_the_other_way() -> None:
    value = task()
    for one in value["predictions"][0]["result"]:
        if one["type"] == "relation":
            one["from_id"], one["to_id"], one["labels"] = one["to_id"], one["from_id"], []
    (article,) = read_label_studio(json.dumps(value))
    assert [(record.mention, record.cue) for _, record in article.records] == [("Ann Lee", "said")]


def wrong(change: Callable[[list[dict[str, Any]]], None]) -> dict[str, Any]:
    value = task()
    change(value["predictions"][0]["result"])
    return value


@pytest.mark.parametrize(
    ("value", "error", "left"),
    [
        (wrong(lambda r: r[0]["value"].update(end=99)), "region quotation-1: 0 to 99 is outside the text", 0),
        (wrong(lambda r: r[0]["value"].update(start="x")), "region quotation-1: start and end are not whole", 0),
        (wrong(lambda r: r[0]["value"].update(start=None)), "region quotation-1: start and end are not whole", 0),
        (wrong(lambda r: r[1]["value"].update(text="Bob")), "region source-15-22: the text from 15 to 22 is “Ann", 1),
        (wrong(lambda r: r.append(r[0])), "region quotation-1: another region has this id too", 1),
        (wrong(lambda r: r.append({**r[-1], "to_id": "z"})), "a relation refers to z, which does not exist", 1),
        (wrong(lambda r: r.append({**r[-1], "to_id": "quotation-1"})), "a relation leads from “direct” to “direct”", 1),
        (task(data={"text": None}), "“text” is not a string", None),
        (task(data=[]), "not a task of Label Studio", None),
        (task(predictions=[7]), "not a task of Label Studio", None),
        (7, "not a task of Label Studio", None),
    ],
)
def test_what_is_wrong_with_a_task_is_said_and_the_rest_is_read(value: object, error: str, left: int | None) -> None:
    first, *others = read_label_studio(json.dumps([value, task()]))
    assert first.errors
    assert all(number == 1 for number, _ in first.errors)
    assert first.errors[0][1].startswith(error)
    assert (first.text is None) == (left is None)
    assert len(first.records) == (left or 0)
    assert [len(other.records) for other in others] == [1]


@pytest.mark.parametrize("content", ["", "{", "7", "[" * 100_000, '"x"'])
def test_what_is_no_file_of_tasks_says_so(content: str) -> None:
    with pytest.raises(AnnotationError, match=r"not JSON|neither a task"):
        list(read_label_studio(content))


def test_the_tokens_of_prodigy_make_the_text() -> None:
    for text in TEXTS:
        made = to_prodigy("x", text, extract(text, kinds=KINDS))
        tokens = made["tokens"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
        assert [token["id"] for token in tokens] == list(range(len(tokens)))
        for span in made["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
        for relation in made["relations"]:
            assert relation["head_span"]["token_end"] == relation["head"]
            assert relation["child_span"]["label"] == relation["label"]


def test_tasks_of_prodigy_that_were_rejected_are_left_out() -> None:
    lines = [json.dumps(to_prodigy("x", TOWN, extract(TOWN)) | {"answer": answer}) for answer in ("reject", "accept")]
    assert len(list(read_prodigy([*lines, ""]))) == 1
    assert is_prodigy(lines[0])
    assert not any(map(is_prodigy, ["", "7", "{", '{"text": "x", "attributions": [], "spans": []}', '{"text": "x"}']))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"spans": [{"start": 0, "end": 999, "label": "direct"}]}, "span direct from 0 to 999: 0 to 999 is outside"),
        ({"spans": [{"start": 0, "end": 9, "label": "direct"}] * 2}, "span direct from 0 to 9: there are two of it"),
        ({"spans": [{"start": 0, "end": 9, "label": "direct", "speaker": 7}]}, "span direct from 0 to 9: its speaker"),
        ({"spans": [], "relations": [{"head_span": {}, "child_span": {}}]}, "a relation refers to None from None"),
        ({"text": 7}, "“text” is not a string"),
        ({"spans": 7}, "not a task of Prodigy"),
        ({"relations": [7]}, "not a task of Prodigy"),
    ],
)
def test_what_is_wrong_with_a_line_of_prodigy_is_said(change: dict[str, Any], error: str) -> None:
    text = "“We won,” said Ann Lee."
    value = to_prodigy("x", text, extract(text))
    value["relations"] = []
    first, second, third = read_prodigy([json.dumps({**value, **change}), "{", json.dumps(value)])
    assert [number for number, _ in first.errors] == [1]
    assert re.match(re.escape(error), first.errors[0][1])
    assert second.errors[0][1].startswith("not JSON")
    assert len(third.records) == 1
