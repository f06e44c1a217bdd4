"""Which forms of a name are one person's or organization's in an article."""

import pytest

from quotes.model import PERSON
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.forms import UNKNOWN
from quotes.speakers.names.index import NameIndex
from quotes.speakers.names.roster import Roster


def roster_of(text: str) -> Roster:
    return Roster(text)


def last_entity(text: str) -> Entity | None:
    """Who is meant by the last name of a text."""
    roster = roster_of(text)
    start, _, form = list(roster.index.between(0, len(text)))[-1]
    return roster.find(form, start)


def meant(text: str) -> str | None:
    """The fullest name of who is meant by the last name of a text."""
    entity = last_entity(text)
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee left. Then Lee came back.", "Ann Lee"),
        ("Ann Lee left. Then Ms Lee came back.", "Ann Lee"),
        ("Robert T. Ray left. Then Bob Ray came back.", "Robert T. Ray"),
        ("The Kor Trade Union met. Then the KTU voted.", "Kor Trade Union"),
        ("Mark Dayton left. Then Dayton came back.", "Mark Dayton"),
        ("Ann Lee met Ann Quillon. Then Quillon left.", "Ann Quillon"),
        ("Ann Lee met Mr Lee.", "Lee"),
        ("They asked Ann Lee and her brother, Tom Lee. Lee stayed.", None),
        ("They asked Ann Lee and her brother, Tom Lee. " + "It was late. " * 40 + "Lee stayed.", "Ann Lee"),
        ("They asked Ann Lee and Tom Lee. " + "It was late. " * 40 + "Lee stayed.", None),
        ("AP Photo Brandt runs off\n\nOtto Brandt ran. Then Brandt came back.", "Otto Brandt"),
        ("Bob Ray met Bob Ray Jr.", "Bob Ray Jr."),
        ("Bob Ray Jr. met Bob L. Ray", "Bob L. Ray"),
        ("Bob Ray met Prince Bob", "Bob"),
        ("Prince Bob Ray met Prince Bob", "Bob Ray"),
        ("King Bob II met King Bob", "Bob II"),
        ("Bob H.W. Ray met Bob W. Ray", "Bob W. Ray"),
        ("K Lumosa Rao met KT Bolana Rao", "KT Bolana Rao"),
        ("Ann Lee Hopes To Win Elm Vote\n\nSen. Ann Lee left. Then Lee came back.", "Ann Lee"),
        ("The Plan Is Odd, Ann Lee Says.\n\nSen. Ann Lee left. Then Lee came back.", "Ann Lee"),
        ("Lee Won't Forgive Bob Ray\n\nSen. Ann Lee left. Then Lee came back.", "Ann Lee"),
        ("Lee Finesses Challenge By Voters\n\nSen. Ann Lee left. Then Lee came back.", "Ann Lee"),
        ("Elm Lee Hospital Shuts Two Wards\n\nMs Lee left the Elm Lee Hospital.", "Elm Lee Hospital"),
        ("The Kor District Attorney Bob Ray\n\nKor is old. It has one district. Then Ray came back.", "Bob Ray"),
        ("Mr Brandt left. Give Brandt some time. Then Brandt came back.", "Brandt"),
        ("Rush Brandt left. Then Brandt came back.", "Rush Brandt"),
        ("Open Kor Texas left Texas. Then Open Kor Texas came back.", "Open Kor Texas"),
        ("Mr Brandt left. Brandt Gives Speech. Then Brandt came back.", "Brandt"),
        ("Mr Brandt made the Brandt Effect an effect of it. Then Brandt came back.", "Brandt"),
        ("The Brandt Effect had an effect of its own. Then Brandt came back.", "Brandt Effect"),
        ("Mr Zubov met Adelina Zubov, with a zubov on a lead. Then Zubov came back.", "Adelina Zubov"),
        ("Mr Brandt left. Will Brandt run? Then Brandt came back.", "Brandt"),
        ("Mr Brandt left. Will Brandt runs. Then Brandt came back.", "Will Brandt"),
        ("Mr Brandt left with Will Brandt. Did he? Then Brandt came back.", "Will Brandt"),
    ],
)
def test_the_last_name_means(text: str, name: str | None) -> None:
    assert meant(text) == name


def test_a_surname_of_two_who_are_named_together_means_nobody() -> None:
    assert meant("Ann Lee and Tom Lee left. Then Lee came back.") is None


def test_of_namesakes_the_one_named_shortly_before_is_meant() -> None:
    far = " They talked about the weather and the price of bread for a long time." * 6
    assert meant(f"Ann Lee left.{far} Tom Lee stayed.{far[:80]} Lee agreed.") == "Tom Lee"


@pytest.mark.parametrize(
    ("text", "gender", "kind"),
    [
        ("He came with his wife, Quillon Vesper, and left.", "f", PERSON),
        ("Then Quillon Vesper, 36, left.", "", PERSON),
        ("Then baker Quillon Vesper left.", "", PERSON),
        ("Then Quillon Vesper left.", "", UNKNOWN),
    ],
)
def test_the_words_beside_a_name_show_what_it_is(text: str, gender: str, kind: str) -> None:
    entity = last_entity(text)
    assert entity is not None
    assert (entity.gender, entity.kind) == (gender, kind)


def test_a_trade_may_be_the_only_bearers_surname() -> None:
    assert (entity := roster_of("Ann Miller left.").by_trade_surname("Miller")) is not None
    assert entity.name == "Ann Miller"
    assert roster_of("Ann Miller met Tom Miller.").by_trade_surname("Miller") is None


def test_names_are_found_by_position_and_by_their_words() -> None:
    text = "Ann Lee met Jock A. Finlayson at the Elm Institute."
    index = NameIndex(text)
    assert [text[start:end] for start, end, _ in index.between(0, len(text))] == [
        "Ann Lee",
        "Jock A. Finlayson",
        "Elm Institute",
    ]
    assert [text[start:end] for start, end, _ in index.before(len(text), 2)] == ["Elm Institute", "Jock A. Finlayson"]
    around = index.around(text.index("Jock"), text.index("Jock") + len("Jock"))
    assert around is not None
    assert text[around[0] : around[1]] == "Jock A. Finlayson"
    assert [form.name for form in index.forms_by_last_word("institute")] == ["Elm Institute"]
    assert [form.name for _, _, form in index.mentions_by_first_word("ann")] == ["Ann Lee"]
    assert [form.name for _, _, form in index.mentions_by_initials("ei")] == ["Elm Institute"]
