"""README.md and CONTRIBUTING.md are true: examples, fields, commands, paths and arrows."""

import doctest
import re
from pathlib import Path

import pytest
from support.command_line import run
from test_house import ARROWS

from quotes.commands.cli import main
from quotes.model import FIELDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PATH = r"`((?:quotes|tests|seeds|\.ci|\.github)/[\w./*-]+)`"


def test_the_example_of_the_library() -> None:
    pytest.importorskip("pandas")
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 4
    assert result.failed == 0


def test_the_table_at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    shown = re.search(r"\$ echo '(.+)' \| quotes show\n(.+?)```", README, re.DOTALL)
    assert shown
    assert run("show", given=shown[1] + "\n").stdout == shown[2]
    lines = README.splitlines()[:10]
    assert any(shown[1] in line for line in lines)
    assert any("“It was close,”" in line and "she <added>" in line for line in lines)


def test_every_field_is_explained() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", README, re.MULTILINE)
    assert re.findall(r"\w+", " ".join(rows)) == list(FIELDS)


def test_every_command_is_shown() -> None:
    assert set(main.commands) == set(re.findall(r"^quotes (\w+)", README, re.MULTILINE))


def test_there_is_one_test_command_for_people_and_machines() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert "quotes show seeds/raqqa.txt" in commands[0]
    assert commands[1].endswith(".venv/bin/python -m pytest -q -n auto")
    assert "grep '^python3 -m venv .*pytest' README.md" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("guide", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_exists(guide: str) -> None:
    paths = re.findall(PATH, guide)
    assert paths
    assert [path for path in paths if not any(ROOT.glob(path.rstrip("/")))] == []


def test_the_map_answers_each_question_with_a_file() -> None:
    rows = re.findall(r"^\| ([^|]+\?) \| ([^|]+) \|$", CONTRIBUTING, re.MULTILINE)
    assert len(rows) >= 10
    assert [question for question, answer in rows if not re.search(PATH, answer)] == []


def test_the_arrows_are_those_that_the_house_test_enforces() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", CONTRIBUTING, re.MULTILINE)
    assert {name for name, _ in rows} >= {name for name in ARROWS if (ROOT / "quotes" / name).is_dir()}
    for name, targets in rows:
        if "above" not in targets:
            assert tuple(re.findall(r"`(\w+)`", targets)) == ARROWS[name]
