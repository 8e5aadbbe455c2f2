"""The rule of `no_skips` that a skip is a failure in CI, tried on a suite of its own."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SUITE = """
import pytest

def test_that_runs(): pass

def test_that_skips_itself(): pytest.skip("no browser")

@pytest.mark.skipif(True, reason="no font")
def test_that_is_marked(): pass

@pytest.mark.xfail
def test_that_should_fail(): assert False
"""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(Path(__file__).with_name("no_skips.py").read_text(encoding="utf-8"))
    pytester.makepyfile(SUITE)
    return pytester


def test_a_skip_is_a_skip_on_a_persons_machine(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BULLETIN_CI", raising=False)
    suite.runpytest_subprocess().assert_outcomes(passed=1, skipped=2, xfailed=1)


def test_a_skip_is_a_failure_in_ci_and_says_what_was_missing(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETIN_CI", "1")
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1, errors=1, xfailed=1)
    result.stdout.fnmatch_lines(["*which CI does not allow*no browser*"])


def test_a_file_that_skips_itself_is_a_failure_in_ci(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETIN_CI", "1")
    suite.makepyfile(test_whole="import pytest\npytest.importorskip('a_missing_package')")
    result = suite.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*which CI does not allow*a_missing_package*"])
