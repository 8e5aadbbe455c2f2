"""The reference pages of the manual, written from the program's own declarations.

    python -m docs.reference            write them
    python -m docs.reference --check    say which ones are out of date, and exit with 1

In: the schema, the problem codes, the commands and the values of templates. Out: Markdown below
content/pages/reference/, in Chinese too where staff read it, and the JSON Schema that is published
with the manual.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from docs import records
from docs.commands import commands
from docs.keys import front_matter, registries, site_file
from docs.problems import problems
from docs.values import templates
from docs.wording import CHINESE, ENGLISH, Wording

FOLDER = Path(__file__).parent / "content"


MAKERS: Mapping[str, Callable[[Wording], str]] = {
    "front-matter": front_matter,
    "site-file": site_file,
    "registries": registries,
    "commands": commands,
    "problems": problems,
}
"""Pages for those who write and publish, in both languages, by their names."""
IN_CHINESE = tuple(f"reference/{name}.md" for name in MAKERS)
"""The pages that have a Chinese twin."""


def reference() -> dict[str, str]:
    """Every generated file by its path below the manual's content."""
    made = {
        f"{name}{say.suffix}.md": make(say)
        for say in (ENGLISH, CHINESE)
        for name, make in MAKERS.items()
    }
    pages = {f"pages/reference/{name}": text for name, text in made.items()}
    return {**pages, "pages/reference/templates.md": templates(), **dict(records.files())}


def stale() -> dict[str, str]:
    """The pages whose files don't say what the program says now."""
    return {
        name: text
        for name, text in reference().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text("utf-8") != text
    }


def main() -> int:
    """Write what is out of date, or only name it; what the script exits with."""
    check = "--check" in sys.argv[1:]
    pages = stale()
    for name, text in pages.items():
        print(f"{FOLDER / name}: {'out of date; type: make docs' if check else 'written'}")
        if not check:
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return int(check and bool(pages))


if __name__ == "__main__":
    sys.exit(main())
