"""The corpus as an Eleventy site.

Eleventy's incremental build needs a process that goes on running: from a standing start each build
makes everything. It clears nothing away, either. Lists of twenty for each tag are cut in its
settings, as its manual says, since it pages over one thing at a time.
"""

import shutil
from pathlib import Path

from benchmarks.sites.dialect import THEMES, Dialect, with_front_matter


def _settings(site: Path) -> None:
    shutil.copytree(THEMES / "eleventy", site, dirs_exist_ok=True)
    shutil.copytree(THEMES / "static", site / "content", dirs_exist_ok=True)


ELEVENTY = Dialect(
    settings=_settings,
    posts="content/posts",
    text=with_front_matter,
    template="layouts/base.njk",
    footing="</footer>",
)
