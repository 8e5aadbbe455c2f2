"""The scenes: what happens to a site before it is built again, and what must be right after it.

In: a Site and the number of the round. Out: a Step, with the change made. Scenes follow one another
within a round; each counts on those before it, and the first puts everything back.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpus import Post, post
from benchmarks.ready import Site, without
from benchmarks.verify import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One build that is to be measured."""

    site: Site
    command: tuple[str, ...]
    right: Right
    """What its output must show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One thing that happens to a site."""

    key: str
    title: str
    prepare: Callable[[Site, int], Step]
    weighs: bool = False
    """Whether memory is measured, which slows the build down, instead of time."""


def restore(site: Site) -> None:
    """Put every source back that the scenes of a round change."""
    dialect = site.contender.dialect
    for one in (_edited(site), _deleted(site)):
        dialect.write_post(site.folder, one)
    dialect.source(site.folder, _new(site)).unlink(missing_ok=True)
    _rewrite(site.folder / dialect.template, lambda text: re.sub(r"<p>Notice \d+\.</p>", "", text))


def clone_of(site: Site) -> Site:
    """Where the site of the CI's scene is."""
    return replace(site, folder=site.folder.with_name(f"{site.folder.name}-clone"))


def _cold(site: Site, _: int) -> Step:
    restore(site)
    without(site, site.contender.made)
    shown = Right(articles=_count(site), listed=_deleted(site).title)
    return Step(site=site, command=site.command, right=shown)


def _same(site: Site, _: int) -> Step:
    return Step(site=site, command=site.command, right=Right(articles=_count(site)))


def _body(site: Site, round_number: int) -> Step:
    sentence = f"One sentence more, in round {round_number}."
    _append(site, sentence)
    shown = Right(articles=_count(site), place=_edited(site).place, sentence=sentence)
    return Step(site=site, command=site.command, right=shown)


def _title(site: Site, round_number: int) -> Step:
    old = _edited(site)
    new = f"A new headline in round {round_number}"
    source = site.contender.dialect.source(site.folder, old)
    _rewrite(source, lambda text: text.replace(old.title, new))
    shown = Right(
        articles=_count(site), place=old.place, sentence=new, listed=new, unlisted=old.title
    )
    return Step(site=site, command=site.command, right=shown)


def _added(site: Site, _: int) -> Step:
    new = _new(site)
    site.contender.dialect.write_post(site.folder, new)
    shown = Right(
        articles=_count(site), place=new.place, sentence=new.title, listed=new.title, front=True
    )
    return Step(site=site, command=site.command, right=shown)


def _removed(site: Site, _: int) -> Step:
    old = _deleted(site)
    site.contender.dialect.source(site.folder, old).unlink()
    shown = Right(articles=_count(site), gone=old.place, unlisted=old.title)
    return Step(site=site, command=site.sweeping, right=shown)


def _template(site: Site, round_number: int) -> Step:
    notice = f"<p>Notice {round_number}.</p>"
    footing = site.contender.dialect.footing
    template = site.folder / site.contender.dialect.template
    _rewrite(template, lambda text: text.replace(footing, f"{notice}{footing}"))
    edited = _edited(site).place
    shown = Right(articles=_count(site), place=edited, sentence=notice, everywhere=notice)
    return Step(site=site, command=site.command, right=shown)


def _ci(site: Site, round_number: int) -> Step:
    """A clone: the sources with new times, what is kept with its own, and one edit."""
    clone = clone_of(site)
    shutil.rmtree(clone.folder, ignore_errors=True)
    left_out = shutil.ignore_patterns(*site.contender.made)
    shutil.copytree(
        site.folder, clone.folder, symlinks=True, ignore=left_out, copy_function=shutil.copy
    )
    for name in site.contender.kept:
        if (site.folder / name).is_dir():
            shutil.copytree(site.folder / name, clone.folder / name)
    sentence = f"One sentence more, in the clone of round {round_number}."
    _append(clone, sentence)
    shown = Right(articles=_count(site), place=_edited(site).place, sentence=sentence)
    return Step(site=clone, command=site.command, right=shown)


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _append(site: Site, sentence: str) -> None:
    path = site.contender.dialect.source(site.folder, _edited(site))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")


def _count(site: Site) -> int:
    """How many posts there are now."""
    return sum(1 for _ in (site.folder / site.contender.dialect.posts).glob("[12]*/*.md"))


def _edited(site: Site) -> Post:
    return post(site.count // 2, site.count)


def _deleted(site: Site) -> Post:
    return post(site.count // 3, site.count)


def _new(site: Site) -> Post:
    return post(site.count, site.count)


SCENES = (
    Scene(key="memory", title="memory of a cold build", prepare=_cold, weighs=True),
    Scene(key="cold", title="cold: nothing made before", prepare=_cold),
    Scene(key="same", title="nothing changed", prepare=_same),
    Scene(key="body", title="one text edited", prepare=_body),
    Scene(key="title", title="one headline edited", prepare=_title),
    Scene(key="new", title="one bulletin more, the newest", prepare=_added),
    Scene(key="delete", title="one bulletin deleted", prepare=_removed),
    Scene(key="template", title="the base template changed", prepare=_template),
    Scene(key="ci", title="CI: a fresh clone, what is kept restored, one text edited", prepare=_ci),
)
"""In the order of a round."""
