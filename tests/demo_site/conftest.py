"""Builds the demonstration site from the repository's own content/, once for all of these tests."""

import pytest

from generator.report import Report
from tests.built_site import BuiltSite
from tests.demo_site.given import BELOW, built


@pytest.fixture(scope="session")
def demo_and_report(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, Report]:
    return built(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo(demo_and_report: tuple[BuiltSite, Report]) -> BuiltSite:
    return demo_and_report[0]


@pytest.fixture(scope="session")
def demo_below(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("below"), BELOW)[0]
