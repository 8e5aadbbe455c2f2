"""Unwatched: Chromium as a reader has it, told to open a page and to evaluate a script there.

What drives a browser for tests has every request reported to it, which takes as long again as a
small request itself. Here nothing is switched on but what evaluates, by DevTools' protocol over a
pipe (`--remote-debugging-pipe`): messages are JSON, each ended by a zero byte.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, BinaryIO


class Page:
    """A page in a browser that has seen nothing before."""

    def __init__(self, browser: "Browser", session: str) -> None:
        self._browser, self._session = browser, session

    def evaluate(self, expression: str) -> Any:
        """What an expression gives, or the promise that it gives. Raises RuntimeError."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = self._browser.call("Runtime.evaluate", asked, self._session)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")


class Browser:
    """A running browser."""

    def __init__(self, to: BinaryIO, back: BinaryIO) -> None:
        self._to, self._back = to, back
        self._numbers = count(1)

    def call(self, method: str, parameters: dict[str, Any], session: str = "") -> dict[str, Any]:
        """The answer to one message. Raises RuntimeError where it is an error."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return dict(answer["result"])

    def _read(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self._back.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("the browser has ended")
            message += byte
        return dict(json.loads(message))

    @contextmanager
    def page(self, url: str) -> Iterator[Page]:
        """A page whose context, with its cache, is thrown away afterwards."""
        context = self.call("Target.createBrowserContext", {})["browserContextId"]
        blank = {"url": "about:blank", "browserContextId": context}
        target = self.call("Target.createTarget", blank)
        attached = {"targetId": target["targetId"], "flatten": True}
        session = self.call("Target.attachToTarget", attached)["sessionId"]
        try:
            self.call("Page.navigate", {"url": url}, session)  # answers when the page has begun
            yield Page(self, session)
        finally:
            self.call("Target.disposeBrowserContext", {"browserContextId": context})


@contextmanager
def unwatched(command: Sequence[str]) -> Iterator[Browser]:
    """A browser, started by its command, and ended afterwards."""
    here_read, there_write = os.pipe()
    there_read, here_write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="bulletin-browser-") as profile:
        process = subprocess.Popen(
            [
                "/bin/sh",  # it reads from descriptor 3 and writes to 4
                "-c",
                f'exec "$@" 3<&{there_read} 4>&{there_write}',
                "sh",
                *command,
                "--headless=new",
                "--remote-debugging-pipe",
                f"--user-data-dir={profile}",
            ],
            pass_fds=(there_read, there_write),
            stderr=subprocess.DEVNULL,
        )
        os.close(there_read)
        os.close(there_write)
        with os.fdopen(here_write, "wb") as to, os.fdopen(here_read, "rb") as back:
            browser = Browser(to, back)
            try:
                yield browser
            finally:
                browser.call("Browser.close", {})
                process.wait()
