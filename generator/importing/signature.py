"""Signature: who signs a notice below its text, and on which day.

In: a Reading. Out: guesses of `organization` and `date`. Known here alone: that in Chinese notices
the day stands below the office's name, each in a line of its own. It is the day of signing: where
the page says when it was published, that counts.
"""

from collections.abc import Iterator

from generator.importing.days import days
from generator.importing.reading import Guess, Reading


def find_signature(reading: Reading) -> Iterator[Guess]:
    """What the two last lines say, where they are an office of the site and a day."""
    office, day = ("", "", *reading.paragraphs)[-2:]
    found, ids = days(day), reading.known.names.office(office.strip())
    interval = found[0].interval() if found else None
    is_alone = bool(found) and not (day[: found[0].start] + day[found[0].end :]).strip(" ()（）")
    if len(ids) == 1 and is_alone and interval and interval.first == interval.last:
        words = f"{office} {day}"
        yield Guess(key="organization", value=min(ids), words=words)
        yield Guess(key="date", value=f"{interval.first}", words=words)
