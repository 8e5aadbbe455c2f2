"""Lighthouse: what it says of a page, looked at as on a telephone.

In: an address and the categories to judge. Out: a Verdict. This module alone knows how Lighthouse
is started: with its own settings, which are those of a middling telephone on a slow network.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

PROGRAM = "lighthouse/cli/index.js"
OLDEST_NODE = (18, 16)
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
            answer = self._answer(url, categories)
            found = json.loads(answer.stdout) if answer.stdout.startswith("{") else {}
            if found and "runtimeError" not in found:
                return _verdict(found)
            said = str(found.get("runtimeError")) if found else answer.stderr
        raise RuntimeError(f"Lighthouse can't judge {url}: {said}")

    def _answer(self, url: str, categories: Sequence[str]) -> subprocess.CompletedProcess[str]:
        command = (
            self.node,
            str(self.program),
            url,
            f"--only-categories={','.join(categories)}",
            "--output=json",
            "--quiet",
            "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        )
        environment = {**os.environ, "CHROME_PATH": self.chromium}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=300
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
