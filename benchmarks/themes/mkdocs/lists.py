"""The lists that MkDocs does not know: pages of twenty posts, of all and of each tag.

mkdocs-gen-files runs this in each build, after MkDocs found the sources and before it reads them.
In: the posts' front matter. Out: pages without a text, whose front matter is what their template
shows.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import mkdocs_gen_files
import yaml
from mkdocs.utils.meta import get_data

PER_PAGE = 20
POST = re.compile(r"\d{4}/[^/]+\.md")


@dataclass(frozen=True)
class Card:
    """What a list shows of a post."""

    url: str
    title: str
    date: dt.date
    tags: tuple[str, ...]
    summary: str


def main() -> None:
    """Make every list."""
    cards = sorted(read_cards(), key=lambda card: (card.date, card.url), reverse=True)
    by_tag = defaultdict(list)
    for card in cards:
        for tag in card.tags:
            by_tag[tag].append(card)
    write_list("", "Benchmark", cards)
    for tag, tagged in by_tag.items():
        write_list(f"tags/{tag.replace(' ', '-')}/", tag, tagged)
    write_page("tags/index.md", {"template": "tags.html", "title": "Tags", "tags": sorted(by_tag)})


def read_cards() -> Iterable[Card]:
    """A card for each post."""
    for file in mkdocs_gen_files.FilesEditor.current().files.documentation_pages():
        if POST.fullmatch(file.src_uri):
            text, meta = get_data(file.content_string)
            summary = text.strip().partition("\n\n")[0].replace("**", "")
            yield Card(file.url, meta["title"], meta["date"], tuple(meta["tags"]), summary)


def write_list(folder: str, title: str, cards: list[Card]) -> None:
    """All pages of one list, twenty cards on each."""
    fronts = [f"page/{n + 1}/" if n else "" for n in range(-(-len(cards) // PER_PAGE))]
    for n, front in enumerate(fronts):
        meta: dict[str, object] = {"template": "list.html", "title": title}
        shown = cards[n * PER_PAGE : (n + 1) * PER_PAGE]
        meta["cards"] = [{**vars(card), "tags": None} for card in shown]
        if n:
            meta["newer"] = f"{folder}{fronts[n - 1]}"
        if n + 1 < len(fronts):
            meta["older"] = f"{folder}{fronts[n + 1]}"
        write_page(f"{folder}{front}index.md", meta)


def write_page(path: str, meta: Mapping[str, object]) -> None:
    """One page that consists of its front matter."""
    with mkdocs_gen_files.open(path, "w") as file:
        file.write(
            f"---\n{yaml.dump(dict(meta), Dumper=yaml.CSafeDumper, allow_unicode=True)}---\n"
        )


main()
