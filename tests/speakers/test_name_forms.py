"""How one name as written is read: title, given name, surname, kind and gender."""

import pytest

from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.names.folded_words import fold_word
from quotes.speakers.names.forms import PLACE, UNKNOWN, organization_form, parse_name, parse_name_words


@pytest.mark.parametrize(
    ("written", "title", "name", "kind", "gender"),
    [
        ("Ann Lee", "", "Ann Lee", PERSON, "f"),
        ("Bob Ray Jr.", "", "Bob Ray Jr.", PERSON, "m"),
        ("Mr Baker", "Mr", "Baker", PERSON, "m"),
        ("Mrs. Quillon", "Mrs.", "Quillon", PERSON, "f"),
        ("Dr. King", "Dr.", "King", PERSON, ""),
        ("Dr Weaver", "Dr", "Weaver", PERSON, ""),
        ("Kerda Weaver", "", "Kerda Weaver", UNKNOWN, ""),
        ("Keeper Bob Ray", "Keeper", "Bob Ray", PERSON, "m"),
        ("Labour MS Ann Lee", "Labour MS", "Ann Lee", PERSON, "f"),
        ("Asst Ch Con Ann Lee", "Asst Ch Con", "Ann Lee", PERSON, "f"),
        ("President Ann Lee", "President", "Ann Lee", PERSON, "f"),
        ("Turkish Vice President Recep Tayyip Erdogan", "Turkish Vice President", "Recep Tayyip Erdogan", PERSON, "m"),
        ("Ann Bank", "", "Ann Bank", PERSON, "f"),
        ("Will Smith", "", "Will Smith", PERSON, "m"),
        ("Elm Committee", "", "Elm Committee", ORGANIZATION, ""),
        ("Bank of Kor", "", "Bank of Kor", ORGANIZATION, ""),
        ("Mayors Against Kites", "", "Mayors Against Kites", ORGANIZATION, ""),
        ("Women’s Aid", "", "Women’s Aid", UNKNOWN, ""),
        ("NATO", "", "NATO", ORGANIZATION, ""),
        ("Kor.com", "", "Kor.com", ORGANIZATION, ""),
        ("London", "", "London", PLACE, ""),
        ("Quillon", "", "Quillon", UNKNOWN, ""),
        ("Quillon Vesper", "", "Quillon Vesper", UNKNOWN, ""),
    ],
)
def test_a_name_is_read(written: str, title: str, name: str, kind: str, gender: str) -> None:
    form = parse_name(written)
    assert form is not None
    assert (form.title, form.name, form.kind, form.gender) == (title, name, kind, gender)


@pytest.mark.parametrize("words", ["The", "Yesterday", "Vice President", "Prime Minister", "Tuesday"])
def test_words_of_grammar_and_titles_alone_are_no_name(words: str) -> None:
    assert parse_name(words) is None


@pytest.mark.parametrize(
    ("written", "skipped", "name"),
    [
        ("But Ann Lee", 1, "Ann Lee"),
        ("Super Value Debra Symonette", 2, "Debra Symonette"),
        ("State Mike Pompeo", 1, "Mike Pompeo"),
        ("Furious Ann Lee", 1, "Ann Lee"),
        ("Poor Ann", 1, "Ann"),
        ("Wing Ann Lee", 1, "Ann Lee"),
        ("Centre Hill", 0, "Centre Hill"),
        ("Poor Relations", 0, "Poor Relations"),
        ("Twenty-one-year-old Ann Lee", 1, "Ann Lee"),
        ("Sergeant-at-Arms Ann Lee", 1, "Ann Lee"),
        ("Ann Lee Tuesday", 0, "Ann Lee"),
        ("Ann Lee’s", 0, "Ann Lee"),
    ],
)
def test_words_around_a_name_are_left_out(written: str, skipped: int, name: str) -> None:
    skip, form = parse_name_words(written.split())
    assert form is not None
    assert (skip, form.name) == (skipped, name)


@pytest.mark.parametrize(
    ("written", "last"),
    [("Ann Lee", "lee"), ("Bob Ray Jr.", "ray"), ("Martin O’Malley", "omalley"), ("Recep Tayyip Erdoğan’s", "erdogan")],
)
def test_the_surname_is_folded(written: str, last: str) -> None:
    form = parse_name(written)
    assert form is not None
    assert form.last == last


def test_an_organization_is_read_as_it_is_written() -> None:
    form = organization_form("Ministry of Health")
    assert (form.name, form.kind, form.folded) == ("Ministry of Health", ORGANIZATION, ("ministry", "of", "health"))


@pytest.mark.parametrize(
    ("word", "folded"), [("LEE", "lee"), ("Ørsted", "ørsted"), ("“Tank”", "tank"), ("Lee's", "lee")]
)
def test_a_word_is_folded(word: str, folded: str) -> None:
    assert fold_word(word) == folded
