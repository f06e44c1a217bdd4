"""The component for spaCy: the records of ``extract``, whatever the tokenizer, process or disk in between."""

import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from support.articles import long_articles

from quotes import extract
from quotes.model import ALL_SPEECH

spacy = pytest.importorskip("spacy")

from quotes.integrations import spacy_component  # noqa: E402 - needs spaCy

TEXTS = list(long_articles(40))
TEXT = "“We won,” said Ann Lee. “It’s fine,” she added."


def pipeline(**config: object) -> "spacy.Language":
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config=config)
    return nlp


def test_spacy_finds_it_by_its_entry_point() -> None:
    settings = (Path(__file__).parent.parent.parent / "pyproject.toml").read_text("utf-8")
    value = re.search(r'entry-points\.spacy_factories\]\nquotes = "(.+)"', settings)
    assert value
    module, _, name = value[1].partition(":")
    assert module == spacy_component.__name__
    assert getattr(spacy_component, name) is spacy_component.make_quoter
    for installed in entry_points(group="spacy_factories", name="quotes"):
        assert installed.value == value[1]


@pytest.mark.parametrize("kinds", [("direct", "mixed"), ALL_SPEECH])
def test_the_records_are_those_of_extract(kinds: tuple[str, ...]) -> None:
    nlp = pipeline(kinds=list(kinds))
    for text, doc in zip(TEXTS, nlp.pipe(TEXTS), strict=True):
        assert doc._.quotes == extract(text, kinds=kinds)
        assert len(doc.spans["quotes"]) == len(doc._.quotes)
        assert len(doc.spans["sources"]) == sum(record.mention is not None for record in doc._.quotes)
        assert len(doc.spans["cues"]) == sum(record.cue is not None for record in doc._.quotes)


def test_novels_are_read_when_asked_for() -> None:
    text = "“I won,” Annie said.\n\n“You did.” Annie smiled."
    options = {"genre": "dialogue", "speakers": ["Ann Lee = Annie"]}
    found = pipeline(**options)(text)._.quotes
    assert found == extract(text, **options)
    assert found[0].speaker == "Ann Lee"


def test_each_span_has_its_record() -> None:
    doc = pipeline()(TEXT)
    first, second = doc._.quotes
    assert [span._.quote for span in doc.spans["quotes"]] == [first, second]
    assert [(span.text, span._.quote) for span in doc.spans["sources"]] == [("Ann Lee", first), ("she", second)]
    assert [(span.text, span.label_) for span in doc.spans["cues"]] == [("said", "cue"), ("added", "cue")]
    assert [span.label_ for span in doc.spans["quotes"]] == ["direct", "direct"]
    assert doc[0:3]._.quote is None
    assert spacy.blank("en")(TEXT)._.quotes == []


def test_two_processes_give_the_same() -> None:
    nlp = pipeline()
    docs = list(nlp.pipe(TEXTS, n_process=2, batch_size=5))
    assert [doc._.quotes for doc in docs] == [extract(text) for text in TEXTS]
    assert [[span._.quote for span in doc.spans["quotes"]] for doc in docs] == [doc._.quotes for doc in docs]


def test_a_pipeline_is_saved_and_loaded(tmp_path: Path) -> None:
    nlp = pipeline(kinds=["indirect"], alignment="strict")
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.config["components"]["quotes"] == nlp.config["components"]["quotes"]
    text = "Ann Lee said the road was shut."
    assert loaded(text)._.quotes == extract(text, kinds=("indirect",)) != []
    assert loaded.from_bytes(nlp.to_bytes())(text)._.quotes == loaded(text)._.quotes


def test_a_doc_is_saved_and_loaded() -> None:
    nlp = pipeline()
    doc = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert doc._.quotes == extract(TEXT)
    assert doc.spans["sources"][1]._.quote.speaker == "Ann Lee"


@pytest.mark.parametrize(
    ("alignment", "quotations"),
    [("expand", ["“We won,”said", "now.“It’s fine,”"]), ("contract", ["“We", "fine,”"]), ("strict", [])],
)
def test_offsets_within_a_token(alignment: str, quotations: list[str]) -> None:
    text = "“We won,”said Ann Lee now.“It’s fine,” she added."
    nlp = pipeline(alignment=alignment)
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # at white space only
    doc = nlp(text)
    assert doc._.quotes == extract(text)
    assert len(doc._.quotes) == 2
    assert [span.text for span in doc.spans["quotes"]] == quotations


@pytest.mark.parametrize("config", [{"kinds": ["whispered"]}, {"alignment": "guess"}, {"genre": "verse"}])
def test_bad_configuration_is_refused(config: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="there are"):
        pipeline(**config)
