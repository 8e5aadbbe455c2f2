"""Bringing: a text that an office has already becomes a draft of the site.

In: a file as a browser sends it. Out: the importer's Outcome. Nothing beside the file can be read,
since it comes alone; whatever was guessed stands at the top of the draft, for a person to check.
"""

import datetime as dt
import tempfile
from pathlib import Path, PurePosixPath

from generator.catalogues import Words
from generator.config import Config
from generator.importing.imports import Outcome, looked_at, settled, unasked, workshop_of
from generator.importing.material import Given
from generator.report import Request


def bring(root: Path, config: Config, words: Words, name: str, data: bytes) -> Outcome:
    """Make a draft of a file, or learn why it can be none.

    Args:
        root: The site's folder.
        config: What the site says of itself.
        words: Of the person's language, for what is written at the top of the draft.
        name: What the file is called where it comes from.
        data: Its bytes.
    """
    request = Request(root=root, output=root / "output", clock=dt.datetime.now(dt.UTC), dry=True)
    workshop = workshop_of(request, config, words, dry=False)
    alone = PurePosixPath(name.replace("\\", "/")).name or "text"
    with tempfile.TemporaryDirectory(prefix="bulletin-desk-") as folder:
        given = Given(path=Path(folder) / alone, shown=alone, data=data, within=Path(folder))
        found = looked_at(given, workshop, only_sure=False)
    if isinstance(found, Outcome):
        return found
    (outcome,) = settled([(found, unasked(found))], workshop)
    return outcome
