"""An interrupted export continues, and its result is that of an uninterrupted one."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import Result
from support.articles import short_articles, write_json_lines
from support.command_line import run as run_command

from quotes.batch import journal
from quotes.batch.journal import ResumableFile
from quotes.batch.progress import InputsDigest, RunTotals

ROOT = Path(__file__).parent.parent.parent
ARTICLES = 120


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.fsync", lambda _: None)  # it is for power cuts, and takes its time
    write_json_lines(Path("a.jsonl"), short_articles(ARTICLES))
    Path("page.html").write_text("<html><body><p>“We won,” said Ann Lee.</p></body></html>", "utf-8")
    return tmp_path


def run(*options: str, output: str = "out.csv") -> Result:
    names = ["a.jsonl", "page.html", "gone.txt"]
    return run_command("export", *names, "-o", output, "--resume", "--quiet", *options)


def whole(output: str = "out.csv", *options: str) -> tuple[bytes, str]:
    """Give what comes out, and what is said at the end, when nothing interrupts."""
    result = run(*options, output=output)
    assert result.exit_code == 1
    data = Path(output).read_bytes()
    Path(output).unlink()
    return data, result.stderr.splitlines()[-1]


def interrupted(monkeypatch: pytest.MonkeyPatch, after: int, *options: str, output: str = "out.csv") -> None:
    """End as a kill does: nothing more is written, and nothing is tidied up."""
    write = ResumableFile.write

    def write_or_end(self: ResumableFile, output: str, inputs: InputsDigest, totals: RunTotals) -> None:
        if totals.inputs == after:
            raise KeyboardInterrupt
        write(self, output, inputs, totals)

    with monkeypatch.context() as patch:
        patch.setattr(ResumableFile, "write", write_or_end)
        assert run(*options, output=output).exit_code == 130


def test_it_is_what_an_export_without_it_is() -> None:
    data, last = whole()
    result = run_command("export", "a.jsonl", "page.html", "gone.txt", "-o", "out.csv", "--quiet")
    assert (Path("out.csv").read_bytes(), result.stderr.splitlines()[-1]) == (data, last)


@pytest.mark.parametrize(
    ("output", "options", "every"), [("out.csv", ("--bom",), 0.0), ("out.csv", (), 60.0), ("out.jsonl", (), 0.001)]
)
def test_an_interrupted_export_continues(
    monkeypatch: pytest.MonkeyPatch, output: str, options: tuple[str, ...], every: float
) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", every)
    data, last = whole(output, *options)
    for after in (1, 60, ARTICLES + 3):
        interrupted(monkeypatch, after, *options, output=output)
    assert Path(f"{output}.progress").exists()
    result = run(*options, output=output)
    assert Path(output).read_bytes() == data
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, last)
    assert not Path(f"{output}.progress").exists()


def test_another_number_of_processes_continues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    data, _ = whole()
    interrupted(monkeypatch, 60, "--jobs", "2")
    run()
    assert Path("out.csv").read_bytes() == data


@pytest.mark.parametrize("tail", [b"", b'half a "row', b"rows\r\n" * 9000])
def test_what_was_written_beyond_the_journal_is_written_anew(monkeypatch: pytest.MonkeyPatch, tail: bytes) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    data, _ = whole()
    interrupted(monkeypatch, 50)
    with Path("out.csv").open("ab") as stream:
        stream.write(tail)
    run()
    assert Path("out.csv").read_bytes() == data


def test_what_is_done_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    interrupted(monkeypatch, ARTICLES)
    done = []
    monkeypatch.setattr("quotes.batch.work.extract", lambda text, doc, *_: done.append(doc) or [])
    run()
    assert done == ["article 119", "article 120", "page.html"]


def test_strict_leaves_an_export_that_can_continue() -> None:
    data, _ = whole()
    assert run("--strict").exit_code == 1
    run()
    assert Path("out.csv").read_bytes() == data


def test_a_file_that_is_whole_is_left_alone() -> None:
    Path("out.csv").write_text("before", "utf-8")
    result = run_command("export", "a.jsonl", "-o", "out.csv", "--resume")
    assert (result.exit_code, Path("out.csv").read_text("utf-8")) == (0, "before")
    assert result.stderr == "out.csv: already complete, nothing to resume\n"


def test_an_export_that_does_not_resume_takes_the_journal_away(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch, 50)
    assert run_command("export", "page.html", "-o", "out.csv").exit_code == 0
    assert not Path("out.csv.progress").exists()


def refused(*options: str) -> str:
    result = run(*options)
    assert result.exit_code == 2
    return result.stderr.splitlines()[-1]


def test_other_options_cannot_continue(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch, 50)
    before = Path("out.csv").read_bytes()
    for options in (["--not-speech"], ["--keep", "year"], ["--text-column", "body"], ["--bom"], ["--to", "jsonl"]):
        assert "from a run with other options" in refused(*options)
    assert Path("out.csv").read_bytes() == before


def test_other_articles_cannot_continue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    interrupted(monkeypatch, 50)
    before = Path("out.csv").read_bytes()
    lines = Path("a.jsonl").read_text("utf-8").splitlines(keepends=True)
    Path("a.jsonl").write_text("".join(lines[1:]), "utf-8")
    assert "The articles differ from" in refused()
    assert Path("out.csv").read_bytes() == before


def test_an_article_that_was_edited_cannot_continue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    interrupted(monkeypatch, 50)
    lines = Path("a.jsonl").read_text("utf-8").splitlines(keepends=True)
    changed = json.loads(lines[7])
    edited = json.dumps({**changed, "text": changed["text"] + " He left."}) + "\n"
    Path("a.jsonl").write_text("".join([*lines[:7], edited, *lines[8:]]), "utf-8")
    assert "or were edited since" in refused()
    Path("a.jsonl").write_text("".join(lines), "utf-8")
    assert run().exit_code == 1  # the missing file


def test_a_page_that_was_edited_cannot_continue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    interrupted(monkeypatch, ARTICLES + 3)
    Path("page.html").write_text("<html><body><p>“We lost,” said Ann Lee.</p></body></html>", "utf-8")
    assert "or were edited since" in refused()


def test_a_folder_is_no_output() -> None:
    Path("out").mkdir()
    assert refused("--to", "csv", "-o", "out") == "Error: out is a folder: -o needs the name of a file."


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"run": "x"'])
def test_a_damaged_journal_is_reported(content: str) -> None:
    Path("out.csv.progress").write_text(content, "utf-8")
    assert "out.csv.progress is damaged" in refused()


def test_a_truncated_output_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMMIT_SECONDS", 0.0)
    interrupted(monkeypatch, 50)
    Path("out.csv").write_bytes(Path("out.csv").read_bytes()[:-1])
    assert "out.csv is shorter than" in refused()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_export_continues_after_a_kill(jobs: str) -> None:
    write_json_lines(Path("a.jsonl"), short_articles(700))
    data, _ = whole("out.jsonl")
    command = [sys.executable, "-m", "quotes", "export", "a.jsonl", "page.html", "gone.txt", "--resume", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [*command, "-o", "out.jsonl", "--jobs", jobs], env=environment, stderr=subprocess.DEVNULL
    )
    while running.poll() is None and not (Path("out.jsonl").exists() and Path("out.jsonl").stat().st_size):
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    # A kill while the system writes tears the last line: the size is seen to grow before all is written.
    *lines, _ = Path("out.jsonl").read_bytes().split(b"\n")
    for line in lines:
        assert json.loads(line)["id"]
    run(output="out.jsonl")
    assert Path("out.jsonl").read_bytes() == data
