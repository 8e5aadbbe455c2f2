"""Checks: what must hold across a whole site. Problems only; nothing is changed.

Each module holds one family of rules; a rule takes the Material and yields Problems.
"""

from collections.abc import Callable, Iterable

from generator.checks import addresses, records, registries
from generator.checks.material import Material
from generator.errors import Problem

RULES: tuple[Callable[[Material], Iterable[Problem]], ...] = (
    addresses.places_claimed_twice,
    addresses.dead_addresses,
    addresses.reserved_addresses,
    addresses.missing_homes,
    records.contradictions,
    registries.unknown_posts,
    registries.blank_columns,
)
"""Every rule, in order."""


def check(material: Material) -> list[Problem]:
    """All problems that the rules find."""
    return [problem for rule in RULES for problem in rule(material)]


__all__ = ["RULES", "Material", "check"]
