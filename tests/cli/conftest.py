"""Runs the command as a person at a terminal does."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.cli.given import ENGLISH, Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in the site's folder, or in another one below the test's."""

    def run_command(*arguments: str | Path, cwd: str = "site", env: object = ENGLISH) -> Result:
        (tmp_path / cwd).mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / cwd)
        result = CliRunner().invoke(main, [str(one) for one in arguments], env=env)  # type: ignore[arg-type]
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_command
