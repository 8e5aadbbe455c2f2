"""Sources that change or vanish while a build runs: no traceback, no broken site, nothing stale."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.crash.command import Ended
from tests.crash.crash_site import CrashSite
from tests.crash.sources import Tree, images_of, picture, texts_of
from tests.crash.whole import Files, broken, contradictions, different, listed

IS_LONG = bool(os.environ.get("BULLETIN_LONG"))
CASES = 100 if IS_LONG else 0
"""Besides those that are always tried."""
TURNS = 60 if IS_LONG else 1
SITE, TEMPLATE = "content/site.yaml", "templates/pages/article.html"


@dataclass(frozen=True)
class Case:
    """Something that changes or vanishes right before it is read for the number-th time."""

    path: str
    """A file; or a folder, which vanishes with all that is in it."""
    data: bytes | None
    """What is read then; None where it vanishes."""
    number: int
    is_undone: bool
    """Whether all is as before when the next build begins."""

    def after(self, tree: Tree) -> Tree:
        """The tree to which this has happened."""
        kept = {p: d for p, d in tree.items() if not f"{p}/".startswith(f"{self.path}/")}
        return kept if self.data is None else {**kept, self.path: self.data}


def usual(tree: Tree, chance: Random) -> list[Case]:
    """A bulletin that is changed at each of the moments at which it may be read, and a picture."""
    text, image = chance.choice(texts_of(tree)), chance.choice(images_of(tree))
    texts = [Case(text, longer(tree[text]), number, number == 2) for number in (1, 2, 3)]
    return [*texts, Case(image, picture(chance), 2, is_undone=True)]


def longer(text: bytes) -> bytes:
    return text.replace(b"title: ", b"title: A much longer ") + b"\nAnother paragraph.\n"


def draw(tree: Tree, chance: Random) -> Case:
    """A case of any kind; the site can be built after each."""
    text, image = chance.choice(texts_of(tree)), chance.choice(images_of(tree))
    changed = {
        text: longer(tree[text]),
        image: picture(chance),
        TEMPLATE: tree[TEMPLATE] + b" ",
        SITE: tree[SITE] + b"feed_size: 3\n",
    }
    gone = [text, TEMPLATE, str(Path(image).parent), str(Path(text).parent)]
    if chance.random() < 0.6:
        path = chance.choice([text, text, image, TEMPLATE, SITE])
        return Case(path, changed[path], chance.randint(1, 3), chance.random() < 0.5)
    return Case(chance.choice(gone), None, chance.randint(1, 2), chance.random() < 0.5)


def test_what_changes_or_vanishes_right_before_it_is_read_breaks_nothing(
    site: CrashSite, chance: Random, tmp_path: Path
) -> None:
    tree = site.tree
    cases = usual(tree, chance) + [draw(tree, chance) for _ in range(CASES)]
    wrong = [
        f"{case.path} {'vanished' if case.data is None else 'changed'} before read {case.number}"
        f"{' and was put back' * case.is_undone}: {sentence}"
        for case in cases
        for sentence in go_through(case, site, tree, tmp_path / "new")
    ]
    assert wrong == [], listed(wrong)


def go_through(case: Case, site: CrashSite, tree: Tree, new: Path) -> list[str]:
    """What is wrong after the build that it happens to, and after the next."""
    site.stand(tree)
    site.forget(output=False)  # what is remembered is not read again
    before = site.files()
    new.write_bytes(case.data or b"")
    deed = "vanish" if case.data is None else "swap"
    ended = site.build(trap=(deed, str(case.number), site.root / case.path, new))
    found = [
        *broken(site.files(), [before, site.clean.of(case.after(tree))]),
        *unfit(ended, before, site.files()),
    ]
    site.look()
    if case.is_undone:
        site.lay(tree)
    return found + [f"the next build: {one}" for one in site.ends_clean(site.build())]


def unfit(ended: Ended, before: Files, found: Files) -> list[str]:
    """What is wrong with a build whose sources were not left in peace."""
    said = f"it ended with {ended.code} and said: {ended.stderr}"
    if ended.code == 0 and not ended.shows_a_bug:
        return contradictions(found)
    if not ended.has_failed_clearly:
        return [said]
    return [] if found == before else [f"it failed and changed the site; {said}"]


def test_a_picture_that_vanishes_is_a_dead_link_and_no_crash(
    site: CrashSite, chance: Random
) -> None:
    image = chance.choice(images_of(site.tree))
    before = site.files()
    site.forget(output=False)
    ended = site.build(trap=("vanish", "1", site.root / image))
    assert unfit(ended, before, site.files()) == []
    site.look()
    assert image not in site.tree
    ended = site.build()
    assert ended.code == 1
    assert "dead-link" in ended.stderr
    assert different(site.files(), before) == []


def test_builds_while_everything_moves_break_nothing_and_the_one_after_ends_clean(
    site: CrashSite, chance: Random
) -> None:
    wrong = []
    for turn in range(TURNS):
        with everything_moves(site, chance):
            for _ in range(2):
                before = site.files()
                found = unfit(site.build(), before, site.files())
                wrong += [f"turn {turn}: {one}" for one in found]
        wrong += [f"after turn {turn}: {one}" for one in site.ends_clean(site.build())]
    assert wrong == [], listed(wrong)


@contextmanager
def everything_moves(site: CrashSite, chance: Random) -> Iterator[None]:
    """Sources are renamed, removed, rewritten and put back all the time; in the end all is back."""
    is_enough = threading.Event()

    def move() -> None:
        while not is_enough.is_set():
            disturb(site, chance, is_enough)

    thread = threading.Thread(target=move)
    thread.start()
    try:
        yield
    finally:
        is_enough.set()
        thread.join()


def disturb(site: CrashSite, chance: Random, is_enough: threading.Event) -> None:
    """Do something to a source, and undo it a moment later."""
    path = chance.choice(sorted(site.tree))
    file, data = site.root / path, site.tree[path]
    away = file.with_name(f"{file.name}.tmp")
    deed = chance.choice(("rename", "remove", "rewrite", "rename folder"))
    if deed == "rename folder":
        file = file.parent
        away = file.with_name(f".{file.name}")
    if deed.startswith("rename"):
        file.rename(away)
    elif deed == "remove":
        file.unlink()
    else:
        file.write_bytes(data.replace(b"title: ", b"title: For a moment, ") + b"\nMore.\n")
    is_enough.wait(chance.random() * 0.01)
    if deed.startswith("rename"):
        away.rename(file)
    else:
        file.write_bytes(data)
    time.sleep(0.001)
