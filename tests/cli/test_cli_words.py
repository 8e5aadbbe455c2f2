"""The words of the command line: in two languages, and help for everything."""

import re

import pytest

from generator import __version__
from generator.cli import main
from tests.cli.given import BROKEN, CHINESE, ENGLISH, NEWS, NOW, PUBLIC, WITHHELD, LayOut, Run


def test_messages_follow_the_language_of_the_system_or_the_option(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    asked = run("--lang", "zh", "list", "withheld", *NOW)
    assert "  content/posts/2026/draft.md: 草稿" in asked.stdout
    assert "2027年3月1日" in asked.stdout
    assert run("list", "withheld", *NOW, env=CHINESE).stdout == asked.stdout
    by_variable = run("list", "withheld", *NOW, env={**ENGLISH, "BULLETIN_LANG": "zh"})
    assert by_variable.stdout == asked.stdout
    assert run("--lang", "en", "list", "drafts", *NOW, env=CHINESE).stdout.endswith("a draft\n")


def test_problems_are_said_in_chinese_too(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/public.md": PUBLIC, **NEWS, **BROKEN})
    said = run("--lang", "zh", "build", *NOW).stderr
    lines = [line for line in said.splitlines() if not line.startswith("    ")]
    assert len(lines) == 5
    for line in lines:
        assert re.search(r"[\u4e00-\u9fff]", line), line


def test_chinese_words_change_nothing_of_the_output(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    run("build", *NOW)
    before = small.files()
    run("clean")
    run("--lang", "zh", "build", *NOW, env=CHINESE)
    assert small.files() == before


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"bulletin, version {__version__}\n"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_says_what_it_is_for(command: str, run: Run) -> None:
    result = run(command, "-h")
    assert result.exit_code == 0
    for parameter in main.commands[command].params:
        if parameter.param_type_name == "option":
            assert getattr(parameter, "help", ""), f"{parameter.name} of {command}"
