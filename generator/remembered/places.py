"""Places: the rules that look at every file's place, looked at again only where one has changed.

In: the checks' Material. Out: every problem of the site.
"""

from generator.cache import digest
from generator.checks import PLACE_RULES, RULES, Material, check
from generator.errors import Problem
from generator.remembered.bench import Bench

_NOTE = "sound places"


def check_again(bench: Bench, material: Material) -> list[Problem]:
    """All problems that the rules find; that all places were sound is remembered."""
    key = digest(bench.program, material.places).encode()
    found = [] if bench.store.note(_NOTE) == key else check(material, PLACE_RULES)
    if not found:
        bench.store.keep_note(_NOTE, key)
    return found + check(material, RULES)
