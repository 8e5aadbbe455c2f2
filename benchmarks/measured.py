"""Measured: each part of the report as it was measured last, and RESULTS.md made of them all.

To measure everything takes hours, in which a machine has to stay quiet. So each part may be
measured by itself, and the others stay what they were, with their days.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from benchmarks.report import Part, report

HERE = Path(__file__).parent


def keep(parts: Mapping[str, str], *, day: str, machine: str, folder: Path = HERE) -> None:
    """Put parts in place of those that were measured before, and write RESULTS.md.

    Args:
        parts: Their Markdown, by the keys of `parts_of` and SECTIONS.
        day: When they were measured.
        machine: Where.
        folder: Where both files are.
    """
    file = folder / "measured.json"
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    known |= {key: asdict(Part(day=day, machine=machine, text=text)) for key, text in parts.items()}
    file.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
    whole = report({key: Part(**part) for key, part in known.items()})
    (folder / "RESULTS.md").write_text(whole, "utf-8")
