"""What README.md says is so."""

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotes.commands.cli import main
from quotes.model import FIELDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_example_of_the_library() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 4
    assert result.failed == 0


def test_the_table_at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    shown = re.search(r"\$ echo '(.+)' \| quotes show\n(.+?)```", README, re.DOTALL)
    assert shown
    assert CliRunner().invoke(main, ["show"], input=shown[1] + "\n").stdout == shown[2]
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
    assert commands[1].endswith(".venv/bin/python -m pytest -q")
    assert "grep '^python3 -m venv .*pytest' README.md" in (ROOT / ".ci" / "run").read_text("utf-8")
