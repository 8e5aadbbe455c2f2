"""Remembered: the costly pure stages, with what each depends on.

Known here alone: the keys. `sources` remembers what is done for each file, `volumes` what is done
for each year, of which `quires` are the months, `plans` the plan of months and of years' lists,
`fronts` that of what stands in front, `enclosures` what is known of documents and recordings,
`disclosures` what their properties say, `files` the plan of what lies beside texts, `papers` the
plan of each year's PDFs, `proofs` what the editorial rules find, `search` the index of each month,
`places` that no two files claim one place. `years` has no keys: there it is decided which of these
is begun first. Nothing of a withheld text is ever kept.
"""

from generator.remembered.bench import Bench
from generator.remembered.disclosures import disclosures
from generator.remembered.enclosures import Enclosed, inspect_all
from generator.remembered.files import plan_files
from generator.remembered.papers import fonts_for, paper_slices
from generator.remembered.places import check_again
from generator.remembered.proofs import proofs
from generator.remembered.quires import opener
from generator.remembered.sources import (
    ParsedSite,
    config_of,
    convert_all,
    discover_again,
    forget_withheld,
    parse_all,
)
from generator.remembered.volumes import Ground, assemble_all, known_by
from generator.remembered.years import plan_volumes

__all__ = [
    "Bench",
    "Enclosed",
    "Ground",
    "ParsedSite",
    "assemble_all",
    "check_again",
    "config_of",
    "convert_all",
    "disclosures",
    "discover_again",
    "fonts_for",
    "forget_withheld",
    "inspect_all",
    "known_by",
    "opener",
    "paper_slices",
    "parse_all",
    "plan_files",
    "plan_volumes",
    "proofs",
]
