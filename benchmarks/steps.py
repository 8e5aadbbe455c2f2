"""What single steps cost, for the manual's pages on decisions.

    python -m benchmarks.steps

Each step runs again and again, and its best time counts: what else a machine does can only make a
step slower.
"""

import time
import timeit
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import yaml
from markdown import Markdown

from benchmarks.corpus import posts
from generator.catalogues import theme_words
from generator.convert import convert
from generator.markup.library import EXTENSIONS, library_html
from generator.markup.plain import plain_html
from generator.markup.sanitise import sanitise
from generator.memory import Notebook
from generator.schema import PostMatter
from generator.textfile import split
from generator.yaml_reader import read

ROOT = Path(__file__).parent.parent
POST = ROOT / "content/posts/2022/second-department/index.md"
Step = tuple[str, Callable[[], object]]


def main() -> None:
    """Print a row for each step."""
    print("| Step | Milliseconds |")
    print("|---|---:|")
    for name, step in (*front_matter(), *catalogue(), *text()):
        print(f"| {name} | {milliseconds(step):.3f} |")


def milliseconds(step: Callable[[], object]) -> float:
    """Processor time of one run: the best of seven times fifty."""
    return min(timeit.repeat(step, timer=time.process_time, number=50, repeat=7)) / 50 * 1000


def front_matter() -> Iterator[Step]:
    """The longest front matter of the demonstration site."""
    parts, _ = split(POST.read_text("utf-8"), "")
    if parts is None:
        raise ValueError(POST)
    written = parts.yaml_text
    matter, _ = read(written, PostMatter, "")
    stored = msgspec.json.encode(matter)
    yield "front matter: read and checked", lambda: read(written, PostMatter, "")
    yield "front matter: PyYAML's C loader alone", lambda: yaml.load(written, yaml.CSafeLoader)
    yield "front matter: encoded for the store", lambda: msgspec.json.encode(matter)
    yield "front matter: decoded again", lambda: msgspec.json.decode(stored, type=PostMatter)


def catalogue() -> Iterator[Step]:
    """The theme's Chinese words."""
    folders = ROOT / "none", ROOT / "templates"
    notebook = Notebook()
    yield "Chinese catalogue of the theme: read", lambda: theme_words(*folders, ["zh"])
    yield (
        "Chinese catalogue of the theme: remembered",
        lambda: theme_words(*folders, ["zh"], notebook),
    )


def text() -> Iterator[Step]:
    """A bulletin of 650 words; and the same with a line of code, which needs the library."""
    written = next(iter(posts(1))).body
    code = f"{written}\n`x`\n"
    html = library_html(written, "en")
    yield "text: the library, nothing left out", lambda: whole_library(written)
    yield "text: the library, what it needs", lambda: library_html(written, "en")
    yield "text: without the library", lambda: plain_html(written)
    yield "text: converted, with all that belongs to it", lambda: convert(written)
    yield "text: the same where it needs the library", lambda: convert(code)
    yield "text: sanitising alone", lambda: sanitise(html)


def whole_library(written: str) -> str:
    """The text as Python-Markdown converts it with all extensions of the dialect."""
    extensions = [make("en") for _, make in EXTENSIONS]
    return Markdown(extensions=extensions, output_format="html").convert(written)


if __name__ == "__main__":
    main()
