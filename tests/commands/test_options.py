"""Which records a command shows or counts, and what the shell completes."""

import re
from collections.abc import Iterator

import click
import pytest
from click.shell_completion import ShellComplete
from support.attributions import UNATTRIBUTED, attribution
from support.command_line import run

from quotes.commands.cli import main
from quotes.commands.options.common import RecordFilter


@pytest.mark.parametrize(
    ("name", "matches"),
    [
        ("", True),
        ("Erdogan", True),
        ("recep erdoğan", True),
        ("ERDOGAN recep", True),
        ("Erdo", False),
        ("Ann Erdogan", False),
    ],
)
def test_a_speaker_must_have_all_words_whatever_their_case_and_accents(name: str, *, matches: bool) -> None:
    assert RecordFilter(("direct",), name)(attribution(speaker="Recep Tayyip Erdogan")) is matches


def test_no_name_matches_an_unattributed_quotation() -> None:
    assert not RecordFilter(("direct",), "Lee")(UNATTRIBUTED)


def test_only_records_of_the_kinds_are_wanted() -> None:
    assert not RecordFilter(("mixed",), "")(attribution())


NAMES_FILES = ["articles", "article", "paths", "output", "files_from", "old", "people", "people_out", "names"]


def parameters(group: click.Group) -> Iterator[tuple[str, click.Parameter]]:
    for name, command in group.commands.items():
        for parameter in command.params:
            yield name, parameter


NAMED = [
    *(
        (f"{name} {parameter.opts[0] if isinstance(parameter, click.Option) else ''}".split(), "file")
        for name, parameter in parameters(main)
        if parameter.name in NAMES_FILES
    ),
    (["export", "--save-text"], "dir"),
]


@pytest.mark.parametrize(("typed", "kind"), NAMED, ids=str)
def test_the_shell_completes_names_of_files_and_folders(typed: list[str], kind: str) -> None:
    (found,) = ShellComplete(main, {}, "quotes", "_QUOTES_COMPLETE").get_completions(typed, "ar")
    assert (found.type, found.value) == (kind, "ar")


@pytest.mark.parametrize("typed", [typed for typed, _ in NAMED], ids=str)
def test_an_empty_name_is_not_the_current_folder(typed: list[str]) -> None:
    result = run(*typed, "")
    assert (result.exit_code, result.stdout) == (2, "")
    said = r"\nError: Invalid value for '[^\n]+': the name of a (file|folder) cannot be empty\.\n$"
    assert re.search(said, result.stderr)
