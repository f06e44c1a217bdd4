import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result
from support.command_line import run
from support.terminal import read_terminal

from quotes._version import BUILD, __version__
from quotes.batch.work import ROWS_BY_FORMAT
from quotes.commands.cli import main
from quotes.commands.options.rows import EXPORT_FORMATS
from quotes.model import FIELDS
from quotes.writers.records import read_csv

ROOT = Path(__file__).parent.parent.parent
TOWN = "“We won,” said Ann Lee, the mayor.\n"
PORT = "“We lost,” said Bob Ray.\n\n“It was close,” said Ann Lee.\n"
NOTHING = "The mayor left. Nobody spoke.\n"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with three articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("COLUMNS", raising=False)
    for name, text in {"town.txt": TOWN, "port.txt": PORT, "nothing.txt": NOTHING}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def process(*args: str, **options: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "quotes", *args]
    environment = {"PYTHONPATH": str(ROOT), **os.environ, **options}
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env=environment, check=False)


def warnings_of(result: Result) -> str:
    """Return what an export reports before the totals in its last line."""
    *lines, last = result.stderr.splitlines(keepends=True)
    assert re.fullmatch(r"\d+ articles? · \d+ quotations? · (\d+\.\d%|none) attributed · \d+ failures?\n", last)
    return "".join(lines)


def commands(group: click.Group = main) -> list[list[str]]:
    return [[], *([name] for name in group.commands)]


# Help


@pytest.mark.parametrize("command", commands(), ids=str)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_with_an_example(command: list[str], option: str) -> None:
    result = run(*command, option)
    assert result.exit_code == 0
    example = re.search(r"^  Examples?:\n    quotes \w+", result.stdout, re.MULTILINE)
    assert example, "an example, on a line of its own"
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("command", commands()[1:], ids=str)
def test_every_option_has_help(command: list[str]) -> None:
    for parameter in main.commands[command[0]].params:
        assert isinstance(parameter, click.Argument) or (isinstance(parameter, click.Option) and parameter.help)


def test_every_format_has_its_writer() -> None:
    assert tuple(ROWS_BY_FORMAT) == EXPORT_FORMATS


def test_version() -> None:
    assert run("--version").stdout == f"quotes, version {__version__} ({BUILD})\n"


@pytest.mark.parametrize(
    "args",
    [
        ["no-such-command"],
        ["show", "--no-such-option"],
        ["show", "--kind", "whispered"],
        ["export", "--to", "xml"],
        ["export", "town.txt", "-o", "out.xlsx"],
        ["export", "town.txt", "-o", "out"],
        ["export", "town.txt", "--to", "jsonl", "--bom"],
        ["export", "town.txt", "--to", "csv", "-o", "town.txt"],
        ["export", ".", "-o", "out.jsonl"],
        ["view", "town.txt", "-o", "town.txt"],
        ["view", ".", "-o", "page.txt"],
        ["speakers", "town.txt", "-o", "out.xlsx"],
        ["speakers", "town.txt", "--bom"],
        ["speakers", "town.txt", "--to", "jsonl", "--bom"],
        ["speakers", "town.txt", "--to", "csv", "-o", "town.txt"],
        ["speakers", "town.txt", "--kind", "whispered"],
        ["voices", "town.txt", "-o", "out.xlsx"],
        ["voices", "town.txt", "--to", "parquet"],
        ["voices", "town.txt", "--bom"],
        ["voices", "town.txt", "--keep", "section"],
        ["voices", "town.txt", "--to", "csv", "--keep", "speaker"],
        ["show", "--files-from", "/dev/zero"],
        ["export", "town.txt", "--jobs", "two"],
        ["speakers", "town.txt", "--min", "0"],
        ["speakers", "town.txt", "-o", "out.csv", "--people-out", "./out.csv"],
        ["speakers", "town.txt", "--keep", "section"],
        ["explain", "town.txt", "--people", "people.csv"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_one_clear_line(articles: Path, args: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert (articles / "town.txt").read_text("utf-8") == TOWN


# show


@pytest.mark.usefixtures("articles")
def test_show_one_article() -> None:
    result = run("show", "town.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    header, _, row, counts = result.stdout.splitlines()
    assert header.split() == ["#", "speaker", "quotation", "mention", "<cue>", "kind"]
    assert row.split() == ["1", "Ann", "Lee", "“We", "won,”", "Ann", "Lee", "<said>", "direct"]
    assert counts == "1 quotation (1 direct) · 1 attributed · 1 speaker"


@pytest.mark.parametrize("args", [["show"], ["show", "-"]], ids=" ".join)
def test_show_standard_input(args: list[str]) -> None:
    result = run(*args, given=TOWN)
    assert result.exit_code == 0
    assert "Ann Lee" in result.stdout


@pytest.mark.usefixtures("articles")
def test_show_several_articles_under_their_names() -> None:
    result = run("show", ".")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.endswith(".txt")] == ["port.txt", "town.txt"]
    assert result.stdout.splitlines()[-1] == "3 quotations (3 direct) · 3 attributed · 2 speakers · 3 articles"
    assert result.stderr == "nothing.txt: no quotations\n"


@pytest.mark.usefixtures("articles")
def test_show_one_speaker() -> None:
    result = run("show", "port.txt", "--speaker", "lee")
    assert "“We lost,”" not in result.stdout
    assert re.search(r"^2 +Ann Lee +“It was close,”", result.stdout, re.MULTILINE)
    assert run("show", "port.txt", "--speaker", "Zoë").stdout == "0 quotations · 0 attributed · 0 speakers\n"


@pytest.mark.usefixtures("articles")
def test_show_one_kind() -> None:
    assert "“We won,”" in run("show", "town.txt", "--kind", "direct").stdout
    assert "“We won,”" not in run("show", "town.txt", "--kind", "mixed").stdout
    assert "“We won,”" in run("show", "town.txt", "--kind", "mixed", "--kind", "direct").stdout


def test_show_what_is_not_speech() -> None:
    article = "Joe “Tank” Ruiz left. “We won,” said Ann Lee."
    assert "“Tank”" not in run("show", given=article).stdout
    assert "“Tank”" in run("show", "--not-speech", given=article).stdout


@pytest.mark.parametrize("width", ["60", "80", "200"])
def test_show_is_as_wide_as_asked(articles: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    shown = run("show", str(articles)).stdout
    assert max(map(len, shown.splitlines())) == int(width)
    assert "\x1b" not in shown


def test_an_article_cannot_command_the_terminal(articles: Path) -> None:
    (articles / "\x1b[2J.txt").write_text("“\x1b[31m[bold]We[/] won\x07,” said Ann Lee.", "utf-8")
    result = run("show", ".")
    assert "␛[31m[bold]We[/] won␇" in " ".join(result.stdout.split())
    assert "␛[2J.txt" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("command", ["show", "speakers"])
def test_an_unknown_speaker_is_told_which_there_are(command: str) -> None:
    result = run(command, "port.txt", "town.txt", "--speaker", "zzz")
    told = "--speaker zzz: no speaker has this name. Speakers: Ann Lee, Bob Ray\n"
    assert (result.exit_code, told in result.stderr) == (0, True)
    assert "--speaker" not in run(command, "port.txt", "--speaker", "ray").stderr
    assert "--speaker" not in run(command, "nothing.txt", "--speaker", "zzz").stderr


def test_of_many_speakers_the_most_quoted_are_told(articles: Path) -> None:
    names = [f"{first} Lee" for first in ("Ann", "Eve", "Kim", "Joe", "Bob", "Tom", "Jim", "Sue", "Meg", "Pat", "Roy")]
    names += [f"{first} Ray" for first in ("Ann", "Eve", "Kim")]
    (articles / "many.txt").write_text("\n\n".join(f"“We won,” said {name}." for name in [*names, "Kim Ray"]), "utf-8")
    told = run("show", "many.txt", "--speaker", "zzz").stderr
    assert "Speakers: Kim Ray, Ann Lee, " in told
    assert told.endswith(" and 2 more\n")


@pytest.mark.usefixtures("articles")
def test_many_articles_without_quotations_are_one_line() -> None:
    result = run("show", "nothing.txt", "town.txt", "nothing.txt", "nothing.txt")
    assert result.stderr == "nothing.txt and 2 more articles: no quotations\n"


def in_terminal(*args: str, **variables: str) -> str:
    """Run in a terminal of its own, and return what it shows."""
    process, terminal = pty.fork()
    if not process:
        os.environ.update({"TERM": "xterm", "PYTHONPATH": str(ROOT), **variables})
        os.execv(sys.executable, [sys.executable, "-m", "quotes", *args])
    seen = read_terminal(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    return seen.replace("\r\n", "\n")


def test_several_articles_go_through_a_pager_in_a_terminal(articles: Path) -> None:
    (articles / "pager").write_text("#!/bin/sh\necho paged $LESS\ncat\necho left\n", "utf-8")
    (articles / "pager").chmod(0o755)
    pager = {"PAGER": "./pager", "LESS": "R"}
    shown = in_terminal("show", "town.txt", "port.txt", "nothing.txt", **pager)
    assert shown.startswith("paged R\n")
    assert "\x1b[1;36mAnn Lee" in shown
    assert shown.endswith("left\nnothing.txt: no quotations\n")
    assert "paged" not in in_terminal("show", "town.txt", **pager)
    assert "Ann Lee" in in_terminal("show", "town.txt", "port.txt", PAGER="no-such-program")


def test_a_reader_may_leave_the_pager(articles: Path) -> None:
    (articles / "many.txt").write_text(TOWN * 1000, "utf-8")
    shown = in_terminal("show", "many.txt", "town.txt", PAGER="head -n 2")
    assert len(shown.splitlines()) == 2


def test_wrong_usage_does_not_command_the_terminal_either(articles: Path) -> None:
    (articles / "\x1b[2J\u202e.txt").write_text(TOWN, "utf-8")
    result = run("check", "--calibrate", "\x1b[2J\u202e.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith("not ␛[2J\ufffd.txt.")


# export


@pytest.mark.usefixtures("articles")
def test_export_csv_by_default() -> None:
    result = run("export", "town.txt", "port.txt")
    assert (result.exit_code, result.stderr) == (0, "2 articles · 3 quotations · 100.0% attributed · 0 failures\n")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["doc"], row["id"], row["speaker"]) for row in rows] == [
        ("town.txt", "1", "Ann Lee"),
        ("port.txt", "1", "Bob Ray"),
        ("port.txt", "2", "Ann Lee"),
    ]
    assert tuple(rows[0]) == FIELDS


@pytest.mark.usefixtures("articles")
def test_export_json_lines() -> None:
    values = [json.loads(line) for line in run("export", "port.txt", "--to", "jsonl").stdout.splitlines()]
    assert [(value["id"], value["text"]) for value in values] == [(1, "“We lost,”"), (2, "“It was close,”")]
    assert all(PORT[value["start"] : value["end"]] == value["text"] for value in values)


@pytest.mark.parametrize("name", ["out.csv", "out.CSV", "out.jsonl"])
def test_export_to_a_file_by_its_ending(articles: Path, name: str) -> None:
    result = run("export", "town.txt", "-o", name)
    assert (result.exit_code, result.stdout, warnings_of(result)) == (0, "", "")
    text = (articles / name).read_text("utf-8")
    assert text.startswith("{" if name.endswith("jsonl") else "doc,id,")
    assert sorted(p.name for p in articles.iterdir()) == ["nothing.txt", name, "port.txt", "town.txt"]


def test_the_format_that_is_asked_for_wins(articles: Path) -> None:
    assert run("export", "town.txt", "-o", "out.csv", "--to", "jsonl").exit_code == 0
    assert (articles / "out.csv").read_text("utf-8").startswith("{")


def test_export_with_a_byte_order_mark_only_when_asked(articles: Path) -> None:
    assert run("export", "town.txt", "-o", "plain.csv").exit_code == 0
    assert run("export", "town.txt", "-o", "marked.csv", "--bom").exit_code == 0
    plain, marked = (articles / "plain.csv").read_bytes(), (articles / "marked.csv").read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain


def test_export_reads_back(articles: Path) -> None:
    (articles / "odd.txt").write_text(
        "'=1+1,' said Ann Lee.\r\n\r\n“One\r\ntwo,” said Bob Ray.\r\n", "utf-8", newline=""
    )
    shown = run("export", "odd.txt").stdout_bytes
    text = (articles / "odd.txt").read_bytes().decode()
    records = [record for _, record in read_csv(io.StringIO(shown.decode(), newline=""))]
    assert [record.text for record in records] == [text[record.start : record.end] for record in records]
    assert "“One\r\ntwo,”" in [record.text for record in records]


def test_export_in_any_locale(articles: Path) -> None:
    for command in ("export", "show"):
        done = process(command, "town.txt", PYTHONIOENCODING="ascii", LC_ALL="C")
        assert (done.returncode, b"rror" in done.stderr) == (0, False)
        assert ("“We won,”".encode() in done.stdout) == (command == "export")  # a table has what the locale can show


def test_half_a_surrogate_pair_stops_nothing(articles: Path) -> None:
    (articles / "a.jsonl").write_text('{"id": "\\udc80", "text": "“Odd \\ud800,” said Ann Lee."}', "utf-8")
    value = json.loads(process("export", "a.jsonl", "--to", "jsonl").stdout)
    assert (value["doc"], value["text"]) == ("\udc80", "“Odd \ud800,”")
    for command in (["export", "a.jsonl"], ["show", "a.jsonl"]):
        done = process(*command)
        assert (done.returncode, b"rror" in done.stderr) == (0, False)


# Bad input


def test_bad_input_is_one_line_each_and_the_rest_is_done(articles: Path) -> None:
    (articles / "empty.txt").touch()
    (articles / "bare").mkdir()
    (articles / "lines.jsonl").write_text('oops\n{"id": 1}\n' + json.dumps({"id": "x", "text": TOWN}), "utf-8")
    (articles / "latin.txt").write_bytes(b"\x93Caf\xe9,\x94 said Ann Lee.")
    names = ["gone.txt", "empty.txt", "bare", "lines.jsonl", "latin.txt", "nothing.txt", "town.txt"]
    result = run("export", *names)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in warnings_of(result).splitlines()] == names[:4] + names[3:6]
    assert [line.split(": ")[0] for line in result.stderr.splitlines()[3:5]] == ["lines.jsonl:1", "lines.jsonl:2"]
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["doc"], row["text"]) for row in rows] == [
        ("x", "“We won,”"),
        ("latin.txt", "“Café,”"),
        ("town.txt", "“We won,”"),
    ]


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("command", ["show", "export"])
def test_an_article_without_quotations_is_no_error(command: str) -> None:
    result = run(command, "nothing.txt")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (0, "nothing.txt: no quotations")


@pytest.mark.parametrize("command", ["show", "export"])
def test_empty_standard_input(command: str) -> None:
    result = run(command, given="")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, "standard input: empty")


def test_a_file_is_kept_when_nothing_could_be_read(articles: Path) -> None:
    (articles / "out.csv").write_text("before", "utf-8")
    result = run("export", "gone.txt", "-o", "out.csv")
    assert (result.exit_code, warnings_of(result)) == (1, "gone.txt: no such file or folder\n")
    assert (articles / "out.csv").read_text("utf-8") == "before"


def test_a_file_is_written_when_something_could_be_read(articles: Path) -> None:
    assert run("export", "gone.txt", "town.txt", "-o", "out.csv").exit_code == 1
    assert "Ann Lee" in (articles / "out.csv").read_text("utf-8")


@pytest.mark.parametrize("name", ["gone/out.csv", "folder.csv", "town.txt/out.csv"])
def test_a_file_that_cannot_be_written(articles: Path, name: str) -> None:
    (articles / "folder.csv").mkdir()
    result = run("export", "town.txt", "-o", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(rf"{name}: cannot be written: [^\n]+\n", result.stderr)


# The ends of a process


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize(
    "command", [["show", "town.txt"], ["export", "town.txt"], ["show", "--help"], ["--help"], ["--version"]], ids=str
)
def test_a_full_disk_is_one_line(articles: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quotes", *command], cwd=articles, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"standard output: No space left on device\n")


@pytest.mark.parametrize("command", ["show", "export"])
def test_a_reader_that_leaves_is_no_error(articles: Path, command: str) -> None:
    (articles / "many.txt").write_text(TOWN * 1000, "utf-8")  # more output than a pipe holds
    script = f"{sys.executable} -m quotes {command} many.txt | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[1:] == ["0"]


def opened_once_read(pipe: Path) -> int:
    for _ in range(300):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.1)
    pytest.fail("nobody reads the pipe")


@pytest.mark.parametrize(
    ("command", "closed"),
    [
        ("show", "1>&-"),
        ("export", "2>&-"),
        *((name, "1>&- 2>&-") for name in ("show", "export", "export -o out.csv", "view -o out.html", "speakers")),
    ],
)
def test_a_stream_that_the_shell_closed_is_no_error(articles: Path, command: str, closed: str) -> None:
    script = f"{sys.executable} -m quotes {command} town.txt {closed}"
    done = subprocess.run(["bash", "-c", script], cwd=articles, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (articles / command.rpartition(" ")[2]).exists() == ("-o" in command)


@pytest.fixture
def heeds_interrupts() -> Iterator[None]:
    """Let programs that are started be interrupted: what a shell runs in the background passes its deafness on."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    for one in before:
        signal.signal(one, signal.default_int_handler)  # a program that is started has the system's own instead
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.usefixtures("heeds_interrupts")
@pytest.mark.parametrize(
    ("sent", "code", "jobs"),
    [(signal.SIGINT, 130, "1"), (signal.SIGTERM, 143, "1"), (signal.SIGTERM, 143, "2"), (signal.SIGHUP, 129, "1")],
)
def test_an_interrupted_export_leaves_nothing_and_no_traceback(
    articles: Path, sent: signal.Signals, code: int, jobs: str
) -> None:
    pipe = articles / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "quotes", "export", "town.txt", "pipe", "-o", "out.csv", "--jobs", jobs]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    held = opened_once_read(pipe)
    running.send_signal(sent)
    os.close(held)  # a signal just before the read begins does not interrupt it: its end does
    output, errors = running.communicate(timeout=60)
    assert (running.returncode, output, errors) == (code, b"", b"")
    assert not [p.name for p in articles.iterdir() if "out.csv" in p.name]


def test_python_m_quotes_is_the_command(articles: Path) -> None:
    done = process("export", str(articles / "gone.txt"), "town.txt")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0] == f"{articles / 'gone.txt'}: no such file or folder"
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_list_without_end_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.commands.options.common._MAX_LIST_SIZE", 1_000_000)
    result = run("show", "--files-from", "/dev/zero")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: --files-from /dev/zero: larger than the limit of 1 MB",
    )
