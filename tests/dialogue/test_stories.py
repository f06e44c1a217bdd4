"""Who speaks in short stories of our own, read as dialogue."""

import pytest

from quotes import extract


def spoken(text: str, *speakers: str) -> list[tuple[str, str | None, str]]:
    """The words, the speaker and the rule of each quotation."""
    records = extract(text, genre="dialogue", speakers=speakers)
    return [(record.text.strip('“”‘’"'), record.speaker, record.rule) for record in records]


def speakers_of(text: str, *speakers: str) -> list[str | None]:
    return [speaker for _, speaker, _ in spoken(text, *speakers)]


SEXTON = """\
“The gate is locked,” said Ruth Varley to the sexton.

Tom Orme laughed. “It was never locked in my life.”

“Then try it.”

“I have no wish to.”

“Because you know I am right,” pursued Ruth.
"""


def test_speakers_take_turns() -> None:
    assert speakers_of(SEXTON) == ["Ruth Varley", "Tom Orme", "Ruth Varley", "Tom Orme", "Ruth Varley"]


def test_each_answer_has_its_rule() -> None:
    rules = [rule for _, _, rule in spoken(SEXTON)]
    assert rules == ["cue_after", "beat_before", "alternation", "alternation", "dialogue_tag"]


@pytest.mark.parametrize("verb", ["returned", "began", "pursued", "resumed", "ejaculated", "put in", "went on"])
def test_any_verb_beside_a_name_is_a_tag(verb: str) -> None:
    text = f"Ruth Varley met Tom Orme.\n\n“It is late,” {verb} Ruth Varley.\n\n“It is,” Tom Orme said.\n"
    assert speakers_of(text) == ["Ruth Varley", "Tom Orme"]


@pytest.mark.parametrize("verb", ["put in", "burst out", "struck in"])
def test_a_particle_of_its_verb_may_stand_before_the_name(verb: str) -> None:
    text = f"Tom Orme and Ruth Varley sat down.\n\n“It is late,” {verb} Ruth Varley, and rose.\n"
    assert spoken(text)[0] == ("It is late,", "Ruth Varley", "dialogue_tag")


def test_who_is_called_by_name_does_not_speak() -> None:
    text = "Ruth Varley looked at Tom Orme.\n\n“You might have written, Tom.”\n\n“I might, Ruth.”\n"
    found = spoken(text, "Ruth Varley", "Tom Orme")
    assert [speaker for _, speaker, _ in found] == ["Ruth Varley", "Tom Orme"]
    assert found[1][2] == "vocative"


def test_a_pronoun_keeps_its_gender() -> None:
    text = "Tom Orme sat by Ruth Varley.\n\n“Is it far?” she asked.\n\n“A mile,” he answered.\n\n“Good,” she said.\n"
    assert speakers_of(text) == ["Ruth Varley", "Tom Orme", "Ruth Varley"]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = "“I walked,” said Ruth Varley. “Tom Orme rode.\n\n“Then it rained.”\n\n“Poor Ruth!” said Tom Orme.\n"
    assert speakers_of(text) == ["Ruth Varley", "Ruth Varley", "Ruth Varley", "Tom Orme"]


def test_mr_mrs_and_miss_of_a_surname_are_three() -> None:
    text = (
        "“Rain,” said Mr. Orme.\n\n“Snow,” said Mrs. Orme.\n\n“Hail,” said Miss Orme.\n\n"
        "“I think not,” he said.\n\n“You never do,” said Mrs. Orme.\n"
    )
    assert speakers_of(text) == ["Mr. Orme", "Mrs. Orme", "Miss Orme", "Mr. Orme", "Mrs. Orme"]


def test_the_answer_of_somebody() -> None:
    text = "Tom Orme turned to Ruth Varley.\n\n“Come in,” he said.\n\n“Never,” was Ruth’s answer.\n"
    assert speakers_of(text) == ["Tom Orme", "Ruth Varley"]


NARRATED = """\
I had not seen Ruth Varley since May. I knew the house, and I knew the road, and I had walked.

“You look tired, Tom,” said Ruth.

“I walked,” I said.

“All the way? Sit down, Tom.”

“I would rather stand.”

I looked at the fire. I was cold.

“Please yourself, Tom.”
"""


def test_who_is_called_and_never_named_says_i() -> None:
    assert speakers_of(NARRATED) == ["Ruth Varley", "Tom", "Ruth Varley", "Tom", "Ruth Varley"]


def test_a_narrator_whom_nobody_names_is_i() -> None:
    text = NARRATED.replace(", Tom", "").replace("Tom", "Pell")
    assert speakers_of(text) == ["Ruth Varley", "I", "Ruth Varley", "I", "Ruth Varley"]


def test_a_list_names_the_narrator() -> None:
    found = speakers_of(NARRATED, "Ruth Varley", "Thomas Orme = Tom", "I = Thomas Orme")
    assert found == ["Ruth Varley", "Thomas Orme", "Ruth Varley", "Thomas Orme", "Ruth Varley"]


def test_a_listed_name_wins() -> None:
    text = "“Rain,” said Bess.\n\n“Snow,” said Tom Orme.\n"
    assert speakers_of(text, "Elizabeth Varley = Bess", "Tom Orme") == ["Elizabeth Varley", "Tom Orme"]


def test_somebody_whom_the_list_lacks_still_speaks() -> None:
    text = "“Rain,” said Ruth Varley.\n\n“Snow,” said Tom Orme.\n"
    assert speakers_of(text, "Ruth Varley") == ["Ruth Varley", "Tom Orme"]


def test_an_unnamed_speaker_keeps_the_description() -> None:
    text = "“A room?” said the landlord.\n\n“Two,” said Ruth Varley.\n\n“I have one,” said the landlord.\n"
    assert speakers_of(text) == ["the landlord", "Ruth Varley", "the landlord"]


def test_a_trade_that_no_list_has_is_somebody_after_some_tags() -> None:
    turns = (
        "said Tom Orme",
        "said the tinker",
        "said Tom Orme",
        "replied the tinker",
        "said Tom Orme",
        "said the tinker",
    )
    text = "\n\n".join(f"“A penny,” {tag}." for tag in turns)
    assert speakers_of(text) == ["Tom Orme", "the tinker"] * 3


def test_a_stranger_in_a_scene_is_none_of_those_who_have_names() -> None:
    text = "Tom Orme saw a stranger.\n\n“A room?” said the stranger.\n\n“Two,” said Tom Orme.\n\n“One will do.”\n"
    assert speakers_of(text) == ["the stranger", "Tom Orme", "the stranger"]


def test_the_admiral_is_he_who_has_the_title() -> None:
    text = (
        "“Rain,” said Admiral Orme. Admiral Orme had come with Admiral Orme’s dog, and Ruth Varley.\n\n"
        "“Snow,” said Ruth Varley.\n\n“Not before night,” said the Admiral.\n\n“Never,” the Admiral said.\n"
    )
    assert speakers_of(text) == ["Admiral Orme", "Ruth Varley", "Admiral Orme", "Admiral Orme"]


def test_of_two_doctors_the_doctor_is_neither() -> None:
    names = "Dr. Orme came, Dr. Orme sat, and Dr. Orme left. Dr. Varley came, Dr. Varley sat, and Dr. Varley left.\n\n"
    text = f"{names}“Rain,” said the doctor.\n\n“Snow,” said Ruth Pell.\n\n“Never,” said the doctor.\n"
    assert speakers_of(text)[0] not in ("Dr. Orme", "Dr. Varley")


def test_a_term_is_nobodys() -> None:
    text = "Ruth Varley kept a “commonplace book” for years.\n\n“Show me,” said Tom Orme.\n"
    assert speakers_of(text) == ["Tom Orme"]


def test_i_within_a_quotation_is_its_speaker() -> None:
    text = "“She asked, and I said, ‘Never in my life,’” said Ruth Varley.\n\n“Quite right,” said Tom Orme.\n"
    assert speakers_of(text) == ["Ruth Varley", "Ruth Varley", "Tom Orme"]


def test_a_text_without_anybody() -> None:
    assert spoken("“Is anyone there?”\n\nNo answer came.\n") == [("Is anyone there?", None, "no_sieve")]


def test_a_chapter_ends_a_scene_and_is_kept() -> None:
    filler = "The rain fell on the hill and on the road below it. " * 10
    first = f"Chapter 1\n\n{filler}\n\n“No,” said Ruth Varley.\n\n"
    text = f"{first}Chapter 2. The Road\n\n{filler}\n\n“Yes,” said Tom Orme.\n"
    parts = [record.part for record in extract(text, genre="dialogue")]
    assert parts == ["Chapter 1", "Chapter 2. The Road"]


def test_news_has_no_part_and_takes_no_turns() -> None:
    records = extract(SEXTON)
    assert {record.part for record in records} == {None}
    assert "alternation" not in {record.rule for record in records}


def test_a_reported_clause_has_the_speaker_whom_its_words_name() -> None:
    text = "“No,” said Ruth Varley. Tom Orme laughed. Tom said that the road was shut.\n"
    reported = [
        record for record in extract(text, genre="dialogue", kinds=["direct", "indirect"]) if record.kind == "indirect"
    ]
    assert [(record.speaker, record.text) for record in reported] == [("Tom Orme", "that the road was shut")]


def test_an_unknown_genre() -> None:
    with pytest.raises(ValueError, match="unknown genre 'opera': there are news, dialogue"):
        extract("No.", genre="opera")
