"""build --profile: a build, and where its time went."""

import re

import pytest

from tests.cli.given import BROKEN, CHINESE, ENGLISH, NEWS, NOW, PUBLIC, LayOut, Run, snapshot

POST = {"content/posts/2026/public.md": PUBLIC, **NEWS}


def test_a_profile_names_stages_templates_steps_and_sources(run: Run, site: LayOut) -> None:
    site(POST)
    said = run("build", "--profile", *NOW).stdout
    parts = said.split("\n\n")[1:]
    firsts = [part.splitlines()[0].partition(":")[0] for part in parts]
    assert firsts == [
        "Seconds by stage",
        "By template",
        "Markdown, step by step",
        "The slowest sources",
    ]
    stages, templates, steps, sources = parts
    assert re.search(r"^ +\d+\.\d{3}  render$", stages, re.MULTILINE)
    article = r"^ +[\d.]+ +2 +[\d.]+  pages/article\.html \([\d.]+ 2026/\w+/index\.html\)$"
    assert re.search(article, templates, re.MULTILINE)
    assert re.search(r"^ +[\d.]+ +2  markup\.sanitise\.sanitise$", steps, re.MULTILINE)
    named = {line.rsplit("  ", 1)[1] for line in sources.splitlines()[1:]}
    assert named == POST.keys()


@pytest.mark.parametrize("env", [ENGLISH, CHINESE])
def test_a_profile_is_in_the_persons_language(
    run: Run, site: LayOut, env: dict[str, str | None]
) -> None:
    site(POST)
    said = run("build", "--profile", *NOW, env=env).stdout
    assert ("各阶段秒数：" in said) == (env is CHINESE)


def test_a_profiled_build_makes_all_anew_and_forgets_nothing(run: Run, site: LayOut) -> None:
    small = site(POST)
    run("build", *NOW)
    before = small.files(), small.store.read_bytes(), snapshot(small.output)
    said = run("build", "--profile", *NOW).stdout
    assert re.match(r"(\d+) files in output/: (?!0)\d+ rendered, 0 written, 0 removed", said)
    assert (small.files(), small.store.read_bytes(), snapshot(small.output)) == before


def test_with_an_error_there_is_no_profile(run: Run, site: LayOut) -> None:
    site({**POST, **BROKEN})
    result = run("build", "--profile", *NOW)
    assert result.exit_code == 1
    assert "2 errors" in result.stderr
    assert result.stdout == ""
