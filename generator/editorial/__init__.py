"""Editorial: the rules of the house style, each a pure function of one bulletin.

In: a Manuscript and the site's Rulebook. Out: Problems. A rule yields Findings under codes of
`codes.CODES`, which are the names by which site.yaml switches it and a bulletin waives it. It looks
at nothing else, so that what it finds can be remembered until one of the two changes.
"""

from collections.abc import Callable, Iterable

from generator.editorial import (
    counting,
    dating,
    naming,
    numerals,
    provenance,
    punctuation,
    wording,
)
from generator.editorial.manuscript import Finding, Manuscript
from generator.editorial.provenance import families
from generator.editorial.rulebook import Rulebook, merged, rulebook_of
from generator.editorial.settling import settled
from generator.editorial.shipped import shipped_words
from generator.errors import Problem

Rule = Callable[[Manuscript, Rulebook], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    naming.varying_offices,
    naming.varying_titles,
    naming.leaders_without_office,
    counting.miscounted_requirements,
    wording.wrong_words,
    wording.long_sentences,
    wording.walls_of_text,
    wording.long_titles,
    punctuation.half_width_in_chinese,
    punctuation.full_width_in_english,
    punctuation.mixed_quotes,
    punctuation.chinese_forms,
    punctuation.enumeration_marks,
    punctuation.missing_spaces,
    numerals.cut_years,
    numerals.wrong_zeros,
    numerals.mixed_dates,
    numerals.wrong_ranges,
    dating.wrong_weekdays,
    dating.held_on_another_day,
    dating.future_as_past,
    dating.published_late,
    provenance.missing_provenance,
)
"""All of them."""


def proofread(manuscript: Manuscript, rulebook: Rulebook) -> tuple[Problem, ...]:
    """Everything that the rules find in one bulletin, whether or not it is waived or switched."""
    return tuple(
        manuscript.problem(finding) for rule in RULES for finding in rule(manuscript, rulebook)
    )


__all__ = [
    "RULES",
    "Finding",
    "Manuscript",
    "Rule",
    "Rulebook",
    "families",
    "merged",
    "proofread",
    "rulebook_of",
    "settled",
    "shipped_words",
]
