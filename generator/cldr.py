"""CLDR: Babel's tables of how each language writes dates, and its own name.

Babel looks for this machine's time zone when it is loaded, which takes 20 ms, and which nothing
that we make may show. So it is told one. To load the rest takes 15 ms, so that only what writes a
date does.
"""

import os

_ZONE = os.environ.get("TZ")
os.environ["TZ"] = "UTC"
try:
    from babel import Locale, UnknownLocaleError
    from babel.dates import (
        format_date,
        format_interval,
        format_skeleton,
        get_day_names,
        get_month_names,
    )
    from babel.units import format_unit
finally:
    if _ZONE is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = _ZONE

__all__ = [
    "Locale",
    "UnknownLocaleError",
    "format_date",
    "format_interval",
    "format_skeleton",
    "format_unit",
    "get_day_names",
    "get_month_names",
]
