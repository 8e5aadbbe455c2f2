"""Remembered: the costly pure stages, with what each depends on.

Known here alone: the keys. `sources` remembers what is done for each file, `volumes` what is done
for each year, `places` that no two files claim one place. Nothing of a withheld text is ever kept.
"""

from generator.remembered.bench import Bench
from generator.remembered.places import check_again
from generator.remembered.sources import (
    ParsedSite,
    config_of,
    convert_all,
    discover_again,
    forget_withheld,
    measure_all,
    parse_all,
)
from generator.remembered.volumes import Ground, assemble_all, known_by, opener, plan_all

__all__ = [
    "Bench",
    "Ground",
    "ParsedSite",
    "assemble_all",
    "check_again",
    "config_of",
    "convert_all",
    "discover_again",
    "forget_withheld",
    "known_by",
    "measure_all",
    "opener",
    "parse_all",
    "plan_all",
]
