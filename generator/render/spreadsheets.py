"""Spreadsheets: values as a line of a CSV file that spreadsheets open without harm.

In: the values of a row. Out: its line, after RFC 4180. Known here alone: which texts a spreadsheet
would take for a formula. A name can come from anybody's text, and a formula can send what it finds
elsewhere (OWASP, "CSV Injection").
"""

import csv
from collections.abc import Iterable
from io import StringIO

_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What such texts begin with; programs for Chinese and Japanese take the wide signs, too."""


def csv_line(values: Iterable[object]) -> str:
    """A row with its line end; an apostrophe goes before each text that would be a formula."""
    line = StringIO()
    csv.writer(line).writerow([_harmless(value) for value in values])
    return line.getvalue()


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULAS):
        return f"'{value}"
    return value
