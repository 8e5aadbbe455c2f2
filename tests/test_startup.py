"""How fast the program starts: what takes long to load is loaded by what needs it."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.small_site import SITE, SmallSite, post

HEAVY = {
    "PIL",
    "babel",
    "email.utils",
    "importlib.metadata",
    "jinja2",
    "markdown",
    "multiprocessing",
    "nh3",
    "pygments",
    "rich",
    "starlette",
    "watchdog",
    "yaml",
}
"""Each takes from 5 to 45 ms."""


def loaded(code: str) -> set[str]:
    """Which of the heavy modules a new process has after running some code."""
    script = f"{code}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return HEAVY & set(done.stdout.decode().split())


@pytest.mark.parametrize(
    "module", ["catalogues", "cli", "config", "fingerprint", "formats", "names", "render", "report"]
)
def test_a_module_that_every_build_needs_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import generator.{module}") == set()


def test_the_fingerprint_and_the_words_of_an_english_person_take_nothing_heavy() -> None:
    code = """
from generator.catalogues import message_words
from generator.fingerprint import fingerprint
fingerprint(), message_words("en")"""
    assert loaded(code) == set()


def test_what_is_remembered_of_a_themes_words_is_read_without_babel() -> None:
    code = """
import sys
from pathlib import Path
from generator.catalogues import theme_words
from generator.memory import Notebook
def words(notebook):
    return theme_words(Path("none"), Path("templates"), ["en", "zh"], notebook)["zh"]
first = Notebook()
home = words(first).gettext("Home")
for name in [name for name in sys.modules if name.partition(".")[0] == "babel"]:
    del sys.modules[name]
assert words(Notebook(first.data())).gettext("Home") == home != 'Home'"""
    assert "babel" not in loaded(code)


def test_a_build_that_does_not_proofread_loads_no_editorial_rule() -> None:
    code = "import generator.build, generator.cli.building, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert "generator.editorial" not in done.stdout.decode().split()


EDIT = """
from generator.cli import main
main(["build", "--quiet", "--jobs", "2"], standalone_mode=False)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process stands by")
def test_what_an_edit_needs_is_loaded_by_a_process_that_stands_by(
    site: Callable[[Mapping[str, str | bytes]], SmallSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = post("A notice", "2022-01-10", column="notices")  # or its column would be warned of
    files = {"content/posts/n.md": notice, "content/posts/a.md": post("A", "2022-01-11")}
    small = site({"content/site.yaml": SITE} | files)
    monkeypatch.chdir(small.root)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    assert "jinja2" in loaded(EDIT)  # the theme is new
    small.lay({"content/posts/a.md": post("B", "2022-01-11", "Other words.")})
    assert loaded(EDIT).isdisjoint({"nh3", "markdown", "jinja2"})
    assert "Other words." in small.text("a/index.html")
