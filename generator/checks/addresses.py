"""Addresses: links that authors wrote by address must lead to a file of the output."""

from collections.abc import Iterator

from generator.checks.material import Material
from generator.config import SITE
from generator.errors import Problem, problem, problem_in_field
from generator.manifest import manifest_files
from generator.plan import collisions
from generator.urls import fold, folds, output_path


def places_claimed_twice(material: Material) -> Iterator[Problem]:
    """Two files at one place, or a file where a folder has to be."""
    yield from collisions(material.slices)


def dead_addresses(material: Material) -> Iterator[Problem]:
    """A link such as `/offices/x/` to an address that no page has."""
    if not material.wanted:
        return
    files = set(folds(sheet.output for one in material.slices for sheet in one.sheets))
    for wanted in material.wanted:
        if wanted.file not in files and f"{wanted.file}/index.html" not in files:
            yield Problem(place=wanted.place, code="dead-address", values={"href": wanted.href})


def reserved_addresses(material: Material) -> Iterator[Problem]:
    """A file where the manifest has to stand, by which the output is known as ours."""
    reserved = {fold(file) for file in manifest_files(one.name for one in material.slices)}
    for one in material.slices:
        for sheet in one.sheets:
            if sheet.output[:8].lower() == "manifest" and fold(sheet.output) in reserved:
                path = sheet.made_from if sheet.made_from.startswith("content/") else SITE
                yield problem("output-collision", path, output=sheet.output, other="the manifest")


def missing_homes(material: Material) -> Iterator[Problem]:
    """Where the home page is off, a page of the site's own has to stand at its address."""
    if material.config.has("home") or not material.is_whole:
        return
    outputs = {sheet.output for one in material.slices for sheet in one.sheets}
    for edition in material.site.editions:
        prefix = material.config.prefix(edition.lang)
        if output_path(prefix) not in outputs:
            suffix = "" if edition.lang == material.config.language else f".{edition.lang}"
            page = f"content/pages/index{suffix}.md"
            yield problem_in_field("home-missing", SITE, "pages.home", address=prefix, page=page)
