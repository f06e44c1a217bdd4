"""Annotation tools from the command line: exported, corrected, and checked."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support.articles import long_articles
from support.command_line import run

TEXT = "“We won,” said Ann Lee. “It rains,” she added.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of articles, one of which cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(long_articles(12)):
        (folder / f"a{number}.txt").write_text(text, "utf-8", newline="")
    (folder / "b.txt").write_bytes(TEXT.encode())
    (folder / "c.txt").write_bytes(b"")
    return folder


OUTPUTS = [("brat", "annotations"), ("labelstudio", "tasks.json"), ("prodigy", "tasks.jsonl")]


@pytest.mark.parametrize("options", [[], ["--indirect", "--not-speech"]], ids=["marked", "all"])
@pytest.mark.parametrize(("tool", "name"), OUTPUTS)
def test_what_is_exported_and_read_back_unchanged_scores_100(
    tool: str, name: str, options: list[str], articles: Path, tmp_path: Path
) -> None:
    output = tmp_path / name
    result = run("export", articles, "--to", tool, "-o", output, *options)
    assert result.exit_code == 1  # the empty article
    assert "c.txt: empty" in result.stderr
    checked = run("check", output)
    assert checked.exit_code == 0, checked.stdout
    everything = next(line.split() for line in checked.stdout.splitlines() if line.startswith("all"))
    assert int(everything[1]) > 50
    assert everything[3:] == ["100.0"] * 9


@pytest.mark.parametrize(("tool", "name"), OUTPUTS)
def test_what_somebody_corrected_is_a_difference(tool: str, name: str, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / name
    assert run("export", articles / "b.txt", "--to", tool, "-o", output).exit_code == 0
    file = next(output.glob("*.ann")) if output.is_dir() else output
    content = file.read_text("utf-8")
    assert content.count("Ann Lee") > 2
    before, _, after = content.rpartition("Notes E2\tAnn Lee")
    changed = f"{before}Notes E2\tBob Ray{after}" if before else None
    if tool == "labelstudio":
        changed = "".join(content.rsplit('["Ann Lee"]', 1)[0] + '["Bob Ray"]' + content.rsplit('["Ann Lee"]', 1)[1])
    if tool == "prodigy":
        changed = '"speaker": "Bob Ray"'.join(content.rsplit('"speaker": "Ann Lee"', 1))
    assert changed
    file.write_text(changed, "utf-8", newline="")
    checked = run("check", output)
    assert checked.exit_code == 1
    (difference,) = [line for line in checked.stdout.splitlines() if str(file) in line]
    assert "expected speaker Bob Ray, found Ann Lee" in difference


def test_label_studio_has_its_configuration_beside_the_tasks(articles: Path, tmp_path: Path) -> None:
    run("export", articles, "--to", "labelstudio", "-o", tmp_path / "tasks.json")
    tasks = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    assert [Path(task["data"]["doc"]).name for task in tasks][-1] == "b.txt"
    assert len(tasks) == 13
    assert ElementTree.parse(tmp_path / "tasks.labels.xml").getroot().tag == "View"
    assert json.loads(run("export", articles / "b.txt", "--to", "labelstudio").stdout) == tasks[-1:]


def test_brat_has_its_configuration_and_a_text_for_each_article(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    folder.mkdir()
    run("export", articles, "--to", "brat", "-o", folder)
    assert (folder / "annotation.conf").read_text("utf-8").startswith("[entities]")
    texts, files = ({path.stem for path in folder.glob(f"*.{kind}")} for kind in ("txt", "ann"))
    assert texts == files
    assert len(texts) == 13
    assert TEXT.encode() in {path.read_bytes() for path in folder.glob("*.txt")}
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--to", "brat"], "requires an output folder"),
        (["--to", "brat", "-o", "articles"], "not an empty folder"),
        (["--to", "brat", "-o", "articles/b.txt"], "not an empty folder"),
        (["--to", "brat", "-o", "x", "--resume"], "--resume cannot write for brat"),
        (["--to", "labelstudio", "-o", "x.json", "--resume"], "--resume cannot write for labelstudio"),
        (["--to", "prodigy", "--keep", "x"], "--keep requires csv, jsonl, parquet"),
        (["--to", "prodigy", "--bom"], "--bom requires CSV"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    options: list[str], message: str, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles.parent)
    result = run("export", "articles", *options)
    assert result.exit_code == 2
    assert message in result.stderr.replace("\n", " ")


def test_a_run_that_fails_leaves_no_folder(articles: Path, tmp_path: Path) -> None:
    result = run("export", articles / "c.txt", articles / "b.txt", "--strict", "--to", "brat", "-o", tmp_path / "new")
    assert result.exit_code == 1
    assert not (tmp_path / "new").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def test_a_folder_that_cannot_be_made_is_named_as_the_user_named_it(articles: Path) -> None:
    folder = articles / "b.txt" / "new"
    result = run("export", articles / "b.txt", "--to", "brat", "-o", folder)
    assert (result.exit_code, result.stderr) == (1, f"{folder}: cannot be written: Not a directory\n")


def test_a_bad_annotation_is_one_line_and_the_rest_is_checked(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    run("export", articles, "--to", "brat", "-o", folder)
    file = next(path for path in folder.glob("*b.ann"))
    file.write_bytes(file.read_bytes() + b"T99\tCue 10 9999\tsaid\n")
    (folder / "lost.ann").write_bytes(b"T1\tCue 10 14\tsaid\n")
    checked = run("check", folder)
    assert checked.exit_code == 2
    assert sorted(checked.stderr.splitlines()) == sorted(
        [
            f"{file}:15: T99: 10 to 9999 is outside the text, which has {len(TEXT)} characters",
            f"{folder / 'lost.txt'}: no such file or folder",
        ]
    )
    assert "all" in checked.stdout


def test_a_task_that_names_another_text_than_the_article(articles: Path, tmp_path: Path) -> None:
    for tool, name in OUTPUTS[1:]:
        run("export", articles, "--to", tool, "-o", tmp_path / name)
        (articles / "b.txt").write_text("“Rain,” said Bob Ray.", "utf-8")
        checked = run("check", tmp_path / name)
        assert checked.exit_code == 2
        place = tmp_path / name
        assert checked.stderr.splitlines() == [f"{place}:13: its text is not that of {articles / 'b.txt'}"]
        assert "100.0" in checked.stdout
        (articles / "b.txt").write_bytes(TEXT.encode())


@pytest.mark.parametrize("content", ["", "{", "7", '{"id": 1}', "[7, {}]"])
def test_what_is_no_file_of_label_studio(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, "utf-8")
    checked = run("check", tmp_path / "x.json")
    assert checked.exit_code == 2
    assert all(line.startswith(str(tmp_path / "x.json")) for line in checked.stderr.splitlines())
    assert checked.stderr


def test_a_file_of_polnear_is_scored_as_a_corpus(tmp_path: Path) -> None:
    text = "Lee said the “Iron” road was shut. “We won,” said Bob Ray."
    spans = [("Source", "Lee"), ("Cue", "said"), ("Content", "the “Iron” road was shut"), ("Attribution", "said")]
    lines = []
    for number, (kind, words) in enumerate(spans, 1):
        start = text.index(words)
        lines.append(f"T{number}\t{kind} {start} {start + len(words)}\t{words}\n")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "a.ann").write_text("".join([*lines, "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"]), "utf-8")
    checked = run("check", tmp_path / "a.ann")
    (figures,) = [line for line in checked.stdout.splitlines() if line.startswith("all ") and "gold" in line]
    assert figures.split()[:5] == ["all", "gold", "1", "pred", "2"]
    assert "R 100.0" in figures
    assert "expected" not in checked.stdout.partition("quotations")[0]
