"""What goes through a pager, and what does not."""

import io
import subprocess
import sys

import pytest

from quotes.commands.pager import paged


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("wanted", "stream", "pager"),
    [
        (False, Terminal(), "cat"),
        (True, io.StringIO(), "cat"),
        (True, Terminal(), "no-such-program --quiet"),
        (True, Terminal(), ""),
    ],
    ids=["not wanted", "no terminal", "no such program", "no program"],
)
def test_without_a_pager_the_stream_itself_is_written(
    *, wanted: bool, stream: io.StringIO, pager: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", pager)
    with paged(stream, wanted=wanted) as lines:
        assert lines is stream


@pytest.fixture
def pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "sed 's/^/paged: /'")


@pytest.mark.usefixtures("pager")
def test_a_pager_shows_what_is_written_as_a_terminal_does(capfd: pytest.CaptureFixture[str]) -> None:
    with paged(Terminal(), wanted=True) as lines:
        assert lines.isatty()
        lines.write("“We won,” \ud800\n")
    assert capfd.readouterr().out == "paged: “We won,” \\ud800\n"


@pytest.mark.usefixtures("pager")
def test_errors_wait_until_the_pager_ends(capfd: pytest.CaptureFixture[str]) -> None:
    with paged(Terminal(), wanted=True) as lines:
        sys.stderr.write("gone.txt: no such file or folder\n")
        lines.write("a\n")
        assert capfd.readouterr().err == ""
    assert capfd.readouterr().err == "gone.txt: no such file or folder\n"


@pytest.mark.parametrize(("given", "options"), [(None, "FRX"), ("R", "R")])
def test_less_has_options_unless_there_are_some(
    given: str | None, options: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAGER", "sh -c 'cat; echo $LESS'")
    monkeypatch.delenv("LESS", raising=False)
    if given:
        monkeypatch.setenv("LESS", given)
    with paged(Terminal(), wanted=True):
        pass
    assert capfd.readouterr().out == f"{options}\n"


def test_a_reader_may_leave_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    with paged(Terminal(), wanted=True) as lines:
        for _ in range(10_000):
            lines.write("more than a pipe holds\n")


def test_the_pager_takes_ctrl_c_for_itself(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PAGER", "cat")
    wait = subprocess.Popen.wait
    pressed = []

    def interrupted_once(process: "subprocess.Popen[bytes]", timeout: float | None = None) -> int:
        if not pressed:
            pressed.append("Ctrl-C")
            raise KeyboardInterrupt
        return wait(process, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted_once)
    with paged(Terminal(), wanted=True) as lines:
        lines.write("a\n")
    assert (pressed, capfd.readouterr().out) == (["Ctrl-C"], "a\n")
