"""The words of the command line: in two languages, and help for everything."""

import re

import pytest

from generator import __version__
from generator.catalogues import message_words
from generator.cli import main
from generator.cli.help_pages import broken
from generator.cli.refusal import SENTENCES, retold
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


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_the_help_of_every_command_is_in_chinese(command: str | None, run: Run) -> None:
    asked = run("--lang", "zh", *([command] if command else []), "--help").stdout
    assert asked.startswith("用法：")
    lines = re.findall(r"^  \S.*$", asked, re.MULTILINE)
    assert [line for line in lines if not re.search(r"[\u4e00-\u9fff]", line)] == []
    assert run(*([command] if command else []), "-h", env=CHINESE).stdout == asked


@pytest.mark.parametrize(
    "typed",
    ["--lang zh build -h", "build --lang=zh -h", "build -h --lang zh"],
)
def test_the_language_may_be_asked_for_anywhere(typed: str, run: Run) -> None:
    assert run(*typed.split(" ")).stdout == run("build", "-h", env=CHINESE).stdout


def test_after_two_hyphens_lang_is_a_word_like_any_other(run: Run, site: LayOut) -> None:
    site({})
    assert run("new", "--", "--lang").exit_code == 0
    assert run("build", "--lang").exit_code == 2


WRONG = {
    "No such option {name}.": ["build", "--zzz"],
    "No such option {name}. (Did you mean one of: {near}?)": ["build", "--draft"],
    "No such option {name}. Did you mean {near}?": ["build", "--expird"],
    "No such command {name}.": ["zzz"],
    "No such command {name}. Did you mean {near}?": ["buidl"],
    "Missing argument {name}.": ["explain"],
    "Missing argument {name}. Choose from:\n{known}": ["list"],
    "Option {name} requires an argument.": ["build", "--at"],
    "Option {name} does not take a value.": ["build", "--strict=1"],
    "{found} is not one of {known}.": ["list", "all"],
    "{found} is not a valid integer.": ["serve", "--port", "x"],
    "{found} is not a valid integer range.": ["build", "--jobs", "x"],
    "{found} is not in the range {known}.": ["build", "--jobs", "0"],
    "Directory {name} does not exist.": ["build", "--site", "none"],
    "Directory {name} is a file.": ["build", "--site", "content/site.yaml"],
    "Got unexpected extra argument ({names})": ["build", "a"],
    "Got unexpected extra arguments ({names})": ["build", "a", "b"],
    "--executor dask needs --scheduler": ["build", "--executor", "dask"],
    "--scheduler goes with --executor dask only": ["build", "--scheduler", "tcp://a:1"],
    "a preview never goes to output/": ["build", "--drafts", "-o", "output"],
    "several PDFs need a folder": ["pdf", "/a/", "/b/", "-o", "a.pdf"],
    "{found}; choose from {known}": ["new", "A", "--meeting", "zzz"],
    "{found} is no day such as 2026-11-24": ["new", "A", "--date", "zzz"],
    "{found} is no moment such as 2026-11-24 or 2026-11-24T09:00": ["build", "--at", "zzz"],
    "{found} is no address such as https://example.org/path/": ["build", "-b", "zzz"],
    "{found} is no address such as tcp://10.0.0.2:8786": [
        *("build", "--executor", "dask", "--scheduler", "zzz"),
    ],
}
"""What may be typed wrong, by the sentence that says so."""


@pytest.mark.parametrize("sentence", WRONG)
def test_wrong_usage_is_told_in_the_language_of_the_person(
    sentence: str, run: Run, site: LayOut
) -> None:
    site({"content/posts/2026/public.md": PUBLIC})
    english, chinese = run(*WRONG[sentence]), run("--lang", "zh", *WRONG[sentence])
    assert english.exit_code == chinese.exit_code == 2
    told = re.split(r"\{\w+\}", sentence)
    assert all(part in english.stderr for part in told), english.stderr
    assert english.stderr.startswith("Usage: ")
    assert "\n\nError: " in english.stderr
    assert chinese.stderr.startswith("用法：")
    last = chinese.stderr.rsplit("\n\n错误：", 1)[1]
    assert re.search(r"[\u4e00-\u9fff]", last)
    assert not all(part in last for part in told if part.strip(" .'"))


def test_a_sentence_that_nobody_listed_stays_as_it_is() -> None:
    words = message_words("zh")
    assert retold("Something new is wrong.", words) == "Something new is wrong."
    assert set(WRONG) <= set(SENTENCES)


def test_lines_of_help_are_broken_by_columns() -> None:
    said = "按这个时间（网站的时区）生成，而不是现在。 PDF/UA-1 now."
    assert list(broken(said, 20)) == [
        "按这个时间（网站的时",
        "区）生成，而不是现",
        "在。 PDF/UA-1 now.",
    ]
    assert list(broken("one two", 3)) == ["one", "two"]
    assert list(broken("", 3)) == [""]
