"""Finders: what ready-made searches find of Chinese texts, and what their indexes weigh.

    python -m benchmarks.finders
    python -m benchmarks.finders --size 10000

MiniSearch and FlexSearch index the Chinese corpus in Node, with the settings that their manuals
give for Chinese; Pagefind indexes the same texts as pages. Each is asked for words, and what it
finds is compared with what stands in the texts. `benchmarks.searching` has our own figures.
"""

import argparse
import gzip
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks import chinese
from benchmarks.bench import WORK
from benchmarks.install import Package, installed, program
from benchmarks.measure import timed, weighed
from tests.browser.served import ARGUMENTS, CHROMIUM, serving

SIZE = 2_000
QUESTIONS = (*chinese.RARE, "被告人", "检察", "公开听证", "未成年人保护", "诉讼线索", "青禾")
SCRIPT = Path(__file__).with_suffix(".mjs")
IN_NODE = Package(
    installer="npm",
    requirements=("minisearch@7.2.0", "flexsearch@0.8.212"),
    program="node_modules/minisearch",
)
NAMES = ("MiniSearch", "FlexSearch, Chinese", "FlexSearch, with context")
PAGEFIND = Package(
    installer="pip", requirements=("pagefind==1.5.2", "pagefind_bin==1.5.2"), program="bin/python"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came out for one of them."""

    name: str
    seconds: float
    """To make the whole index."""
    memory: float
    """Megabytes at most meanwhile."""
    bytes: int
    """What the index weighs, compressed. Pagefind's is read in parts, the others' as a whole."""
    found: Sequence[set[int]]
    """The bulletins that were found, for each question."""


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=SIZE)
    size = parser.parse_args().size
    texts = {post.number: f"{post.title}\n{post.body}" for post in chinese.posts(size)}
    truth = [{number for number, text in texts.items() if one in text} for one in QUESTIONS]
    with tempfile.TemporaryDirectory(prefix="bulletin-finders-") as folder:
        print(f"{size:,} bulletins in Chinese; of each question recall / precision.\n")
        print("| | s | MB | index, kB |", *(f"{one} |" for one in QUESTIONS))
        print("| --- |", "---: |" * (3 + len(QUESTIONS)))
        for finding in (*_in_node(texts, Path(folder)), _pagefind(texts, Path(folder) / "site")):
            figures = f"{finding.seconds:.1f} | {finding.memory:.0f} | {finding.bytes / 1000:,.0f}"
            pairs = zip(finding.found, truth, strict=True)
            print(f"| {finding.name} | {figures} |", *(f"{_score(*pair)} |" for pair in pairs))


def _score(found: set[int], true: set[int]) -> str:
    right = len(found & true)
    return f"{right / len(true):.2f} / {right / max(1, len(found)):.2f}"


def _in_node(texts: dict[int, str], folder: Path) -> Iterator[Finding]:
    data = folder / "bulletins.json"
    bulletins = [{"id": number, "text": text} for number, text in texts.items()]
    asked = {"bulletins": bulletins, "questions": QUESTIONS}
    data.write_text(json.dumps(asked), encoding="utf-8")
    home = installed(IN_NODE, WORK)
    for name in NAMES:
        said = folder / "said.json"
        command = ("node", str(SCRIPT), name, str(data), str(said))
        peak = weighed(command, home, {"PATH": _PATH}).peak
        made = json.loads(said.read_bytes())
        found = [set(numbers) for numbers in made["found"]]
        yield Finding(
            name=name, seconds=made["seconds"], memory=peak, bytes=made["bytes"], found=found
        )


_PATH = str(Path(shutil.which("node") or "node").parent)


def _pagefind(texts: dict[int, str], site: Path) -> Finding:
    (site / "b").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>.</title>", encoding="utf-8")
    for number, text in texts.items():
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
        page = f'<!doctype html><html lang="zh"><title>.</title><body data-pagefind-body>{lines}'
        (site / f"b/{number}.html").write_text(page, encoding="utf-8")
    command = (program(PAGEFIND, installed(PAGEFIND, WORK)), "-m", "pagefind", "--site", ".")
    seconds = timed(command, site, {}).wall
    peak = weighed(command, site, {}).peak
    size = sum(len(_packed(path)) for path in (site / "pagefind").rglob("*") if path.is_file())
    return Finding(
        name="Pagefind", seconds=seconds, memory=peak, bytes=size, found=_asked_in_browser(site)
    )


def _packed(path: Path) -> bytes:
    data = path.read_bytes()
    return data if path.suffix.startswith(".pf_") else gzip.compress(data)


class _Open(SimpleHTTPRequestHandler):
    """Sends no policy: Pagefind's WebAssembly is not allowed by that of our own sites."""

    def log_message(self, *_: Any) -> None:
        pass


def _asked_in_browser(site: Path) -> list[set[int]]:
    with serving(site, _Open) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.goto(root)
        found = [{int(number) for number in page.evaluate(_ASK, one)} for one in QUESTIONS]
        browser.close()
    return found


_ASK = """async (typed) => {
  const finder = await import("/pagefind/pagefind.js");
  await finder.options({ excerptLength: 1 });
  const { results } = await finder.search(typed);
  const shown = await Promise.all(results.map((one) => one.data()));
  return shown.map((one) => /(\\d+)\\.html/.exec(one.url)[1]);
}"""
"""The numbers of the bulletins that Pagefind finds."""

if __name__ == "__main__":
    main()
