"""Search: what readers' browsers search in, and find every word in.

In: the pages of a site. Out: for each year an index of every place of every term, and the records
that results show. Nothing is guessed: two Chinese characters are found on exactly the pages on
which they stand together. Known in this package alone: how texts are folded and taken apart, and
the files' form, which `search.js` reads.
"""

from generator.search.entries import Entry
from generator.search.folding import Folding, simplified
from generator.search.months import Month, index_month, record_of
from generator.search.stems import stem
from generator.search.texts import lines_of
from generator.search.years import FORM, Bound, year_file

__all__ = [
    "FORM",
    "Bound",
    "Entry",
    "Folding",
    "Month",
    "index_month",
    "lines_of",
    "record_of",
    "simplified",
    "stem",
    "year_file",
]
