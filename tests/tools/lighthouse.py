"""Lighthouse: what it says of a page, looked at as on a telephone.

In: an address and the categories to judge. Out: a Verdict. This module alone knows how Lighthouse
is started: with its own settings, which are those of a middling telephone on a slow network.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.tools.installed import package, program

_OLDEST_NODE = (18, 16)
_TRIES = 3


class Verdict(NamedTuple):
    """What Lighthouse says of one page."""

    scores: Mapping[str, int]
    """Of each category, in hundredths."""
    complaints: tuple[str, ...]
    """The audits that cost points, with what they found."""
    figures: Mapping[str, float]
    """What was measured, by the audit's name: milliseconds, bytes, or a ratio."""
    machine: float
    """How fast this machine is, by Lighthouse's benchmark index."""


class Lighthouse:
    """The program with a browser, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def judge(self, url: str, categories: Sequence[str], slowdown: float | None = None) -> Verdict:
        """Look at a page.

        Args:
            url: Its address.
            categories: What is judged.
            slowdown: How many times slower than this machine the telephone's processor is; else as
                Lighthouse has it.

        Raises:
            RuntimeError: where the page could not be judged, with what Lighthouse said.
        """
        for _ in range(_TRIES):  # on a busy machine, Chromium is sometimes too late to be judged
            found = self._answer(url, categories, slowdown)
            trouble = found.get("failed") or found.get("runtimeError")
            if not trouble:
                return _verdict(found)
        raise RuntimeError(f"Lighthouse can't judge {url}: {trouble}")

    def _answer(
        self, url: str, categories: Sequence[str], slowdown: float | None
    ) -> dict[str, Any]:
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        question = {"url": url, "categories": list(categories), "slowdown": slowdown}
        asked.write(json.dumps(question) + "\n")
        asked.flush()
        line = told.readline()
        if not line:
            raise RuntimeError(f"Lighthouse ended while it judged {url}")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def lighthouse(chromium: str) -> Iterator[Lighthouse]:
    """The program as it is installed here; raises MissingError where it isn't."""
    command = (
        program("node", "--version", _OLDEST_NODE, brought_by="nodejs"),
        str(Path(__file__).with_name("judge.mjs")),
        str(package("lighthouse/core/index.js").parents[2]),
    )
    environment = {**os.environ, "CHROME_PATH": chromium}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, encoding="utf-8", env=environment
    ) as process:
        yield Lighthouse(process)


def _verdict(found: Mapping[str, Any]) -> Verdict:
    audits = found["audits"]
    categories = found["categories"].values()
    return Verdict(
        scores={one["id"]: round(100 * (one["score"] or 0)) for one in categories},
        complaints=tuple(line for one in categories for line in _complaints(one, audits)),
        figures={
            name: audit["numericValue"] for name, audit in audits.items() if "numericValue" in audit
        },
        machine=found["environment"]["benchmarkIndex"],
    )


def _complaints(category: Mapping[str, Any], audits: Mapping[str, Any]) -> Iterator[str]:
    for reference in category["auditRefs"]:
        audit = audits[reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            items = audit.get("details", {}).get("items", [])[:3]
            yield f"{reference['id']}: {json.dumps(items, ensure_ascii=False)[:300]}"
