"""Every word list is well formed: header, order, case, columns, and no verb in two classes."""

from itertools import combinations
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "quotes" / "lexicon" / "lists"
FILES = sorted(FOLDER.glob("*.txt"))

# Lists whose entries keep the capitals of print; all others are lower case.
AS_PRINTED = {
    "abbreviations",
    "calendar",
    "countries_or_names",
    "demonyms",
    "given_names_either",
    "given_names_female",
    "given_names_male",
    "honorifics",
    "media",
    "titles_or_names",
    "months_or_names",
    "name_suffixes",
    "names_or_bodies",
    "office_initials",
    "organizations",
    "page_boxes",
    "parties",
    "places",
    "plural_titles",
    "role_synonyms",
    "sovereign_titles",
    "title_roles",
    "titles",
}
COLUMNS = {
    "comparatives": 2,
    "titles": 2,
    "roles": 2,
    "role_synonyms": 2,
    "person_endings": 2,
    "function_words": 2,
    "nicknames": 2,
    "title_roles": 2,
    "office_initials": 2,
    "plural_titles": 2,
    "confidence": 5,
    "stance_adjectives": 2,
    "received_nouns": 2,
    "siding_nouns": 2,
    "stance_nouns": 2,
    "dialogue_confidence": 2,
    "dialogue_points": 2,
    "forms_of_address": 2,
    "misread_verbs": 2,
    "misread_words": 2,
    "short_titles": 2,
    "titles_of_women": 2,
}
GENDERS = {"m", "f", "-"}
PRONOUNS = {"pron_m", "pron_f", "pron_n", "pron_pl", "pron_1", "pron_2"}
CLASSES = PRONOUNS | {"det", "poss", "prep", "conj", "sub", "wh", "aux", "neg", "adv"}
UNWANTED = set("\u2018\u2019\u201c\u201d\u00ab\u00bb\u00a0\u00ad,")
VERB_LISTS = ("speech_verbs", "report_verbs", "thought_verbs", "manner_verbs")

LOOKED_UP_BY_WORD = (
    *("abbreviations", "calendar", "common_verbs", "documents", "function_words", "manner_verbs"),
    *("organization_nouns", "people_plural", "roles", "speech_nouns", "stance_verbs", "thought_verbs", "work_nouns"),
)

every_list = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def entries(path: Path) -> list[str]:
    return [line for line in lines(path) if not line.startswith("#")]


def words(name: str) -> list[str]:
    return entries(FOLDER / f"{name}.txt")


def rows(name: str) -> list[list[str]]:
    return [entry.split("\t") for entry in words(name)]


@every_list
def test_header_comes_first_and_says_something(path: Path) -> None:
    header = [line for line in lines(path) if line.startswith("#")]
    assert header
    assert all(line.strip("# ") for line in header)
    assert lines(path)[: len(header)] == header


@every_list
def test_entries_are_sorted_and_unique(path: Path) -> None:
    found = entries(path)
    assert found
    assert [entry.casefold() for entry in found] == sorted(entry.casefold() for entry in found)
    assert len(found) == len(set(found))
    keys = [entry.split("\t")[: 2 if path.stem == "confidence" else 1] for entry in found]
    assert len(keys) == len(set(map(tuple, keys)))


@every_list
def test_entries_are_clean(path: Path) -> None:
    for line in lines(path):
        assert line
        assert line == line.strip()
        assert "  " not in line
        assert line.startswith("#") or not set(line) & UNWANTED


@every_list
def test_entries_are_lower_case_unless_printed_with_capitals(path: Path) -> None:
    if path.stem not in AS_PRINTED:
        assert [entry for entry in entries(path) if entry != entry.lower()] == []


@every_list
def test_only_tables_have_tabs(path: Path) -> None:
    columns = COLUMNS.get(path.stem, 1)
    assert {len(entry.split("\t")) for entry in entries(path)} == {columns}


@pytest.mark.parametrize("name", LOOKED_UP_BY_WORD)
def test_no_phrase_is_where_only_words_are_looked_up(name: str) -> None:
    assert [entry for entry in words(name) if " " in entry.partition("\t")[0]] == []


@pytest.mark.parametrize("name", ["not_speech_before", "sign_verbs", "work_verbs"])
def test_no_phrase_ends_in_another_which_would_do_alone(name: str) -> None:
    found = set(words(name))
    assert [one for one in found if any(one.endswith(f" {other}") for other in found)] == []


@pytest.mark.parametrize("name", ["titles", "roles"])
def test_gender_column(name: str) -> None:
    assert {gender for _, gender in rows(name)} == GENDERS


def test_word_classes() -> None:
    for _, classes in rows("function_words"):
        assert set(classes.split(" ")) <= CLASSES


def test_no_nickname_stands_for_itself() -> None:
    for nickname, formal in rows("nicknames"):
        assert nickname not in formal.split(" ")


@pytest.mark.parametrize("name", ["irregular_verbs", "irregular_verb_variants"])
def test_irregular_verbs_have_five_forms(name: str) -> None:
    assert {len(line.split(" ")) for line in words(name)} == {5}


def test_irregular_verbs_has_one_line_per_verb() -> None:
    lemmas = [line.split(" ")[0] for line in words("irregular_verbs")]
    assert len(lemmas) == len(set(lemmas))


@pytest.mark.parametrize("one, other", list(combinations(VERB_LISTS, 2)))
def test_verb_lists_share_no_verb(one: str, other: str) -> None:
    assert set(words(one)) & set(words(other)) == set()


def test_given_name_lists_share_no_name() -> None:
    lists = [set(words(f"given_names_{kind}")) for kind in ("female", "male", "either")]
    assert sum(map(len, lists)) == len(set().union(*lists))
