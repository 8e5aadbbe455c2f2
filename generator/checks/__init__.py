"""Checks: what must hold across a whole site. Problems only; nothing is changed.

Each module holds one family of rules; a rule takes the Material and yields Problems.
"""

from collections.abc import Callable, Iterable

from generator.checks import addresses, records, registries
from generator.checks.material import Material
from generator.errors import Problem

Rule = Callable[[Material], Iterable[Problem]]

PLACE_RULES: tuple[Rule, ...] = (
    addresses.places_claimed_twice,
    addresses.dead_addresses,
    addresses.reserved_addresses,
    addresses.names_too_long,
    addresses.missing_homes,
)
"""Those that look at every file's place: whether they find anything depends on nothing but
`Material.places`."""
RULES: tuple[Rule, ...] = (
    records.contradictions,
    registries.unknown_posts,
    registries.blank_columns,
    registries.unseen_covers,
    registries.government_tags,
)
"""All others, in order."""


def check(material: Material, rules: Iterable[Rule] = (*PLACE_RULES, *RULES)) -> list[Problem]:
    """All problems that the rules find."""
    return [problem for rule in rules for problem in rule(material)]


__all__ = ["PLACE_RULES", "RULES", "Material", "check"]
