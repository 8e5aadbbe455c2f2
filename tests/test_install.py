"""The program as it is installed: a wheel in an empty environment, outside the repository."""

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIND_THEME = "from generator.theme import find_theme; print(find_theme())"


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; the test fails with all that it said where the command fails."""
    done = subprocess.run(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Environment:
    """An environment that has nothing but Python, filled by the pip that runs the tests."""

    def __init__(self, folder: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
        self.folder = folder
        self.programs = Path(sysconfig.get_path("scripts", "venv", vars={"base": str(folder)}))
        self.python = self.programs / "python"

    def install(self, *what: str | Path) -> None:
        pip = (sys.executable, "-m", "pip", "--python", self.python, "-qq", "install")
        run(*pip, *what, cwd=self.folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ".", cwd=ROOT)
    return next(folder.glob("bulletin-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = Environment(tmp_path_factory.mktemp("installed") / "venv")
    environment.install("--constraint", ROOT / "requirements.txt", wheel)
    return environment


@pytest.fixture(scope="module")
def site(installed: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that the installed command made and built, by name and without a question."""
    folder = tmp_path_factory.mktemp("office")
    run(installed.programs / "bulletin", "init", "mysite", cwd=folder)
    run(installed.programs / "bulletin", "build", cwd=folder / "mysite")
    return folder / "mysite"


def test_the_wheel_holds_the_program_and_the_theme_to_the_last_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("generator/")}
    expected = {
        f"{prefix}{path.relative_to(ROOT).as_posix()}"
        for folder, prefix in (("generator", ""), ("templates", "generator/"))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == expected


def test_a_new_site_is_made_and_built_outside_the_repository(site: Path) -> None:
    home = (site / "output/index.html").read_text(encoding="utf-8")
    assert "<h1" in home
    assert (site / "content/site.yaml").is_file()


def test_the_stylesheet_of_a_new_site_has_a_hash_in_its_name_and_is_there(site: Path) -> None:
    home = (site / "output/index.html").read_text(encoding="utf-8")
    (address,) = re.findall(r'<link rel="stylesheet" href="/([^"]+)"', home)
    assert re.search(r"\.[0-9a-f]{8,}\.css$", address)
    theme = (ROOT / "templates/assets/style.css").read_bytes()
    assert (site / "output" / address).read_bytes() == theme


def test_the_package_starts_by_its_name_too(installed: Environment, site: Path) -> None:
    command = run(installed.programs / "bulletin", "check", cwd=site)
    assert run(installed.python, "-m", "generator", "check", cwd=site) == command


def test_the_theme_of_a_wheel_lies_within_the_package(installed: Environment) -> None:
    theme = Path(run(installed.python, "-c", FIND_THEME, cwd=installed.folder).strip())
    assert theme.is_relative_to(installed.folder)
    assert theme.parts[-2:] == ("generator", "templates")


def test_the_theme_of_a_checkout_lies_beside_the_package() -> None:
    theme = run(sys.executable, "-S", "-c", FIND_THEME, cwd=ROOT).strip()
    assert Path(theme) == ROOT / "templates"


def test_the_theme_of_an_editable_install_is_that_of_the_checkout(tmp_path: Path) -> None:
    build = f"import hatchling.build as b; print(b.build_editable({str(tmp_path)!r}))"
    name = run(sys.executable, "-c", build, cwd=ROOT).split()[-1]
    environment = Environment(tmp_path / "venv")
    environment.install("--no-deps", "--no-index", tmp_path / name)
    theme = run(environment.python, "-c", FIND_THEME, cwd=tmp_path).strip()
    assert Path(theme) == ROOT / "templates"
