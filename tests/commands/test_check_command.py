"""``quotes check``: which fixtures it reads, what it prints, how it exits."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Collection
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from support.command_line import run as run_command

from quotes.evaluation import checking
from quotes.model import SPEECH, Attribution
from quotes.writers.rows import csv_header, csv_rows

TAGGED = re.compile(r"(“[^”]*”) (said) ([A-Z]\w+ \w+)")
TOWN = "Rain.\n\n“We won,” said Ann Lee. “So did we,” said Bob Ray.\n"
SAID = "Ann Lee = Ann Lee <said> | We won\nBob Ray = Bob Ray <said> | So did we\n"
CASE = f"=== Town\n{TOWN}---\n{SAID}"


def simple_extract(text: str, doc: str = "", kinds: Collection[str] = SPEECH) -> list[Attribution]:
    """Find what these tests write, and nothing else."""
    return [
        Attribution(
            doc, n, n, None, "direct", m[1], m.start(1), m.end(1), m.start(1), m.end(1), m[3], "person", None,
            m[3], m.start(3), m.end(3), m[2], m.start(2), m.end(2), "tag", 0.9,
        )
        for n, m in enumerate(TAGGED.finditer(text), 1)
    ]  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with an extractor that does not change."""
    monkeypatch.setattr(checking, "extract", simple_extract)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, content: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return name


run = partial(run_command, "check")


def differences(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if re.match(r"\S+:\d+: ", line)]


def export(name: str, text: str, doc: str = "town.txt") -> str:
    stream = io.StringIO()
    stream.write(csv_header() + csv_rows(simple_extract(text, doc)))
    return put(name, stream.getvalue())


def test_a_case_that_agrees() -> None:
    result = run(put("c.txt", CASE))
    assert result.exit_code == 0, result.output
    assert differences(result) == []
    assert re.search(r"^all +2 +2 +100.0 +100.0 +100.0", result.stdout, re.MULTILINE)
    assert re.search(r"^  tag +2 +2 +100.0", result.stdout, re.MULTILINE)


def test_a_case_that_differs() -> None:
    result = run(put("c.txt", CASE.replace("Bob Ray <", "Bob Roy <")))
    assert result.exit_code == 1
    assert differences(result) == ["c.txt:7: expected speaker Bob Roy, found Bob Ray [tag] | So did we"]


def test_quiet_prints_the_figures_only() -> None:
    result = run("--quiet", put("c.txt", CASE.replace("Bob Ray <", "Bob Roy <")))
    assert (result.exit_code, differences(result)) == (1, [])
    assert "quotations" in result.stdout


@pytest.mark.parametrize("named", ["town.txt", "town.said", "."])
def test_a_sidecar_is_found_by_any_of_its_names(named: str) -> None:
    put("town.txt", TOWN)
    put("town.said", SAID.splitlines()[0] + "\n")
    result = run(named)
    assert result.exit_code == 1
    assert differences(result) == ["town.txt:3: spurious: Bob Ray = Bob Ray <said> | So did we"]


def test_a_folder_is_walked_in_order_and_other_files_passed_over() -> None:
    for name in ("b/c.txt", "a/c.txt"):
        put(name, CASE.replace("Bob Ray <", "Bob Roy <"))
    put("b/article.txt", TOWN)
    put("b/notes.md", "=== Notes")
    assert [line.partition(":")[0] for line in differences(run("."))] == ["a/c.txt", "b/c.txt"]


def test_an_export_corrected_by_hand() -> None:
    put("articles/town.txt", TOWN)
    put("articles/town.csv", Path(export("old.csv", TOWN)).read_bytes().decode().replace("Bob Ray", "Bob Roy"))
    result = run("articles/town.csv")
    assert result.exit_code == 1
    assert differences(result) == [
        "articles/town.csv:3: expected mention Bob Roy, found Bob Ray;"
        " expected speaker Bob Roy, found Bob Ray [tag] | So did we"
    ]


def test_an_export_may_have_lost_columns_and_offsets() -> None:
    put("town.txt", TOWN)
    put("town.csv", "doc;text;start;end;speaker\r\ntown.txt;“We won,”;0;1;Lee\r\ntown.txt;So did we;0;0;\r\n")
    assert differences(run("town.csv")) == ["town.csv:3: expected speaker none, found Bob Ray [tag] | So did we"]


def test_gold_json_lines() -> None:
    gold = {"id": "a", "text": TOWN, "attributions": [{"source": [[21, 28]], "content": [[7, 15]], "cue": []}]}
    result = run(put("gold.jsonl", json.dumps(gold) + "\n"))
    assert result.exit_code == 1
    assert differences(result) == ["gold.jsonl:1: spurious: Bob Ray | “So did we,”"]
    assert "quoted   gold 1 pred 2 found 100.0  source P 50.0 R 100.0 F1 66.7" in result.stdout
    assert "speaker  gold" not in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "none.txt: no such file or folder"),
        ("plain.txt", "Text.", "plain.txt: neither a case file (=== Title) nor an article with a sidecar plain.said"),
        ("bad.txt", "=== T\nText.\n---\n? | Words\n", "bad.txt:4: not in the article: Words"),
        ("lone.said", "", "lone.txt: no such file or folder"),
        ("bad.csv", "doc,text\n", "bad.csv:1: no column start, end, speaker"),
        ("far.csv", "doc,text,start,end,speaker\nx.txt,a,0,1,\n", "far.csv:2: x.txt: no such file or folder"),
        ("word.csv", "doc,text,start,end,speaker\nc.txt,Zzz,0,1,\n", "word.csv:2: not in c.txt: Zzz"),
        ("bad.jsonl", "{\n", "bad.jsonl:1: not JSON"),
        ("folder/x.md", "", "folder/x.md: neither a case file (=== Title) nor an article with a sidecar x.said"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_done(name: str, content: str | None, message: str) -> None:
    good = put("c.txt", CASE)
    if content is not None:
        put(name, content)
    result = run(name, good)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1
    assert re.search(r"^all +2 +2 +100.0", result.stdout, re.MULTILINE)


def test_a_folder_without_fixtures_is_named() -> None:
    put("folder/article.txt", TOWN)
    result = run("folder")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "folder: no case files (=== Title), sidecars (.said) or brat files (.ann) in this folder\n"


@pytest.mark.parametrize("args", [[], ["--accept"], ["--accept", "--against", "x.csv"], ["--accept", "x.csv"]])
def test_wrong_usage(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_accept_refuses_cases() -> None:
    result = run("--accept", put("c.txt", CASE))
    assert result.exit_code == 2
    assert "not c.txt" in result.stderr
    assert Path("c.txt").read_text("utf-8") == CASE


def test_accept_writes_what_was_found_and_keeps_the_comments() -> None:
    put("town.txt", TOWN)
    put("town.said", "# By hand.\n? | What is no longer there\n")
    result = run("--accept", "town.said")
    assert (result.exit_code, result.stdout) == (0, "town.said: written, attributions: 2\n")
    assert Path("town.said").read_text("utf-8") == "# By hand.\n" + SAID
    assert run("--accept", ".").stdout == "town.said: unchanged, attributions: 2\n"
    assert run("town.said").exit_code == 0


def test_accept_begins_a_sidecar() -> None:
    assert run("--accept", put("town.txt", TOWN)).exit_code == 0
    assert Path("town.said").read_text("utf-8") == SAID


def test_accept_of_a_missing_article() -> None:
    result = run("--accept", "none.txt")
    assert (result.exit_code, result.stderr) == (2, "none.txt: no such file or folder\n")


def test_against_an_export_without_change() -> None:
    put("town.txt", TOWN)
    result = run("--against", export("old.csv", TOWN))
    assert (result.exit_code, result.stdout) == (0, "0 gained, 0 lost, 2 unchanged\n")


@pytest.mark.parametrize("named", [[], ["town.txt"], ["."]])
def test_against_tells_what_was_gained_and_lost(named: list[str]) -> None:
    put("town.txt", TOWN)
    result = run("--against", export("old.csv", TOWN.replace("Bob Ray", "Bob Roy")), *named)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "town.txt:3: lost Bob Roy | “So did we,”",
        "town.txt:3: gained Bob Ray | “So did we,”",
        "1 gained, 1 lost, 1 unchanged",
    ]


def test_against_an_article_that_the_export_lacks() -> None:
    old = export("old.csv", TOWN)
    result = run("--against", old, put("city.txt", TOWN))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "2 gained, 0 lost, 0 unchanged"


def test_against_what_cannot_be_read() -> None:
    result = run("--against", "none.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "none.csv: no such file or folder\n"


PIPED = "cannot be read: a pipe or a device, not a file"


@pytest.mark.parametrize("names", [["pipe.said"], ["pipe.txt"], ["pipe.csv"], ["town.said"], ["--against", "pipe.csv"]])
def test_a_pipe_is_not_waited_for(names: list[str]) -> None:
    put("town.said", SAID)
    for name in ("pipe.said", "pipe.txt", "pipe.csv", "town.txt"):
        os.mkfifo(name)
    result = run(*names)
    assert result.exit_code == checking.UNREADABLE
    assert result.stderr.endswith(f": {PIPED}\n")


def test_pipes_in_a_folder_are_not_waited_for() -> None:
    put("folder/cases.txt", CASE)
    os.mkfifo("folder/pipe.said")
    os.mkfifo("folder/pipe.txt")
    os.mkfifo("folder/other.txt")
    result = run("folder")
    assert (result.exit_code, result.stderr) == (checking.UNREADABLE, f"folder/pipe.said: {PIPED}\n")
    assert not differences(result)


def test_a_device_is_not_read() -> None:
    assert run("/dev/zero").stderr == f"/dev/zero: {PIPED}\n"


def test_what_a_shell_pipes_in_under_a_name_of_its_own_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, CASE.encode())
    os.close(writing)
    assert run(f"/dev/fd/{reading}").exit_code == checking.AGREES
    os.close(reading)
