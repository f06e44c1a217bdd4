"""How far the reported clause around a few marked words goes."""

import pytest

from quotes import extract

CONTENTS = {
    "Lotte Maas said on CNN’s “Harbour Talk” that she would “take a look”.": ["that she would “take a look”"],
    "Lotte Maas told the BBC’s “Harbour Talk” that the plan was “odd”.": ["that the plan was “odd”"],
    "Lotte Maas said she had “no idea” who paid on Monday’s edition of CNN’s “Harbour Talk”.": [
        "she had “no idea” who paid"
    ],
    "Lotte Maas said the “sad” plan was Bram’s “only hope”.": [
        "the “sad” plan was Bram’s “only hope”",
        "the “sad” plan was Bram’s “only hope”",
    ],
    "Bram Vos, who called the choir “rust” and the organ “a fridge,” clearly said it should “sing” again.": [
        "the choir “rust” and the organ “a fridge,”",
        "the choir “rust” and the organ “a fridge,”",
        "it should “sing” again",
    ],
    "The twins fell out – Lotte saying he was “pleased” and Bram calling it a “disgrace”.": [
        "he was “pleased”",
        "it a “disgrace”",
    ],
    "Lotte Maas said it was “sad” and Bram Vos said it was “fun”.": ["it was “sad”", "it was “fun”"],
    "Lotte Maas said the choir was “tired” and the organ “splendid”.": [
        "the choir was “tired” and the organ “splendid”",
        "the choir was “tired” and the organ “splendid”",
    ],
    # A clause before a whole sentence in marks belongs to it; where, of what and to whom it was said do not.
    "Lotte Maas said that once the ferry sails, “I intend to sleep for a week.”": [
        "that once the ferry sails, “I intend to sleep for a week.”"
    ],
    "Lotte Maas said the twins had two choices: “You row or you swim.”": [
        "the twins had two choices: “You row or you swim.”"
    ],
    "Lotte Maas posted the crew list under the subject line “Who rows on Sunday?”": [
        "the crew list under the subject line “Who rows on Sunday?”"
    ],
    "Lotte Maas said of the ferry, “It never sails.”": ["“It never sails.”"],
    "Lotte Maas lamented in a talk with the harbour paper, “It never sails.”": ["“It never sails.”"],
    "Lotte Maas answered with a line from a song: “It never sails.”": ["“It never sails.”"],
    "Lotte Maas told the rowers who came from Ely, “It never sails.”": ["“It never sails.”"],
    "Lotte Maas whispered to him: “It never sails.”": ["“It never sails.”"],
    "Lotte Maas heckled the rowers: “It never sails.”": ["“It never sails.”"],
    "Lotte Maas said on the show “New Harbour” that it was “good as new”.": ["that it was “good as new”"],
    "Lotte Maas lashed out at her critics, including Bram Vos, over “lies”.": [
        "at her critics, including Bram Vos, over “lies”"
    ],
    # So do words between it and who said it, but not a longer name of the source.
    "“This will be hard” for the ferry, said Lotte Maas.": ["“This will be hard” for the ferry"],
    "“This will be hard for us all,” like the long winter, said Lotte Maas.": [
        "“This will be hard for us all,” like the long winter"
    ],
    "“This will be hard,” Lotte Maas, captain of the ferry, told the town.": ["“This will be hard,”"],
    "“This will be hard,” another friend recalled him saying.": ["“This will be hard,”"],
    "Lotte Maas said, “We have a week to row” until the twins arrive.": [
        "“We have a week to row” until the twins arrive"
    ],
    "Lotte Maas said, “We have a week to row” as she left the boat.": ["“We have a week to row”"],
    "Lotte Maas said, “We have a week to row” in a note.": ["“We have a week to row”"],
    # All quotations of a clause have one content.
    "Lotte Maas said she would “row alone” but “is not going to swim,” while Bram Vos suggested he would.": [
        "she would “row alone” but “is not going to swim,”",
        "she would “row alone” but “is not going to swim,”",
    ],
    # A verb joined to the cue has a content of its own.
    "Lotte Maas said she found the choir “charming” and called the new organ in the nave “a fridge”.": [
        "she found the choir “charming”",
        "the new organ in the nave “a fridge”",
    ],
    "Police said he broke in and called her “a witch”.": ["he broke in and called her “a witch”"],
    # What follows a comma in the marks goes on with a clause, not with an object.
    "Lotte Maas said the ferry was “futile,” because nobody would board it.": [
        "the ferry was “futile,” because nobody would board it"
    ],
    "Lotte Maas said parts of the plan were “open,” but only the smallest ones.": [
        "parts of the plan were “open,” but only the smallest ones"
    ],
    "Lotte Maas called the ferry “futile,” because nobody would board it.": ["the ferry “futile,”"],
    "Lotte Maas said the ferry was “futile,” adding that nobody would board it.": ["the ferry was “futile,”"],
    # A preposition after the cue, a place and a time are no part of it.
    "Lotte Maas boasted about a plan to build “a hundred ferries”.": ["a plan to build “a hundred ferries”"],
    "Lotte Maas remarked from her boat she did not feel “quite at home”.": ["she did not feel “quite at home”"],
    "Lotte Maas noted, in an essay on Friday, the twins had “made a few friends”.": [
        "the twins had “made a few friends”"
    ],
    "Lotte Maas vowed to “row alone” to the far shore.": ["to “row alone” to the far shore"],
    "Lotte Maas promised to refrain from using the word “ahoy” during the rest of the trip.": [
        "to refrain from using the word “ahoy” during the rest of the trip"
    ],
    # After *according to*, the clause begins after the source.
    "According to Lotte Maas, the twins were told, “You must row or swim.”": [
        "the twins were told, “You must row or swim.”"
    ],
    "According to Lotte Maas, it was late but still “good to go”.": ["it was late but still “good to go”"],
    "As Lotte Maas noted, the crew of the ferry “rowed like never before”.": [
        "the crew of the ferry “rowed like never before”"
    ],
    "Lotte Maas left the town as Bram Vos noted that the ferry was “good to go”.": ["that the ferry was “good to go”"],
    # What somebody is mocked or praised for belongs to that, and an infinitive to the verb it hangs on.
    "Lotte Maas mocked Bram Vos for calling himself “king of the ferry”.": [
        "Bram Vos for calling himself “king of the ferry”"
    ],
    "Lotte Maas was fined for calling him “king of the ferry”.": ["him “king of the ferry”"],
    "Lotte Maas said the trip was a gesture meant to highlight “the sorry state of the ferry”.": [
        "the trip was a gesture meant to highlight “the sorry state of the ferry”"
    ],
    "Lotte Maas declined to publicly discuss the “sorry state” of the ferry.": [
        "to publicly discuss the “sorry state” of the ferry"
    ],
    # An object ends with its marks where a reason, a time or another clause follows.
    "Lotte Maas called the ferry “a rust bucket”, since it leaks.": ["the ferry “a rust bucket”"],
    "Lotte Maas called it “a rust bucket” when the mayor came by.": ["it “a rust bucket”"],
    "Lotte Maas mocked it as “a rust bucket” because it leaks.": ["it as “a rust bucket” because it leaks"],
    "Bram Vos praised the crew, calling it “brave” and he left.": ["it “brave”"],
    # A content ends before a source after it: the agent of a passive, or the subject of a main clause without a comma.
    "The ferry was described as “rust” and “a fridge” by Lotte Maas (LM) in May.": [
        "as “rust” and “a fridge”",
        "as “rust” and “a fridge”",
    ],
    "The ferry was called “rust” by Lotte Maas.": ["“rust”"],
    "Conceding that the ferry was “rust” she warned that it “sails”.": ["that the ferry was “rust”", "that it “sails”"],
    # A content ends with a bracket, and before the verb whose subject a noun of speech is.
    "(Lotte Maas said she was going to “row alone.”) Then Bram Vos left.": ["she was going to “row alone.”"],
    "Lotte Maas’s broadside against “old money” leaves room for doubt.": ["against “old money”"],
    "Bram Vos rejects Lotte Maas’s claim that the “old money” was gone.": ["that the “old money” was gone"],
    # A participle goes on with another one.
    "Lotte Maas began by calling Bram Vos “dopey” and accusing him of rowing “like a child”.": [
        "Bram Vos “dopey”",
        "him of rowing “like a child”",
    ],
    "“We row on,” Lotte Maas said in a note, calling on the town to come and give the twins “a fair share”.": [
        "“We row on,”",
        "the town to come and give the twins “a fair share”",
    ],
    # Who says something after *but* or *while* has a report of their own.
    "Lotte Maas said the twins were “good rowers” on the lake but Bram Vos denied it.": [
        "the twins were “good rowers” on the lake"
    ],
    "Lotte Maas said the twins were “good rowers” on the lake but Bram Vos won.": [
        "the twins were “good rowers” on the lake but Bram Vos won"
    ],
    "In his “harbour note,” a page of last year, he wrote, “We must row clearly with all of our friends.”": [
        "“We must row clearly with all of our friends.”"
    ],
    "Lotte Maas was vowing to “open up” the dock and suggesting the twins should row.": ["to “open up” the dock"],
    "Lotte Maas told the town that Bram Vos “had a mad plan for the old ferry which was cruel,” adding, “He lost.”": [
        "that Bram Vos “had a mad plan for the old ferry which was cruel,”",
        "“He lost.”",
    ],
}


@pytest.mark.parametrize("text", CONTENTS)
def test_content_of_a_mixed_quotation(text: str) -> None:
    assert [text[one.content_start : one.content_end] for one in extract(text)] == CONTENTS[text]
