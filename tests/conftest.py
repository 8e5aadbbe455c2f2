"""What all tests share: small sites to build; and in CI, nothing is skipped in silence."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.small_site import PLAIN, SITE, SmallSite

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport", "site"]

# How long one example takes says more of the machine's other work than of the code. In CI the same
# examples are tried each time; elsewhere new ones are.
settings.register_profile("ours", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("BULLETIN_CI") else "ours")


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], SmallSite]:
    """Lays out a small site; site.yaml and templates are there where none are given."""

    def lay_out(files: Mapping[str, str | bytes]) -> SmallSite:
        small = SmallSite(tmp_path / "site")
        small.lay({"content/site.yaml": SITE, **PLAIN, **files})
        return small

    return lay_out
