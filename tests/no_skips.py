"""No skips: in CI, a test that is skipped has failed.

On a person's machine a test may be skipped for want of a browser or a font. With BULLETIN_CI=1,
which .ci/run sets, the same skip is a failure that says what was missing.
"""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that skips itself fails in CI."""
    return _counted((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A file that skips itself, as `importorskip` does, fails in CI."""
    return _counted((yield))


def _counted(report: Report) -> Report:
    # An expected failure counts as skipped too; that one is meant.
    if report.skipped and os.environ.get("BULLETIN_CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report
