"""Addresses: links that authors wrote by address must lead to a file of the output."""

from collections.abc import Iterator

from generator.checks.material import Material
from generator.config import SITE
from generator.errors import Problem, problem, problem_in_field
from generator.manifest import manifest_files
from generator.plan import collisions, source_of
from generator.urls import fold, output_path


def places_claimed_twice(material: Material) -> Iterator[Problem]:
    """Two files at one place, or a file where a folder has to be."""
    yield from collisions(material.slices, material.folded)


def dead_addresses(material: Material) -> Iterator[Problem]:
    """A link such as `/offices/x/` to an address that no page has."""
    if not material.wanted:
        return
    files = set(material.folded)
    for wanted in material.wanted:
        if wanted.file not in files and f"{wanted.file}/index.html" not in files:
            yield Problem(place=wanted.place, code="dead-address", values={"href": wanted.href})


def reserved_addresses(material: Material) -> Iterator[Problem]:
    """A file where the manifest has to stand, by which the output is known as ours."""
    reserved = {fold(file) for file in manifest_files(one.name for one in material.slices)}
    if reserved.isdisjoint(material.folded):
        return
    for one in material.slices:
        for sheet in one.sheets:
            if sheet.output[:8].lower() == "manifest" and fold(sheet.output) in reserved:
                values = {"output": sheet.output, "other": "the manifest"}
                yield problem("output-collision", source_of(sheet), **values)


def names_too_long(material: Material) -> Iterator[Problem]:
    """A file or folder whose name no file system takes."""
    suspects = (file for file in material.files if len(file) > _LONGEST // 4)
    if not any(name for file in suspects for name in _too_long(file)):
        return
    for one in material.slices:
        for sheet in one.sheets:
            for name in _too_long(sheet.output):
                size = f"{len(name.encode())}"
                yield problem("name-too-long", source_of(sheet), name=name, bytes=size)


_LONGEST = 255
"""Bytes that a name may have on the usual file systems (ext4, APFS; NTFS counts UTF-16 units).
A character has four at most."""


def _too_long(file: str) -> Iterator[str]:
    return (name for name in file.split("/") if len(name.encode()) > _LONGEST)


def missing_homes(material: Material) -> Iterator[Problem]:
    """Where the home page is off, a page of the site's own has to stand at its address."""
    if not material.homes:
        return
    outputs = set(material.files)
    for lang, prefix in material.homes.items():
        if output_path(prefix) not in outputs:
            suffix = "" if lang == material.config.language else f".{lang}"
            page = f"content/pages/index{suffix}.md"
            yield problem_in_field("home-missing", SITE, "pages.home", address=prefix, page=page)
