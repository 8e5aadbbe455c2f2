"""The command `init`: a new site that asks nothing and overwrites nothing."""

from pathlib import Path

import pytest

from tests.cli.given import Run, snapshot


@pytest.mark.parametrize(("lang", "words"), [("en", "first-bulletin"), ("zh", "人民检察院")])
def test_init_lays_out_a_site_that_builds_at_once(
    lang: str, words: str, run: Run, tmp_path: Path
) -> None:
    made = run("--lang", lang, "init", "mysite", cwd=".")
    assert made.exit_code == 0
    assert "bulletin build --site mysite" in made.stdout
    built = run("build", "--site", "mysite", cwd=".")
    assert built.exit_code == 0, built.stderr
    assert built.stderr == ""
    home = (tmp_path / "mysite/output/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in home
    assert words in home


def test_init_without_a_folder_begins_the_site_here(run: Run, tmp_path: Path) -> None:
    assert run("init", cwd="here").exit_code == 0
    assert (tmp_path / "here/content/site.yaml").is_file()
    assert run("check", cwd="here").exit_code == 0


def test_init_overwrites_nothing_and_then_writes_nothing(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "mysite/content/site.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("title: Ours\n", encoding="utf-8")
    before = snapshot(tmp_path / "mysite")
    result = run("init", "mysite", cwd=".")
    assert result.exit_code == 1
    assert "mysite/content/site.yaml is there already; nothing was written." in result.stderr
    assert snapshot(tmp_path / "mysite") == before


def test_init_leaves_other_files_of_the_folder_alone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mysite"
    folder.mkdir()
    (folder / ".gitignore").write_text("mine\n", encoding="utf-8")
    (folder / "notes.txt").write_text("mine\n", encoding="utf-8")
    assert run("init", "mysite", cwd=".").exit_code == 0
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine\n"


def test_init_keeps_what_the_program_makes_out_of_git(run: Run, tmp_path: Path) -> None:
    run("init", "mysite", cwd=".")
    ignored = (tmp_path / "mysite/.gitignore").read_text(encoding="utf-8").splitlines()
    assert {"output/", ".bulletin/"} <= set(ignored)


def test_init_tells_vs_code_what_may_be_written_and_keeps_its_own_settings(
    run: Run, tmp_path: Path
) -> None:
    run("init", "one", cwd=".")
    settings = tmp_path / "one/.vscode/settings.json"
    assert "content/site.yaml" in settings.read_text(encoding="utf-8")
    assert (tmp_path / "one/.vscode/bulletin/site.schema.json").is_file()
    own = tmp_path / "two/.vscode/settings.json"
    own.parent.mkdir(parents=True)
    own.write_text("{}", encoding="utf-8")
    assert run("init", "two", cwd=".").exit_code == 0
    assert own.read_text(encoding="utf-8") == "{}"


def test_schema_writes_the_schemas_anew_where_they_are_wanted(run: Run, tmp_path: Path) -> None:
    run("init", "mysite", cwd=".")
    stale = tmp_path / "mysite/.vscode/bulletin/tags.schema.json"
    new = stale.read_text(encoding="utf-8")
    stale.write_text("{}", encoding="utf-8")
    done = run("schema", cwd="mysite")
    assert (done.exit_code, "9 schemas are in" in done.stdout) == (0, True)
    assert stale.read_text(encoding="utf-8") == new
    assert run("schema", "--output", "elsewhere", cwd="mysite").exit_code == 0
    assert (tmp_path / "mysite/elsewhere/bulletin.schema.json").is_file()
