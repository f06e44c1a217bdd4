"""Which records a command shows or counts."""

import pytest
from support.attributions import UNATTRIBUTED, attribution

from quotes.commands.options import RecordFilter


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
