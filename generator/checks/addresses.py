"""Addresses: links that authors wrote by address must lead to a file of the output."""

from collections.abc import Iterator

from generator.checks.material import Material
from generator.errors import Problem
from generator.urls import fold


def dead_addresses(material: Material) -> Iterator[Problem]:
    """A link such as `/offices/x/` to an address that no page has."""
    files = {fold(job.output) for job in material.jobs}
    for wanted in material.wanted:
        if wanted.file not in files and f"{wanted.file}/index.html" not in files:
            yield Problem(place=wanted.place, code="dead-address", values={"href": wanted.href})
