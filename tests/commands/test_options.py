"""Which records a command shows or counts, and what the shell completes."""

from collections.abc import Iterator

import click
import pytest
from click.shell_completion import ShellComplete
from support.attributions import UNATTRIBUTED, attribution

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


NAMES_FILES = ["articles", "article", "paths", "output", "files_from", "old"]


def parameters(group: click.Group) -> Iterator[tuple[str, click.Parameter]]:
    for name, command in group.commands.items():
        for parameter in command.params:
            yield name, parameter


@pytest.mark.parametrize(
    ("typed", "last", "kind"),
    [
        *(
            (f"{name} {parameter.opts[0] if isinstance(parameter, click.Option) else ''}".split(), "ar", "file")
            for name, parameter in parameters(main)
            if parameter.name in NAMES_FILES
        ),
        (["export", "--save-text"], "te", "dir"),
    ],
    ids=str,
)
def test_the_shell_completes_names_of_files_and_folders(typed: list[str], last: str, kind: str) -> None:
    (found,) = ShellComplete(main, {}, "quotes", "_QUOTES_COMPLETE").get_completions(typed, last)
    assert (found.type, found.value) == (kind, last)
