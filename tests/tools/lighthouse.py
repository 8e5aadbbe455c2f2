"""Lighthouse: what it says of a page, looked at as on a telephone.

In: an address and the categories to judge. Out: a Verdict. This module alone knows how Lighthouse
is started: with its own settings, which are those of a middling telephone on a slow network.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
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


class Lighthouse(NamedTuple):
    """The program, and what it runs on."""

    node: str
    program: Path
    chromium: str

    def judge(self, url: str, categories: Sequence[str]) -> Verdict:
        """Look at a page in a browser of its own.

        Raises:
            RuntimeError: where the page could not be judged, with what Lighthouse said.
        """
        said = ""
        for _ in range(_TRIES):  # on a busy machine, Chromium is sometimes too late to be judged
            found, said = self._answer(url, categories)
            if found and "runtimeError" not in found:
                return _verdict(found)
        raise RuntimeError(f"Lighthouse can't judge {url}: {found.get('runtimeError', said)}")

    def _answer(self, url: str, categories: Sequence[str]) -> tuple[dict[str, Any], str]:
        """What it reports, or nothing, and what it said."""
        with tempfile.TemporaryDirectory(prefix="bulletin-lighthouse-") as folder:
            # A file: of a pipe's text, Lighthouse ends before all of it is written.
            report = Path(folder) / "report.json"
            command = (
                self.node,
                str(self.program),
                url,
                f"--only-categories={','.join(categories)}",
                "--output=json",
                f"--output-path={report}",
                "--quiet",
                "--no-enable-error-reporting",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            )
            environment = {**os.environ, "CHROME_PATH": self.chromium}
            ended = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=False, timeout=300
            )
            found = json.loads(report.read_text("utf-8")) if report.is_file() else {}
        return found, ended.stderr


def lighthouse(chromium: str) -> Lighthouse:
    """The program as it is installed here; raises MissingError where it isn't."""
    return Lighthouse(
        node=program("node", "--version", _OLDEST_NODE, brought_by="nodejs"),
        program=package("lighthouse/cli/index.js"),
        chromium=chromium,
    )


def _verdict(found: Mapping[str, Any]) -> Verdict:
    audits = found["audits"]
    categories = found["categories"].values()
    return Verdict(
        scores={one["id"]: round(100 * (one["score"] or 0)) for one in categories},
        complaints=tuple(line for one in categories for line in _complaints(one, audits)),
        figures={
            name: audit["numericValue"] for name, audit in audits.items() if "numericValue" in audit
        },
    )


def _complaints(category: Mapping[str, Any], audits: Mapping[str, Any]) -> Iterator[str]:
    for reference in category["auditRefs"]:
        audit = audits[reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            items = audit.get("details", {}).get("items", [])[:3]
            yield f"{reference['id']}: {json.dumps(items, ensure_ascii=False)[:300]}"
