"""The command `clean`: what the program made, and nobody else's files."""

import re

from tests.cli.given import NOW, PUBLIC, LayOut, Run, snapshot


def test_clean_removes_what_was_made_and_nothing_else(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    before = {path: data for path, (data, _) in snapshot(small.root).items()}
    run("build", *NOW)
    run("build", *NOW, "--drafts")
    result = run("clean")
    assert result.exit_code == 0
    assert re.match(r"\d+ files removed\.", result.stdout)
    assert {path: data for path, (data, _) in snapshot(small.root).items()} == before


def test_clean_leaves_somebody_elses_files_in_output(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    run("build", *NOW)
    theirs = small.output / "2026/theirs.txt"
    theirs.write_text("theirs", encoding="utf-8")
    assert run("clean").exit_code == 0
    assert [*small.files()] == ["2026/theirs.txt"]


def test_clean_refuses_a_folder_that_is_not_ours(run: Run, site: LayOut) -> None:
    small = site({})
    small.lay({"output/theirs.txt": "theirs"})
    result = run("clean")
    assert result.exit_code == 1
    assert "output-not-ours" in result.stderr
    assert small.text("theirs.txt") == "theirs"


def test_clean_has_nothing_to_do_where_nothing_was_built(run: Run, site: LayOut) -> None:
    small = site({})
    before = snapshot(small.root / "content")
    assert run("clean").exit_code == 0
    assert snapshot(small.root / "content") == before


def test_clean_works_on_a_site_that_can_not_be_built(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    run("build", *NOW)
    small.lay({"content/site.yaml": ": not: yaml ["})
    assert run("clean").exit_code == 0
    assert not small.output.exists()


def test_clean_leaves_what_people_have_typed_and_not_saved(run: Run, site: LayOut) -> None:
    small = site({})
    kept = {".bulletin/desk/recovery/a.json": "typed", ".bulletin/desk/former.sqlite": "former"}
    small.lay({**kept, ".bulletin/public.sqlite": "", ".bulletin/preview/a.html": ""})
    assert run("clean").exit_code == 0
    left = [path for path in (small.root / ".bulletin").rglob("*") if path.is_file()]
    assert sorted(path.relative_to(small.root).as_posix() for path in left) == sorted(kept)
