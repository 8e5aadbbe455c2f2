"""Exactness: whatever was edited, a rebuilt site is the one that a first build would make."""

from hypothesis import HealthCheck, settings

from tests.exactness.choices import BARE
from tests.exactness.machine import LONG, Editing


class Bare(Editing):
    """In templates that show each value and take no time, so that many edits can be tried."""

    templates = BARE


class Themed(Editing):
    """In the theme, as readers see it; with time, a first build has several processes."""

    jobs = 2 if LONG else 1


def _runs(number: int, long_number: int) -> settings:
    return settings(
        deadline=None,
        derandomize=not LONG,  # in a short run the same edits each time, so that nothing flickers
        database=None,
        max_examples=long_number if LONG else number,
        stateful_step_count=25 if LONG else 8,
        suppress_health_check=list(HealthCheck),
    )


TestInTemplatesThatShowEachValue = Bare.TestCase
TestInTemplatesThatShowEachValue.settings = _runs(3, 200)
TestInTheTheme = Themed.TestCase
TestInTheTheme.settings = _runs(2, 40)
