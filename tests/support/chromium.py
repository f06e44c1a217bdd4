"""A headless Chromium for the tests: the DevTools protocol over a pipe, which needs no driver and no port."""

import base64
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REQUIRED = "QUOTES_CHROMIUM"
"""Where this variable is set, a test without Chromium fails; elsewhere it is skipped."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless",
    "--no-sandbox",  # a container's root has no other way
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--font-render-hinting=none",
    "--lang=en",
    "--remote-debugging-pipe",
)
KEYS = {
    "Tab": {"code": "Tab", "windowsVirtualKeyCode": 9},
    "Enter": {"code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Escape": {"code": "Escape", "windowsVirtualKeyCode": 27},
    " ": {"code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
}
SHIFT = 8


def program() -> str | None:
    """Find the browser's program."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Tab:
    """One tab: loads pages, evaluates expressions, presses real keys and moves a real pointer."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = os.fdopen(commands, "wb", buffering=0)
        self._answers = os.fdopen(answers, "rb")
        self._unread = b""
        self._number = 0
        self._session = ""
        self.requests: list[str] = []
        """Addresses that pages asked for since the last ``open``."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.send("Page.enable")
        self.send("Network.enable")
        self.send("Runtime.enable")

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        with contextlib.suppress(BrokenPipeError, EOFError):
            self.send("Browser.close")
        self._commands.close()
        self._answers.close()

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def wait(self, event: str) -> None:
        """Wait for an event."""
        while self._read().get("method") != event:
            pass

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            more = self._answers.read1(1 << 20)
            if not more:
                raise EOFError("the browser has ended")
            self._unread += more
        data, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(data)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Runtime.exceptionThrown":
            raise RuntimeError(message["params"]["exceptionDetails"])
        return message

    def open(self, path: Path) -> None:
        """Load a page from a file."""
        self.requests.clear()
        self.send("Page.navigate", url=path.resolve().as_uri())
        self.wait("Page.loadEventFired")

    def view(self, width: int, height: int = 800, *, scheme: str = "light", media: str = "", scale: float = 1) -> None:
        """Set the window's size, the color scheme that the reader prefers, and the medium."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", **size)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.send("Emulation.setEmulatedMedia", media=media, features=features)

    def get(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """Evaluate an expression in the page."""
        sent = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        answer = self.send("Runtime.evaluate", **sent)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press and release a key."""
        modifiers = SHIFT if shift else 0
        down = {"type": "keyDown", "key": key, "modifiers": modifiers, **KEYS[key]}
        self.send("Input.dispatchKeyEvent", **down)
        self.send("Input.dispatchKeyEvent", **{**down, "type": "keyUp", "text": ""})

    def point(self, selector: str) -> None:
        """Move the pointer to the first line of an element."""
        x, y = self._place(selector)
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector: str) -> None:
        """Click on the first line of an element."""
        x, y = self._place(selector)
        for what in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=what, x=x, y=y, button="left", clickCount=1)

    def _place(self, selector: str) -> tuple[float, float]:
        # On a busy machine, a pointer sent before the scrolled page is drawn meets what was there before.
        found = self.get(
            f"""(async () => {{
              const element = document.querySelector({json.dumps(selector)});
              element.scrollIntoView({{ block: "center", behavior: "instant" }});
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
              const box = element.getClientRects()[0];
              return [box.right - 4, (box.top + box.bottom) / 2];
            }})()"""
        )
        return found[0], found[1]

    def picture(self, path: Path, clip: dict[str, float] | None = None) -> None:
        """Write what the window shows as a PNG file; with a clip, that part of the page, however long."""
        sent: dict[str, object] = {"format": "png"}
        if clip:
            sent |= {"clip": {"x": 0, "y": 0, "scale": 1, **clip}, "captureBeyondViewport": True}
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", **sent)["data"]))


@contextlib.contextmanager
def chromium() -> Iterator[Tab]:
    """Run a browser with one tab."""
    name = program()
    if name is None:
        raise FileNotFoundError(f"none of {', '.join(NAMES)}")
    commands_in, commands_out = os.pipe()
    answers_in, answers_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        # The browser reads its commands from 3 and writes its answers to 4.
        script = f'exec "$@" 3<&{commands_in} 4>&{answers_out} 2>/dev/null'
        command = ["bash", "-c", script, "bash", name, *OPTIONS, f"--user-data-dir={home}", "about:blank"]
        with subprocess.Popen(command, pass_fds=(commands_in, answers_out)) as running:
            os.close(commands_in)
            os.close(answers_out)
            tab = Tab(commands_out, answers_in)
            try:
                yield tab
            finally:
                tab.close()
                running.wait(timeout=10)
