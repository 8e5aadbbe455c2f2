"""History: only the named files are committed, as git's own configuration says."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.desk.history import NotCommitted, commit, state_of
from generator.desk.places import Forbidden
from tests.small_site import SmallSite, post

PATH = "content/posts/会议.md"
OTHER = "content/posts/other.md"
Lay = Callable[..., SmallSite]


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of this machine's, and nothing above the site's folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def root(site: Lay) -> Path:
    return site({PATH: post("A", "2022-05-26"), OTHER: post("B", "2022-05-26")}).root


@pytest.fixture
def repository(root: Path) -> Path:
    git(root, "init", "--quiet")
    git(root, "config", "user.name", "Li Hua")
    git(root, "config", "user.email", "li@bulletin.example")
    (root / ".gitignore").write_text(".bulletin/\noutput/\nsecret.md\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "begin")
    return root


def git(root: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def refused(root: Path, *paths: str, message: str = "m") -> NotCommitted:
    with pytest.raises(NotCommitted) as caught:
        commit(root, paths, message)
    return caught.value


def test_a_file_is_what_git_says_it_is(repository: Path) -> None:
    assert state_of(repository, PATH).kind == "unchanged"
    (repository / PATH).write_text("changed")
    assert state_of(repository, PATH).kind == "changed"
    (repository / "content/posts/new").mkdir()
    (repository / "content/posts/new/index.md").write_text("new")
    (repository / "content/posts/secret.md").write_text("ignored")
    assert state_of(repository, "content/posts/new/index.md").kind == "new"
    assert state_of(repository, "content/posts/secret.md").kind == "ignored"
    (repository / OTHER).unlink()
    assert state_of(repository, OTHER).kind == "changed"


def test_only_the_named_files_are_committed(repository: Path) -> None:
    (repository / PATH).write_text("mine")
    (repository / OTHER).write_text("staged by somebody")
    git(repository, "add", OTHER)
    message = "会议：修改\n\n# a line with a hash"
    name = commit(repository, (PATH,), message)
    assert git(repository, "log", "-1", "--format=%h %an").split() == [name, "Li", "Hua"]
    assert git(repository, "log", "-1", "--format=%B").strip() == message
    files = git(repository, "-c", "core.quotePath=off", "show", "--name-only", "--format=", "HEAD")
    assert files.split() == [PATH]
    assert git(repository, "diff", "--cached", "--name-only").split() == [OTHER]


def test_a_new_text_and_its_picture_are_committed_together(repository: Path) -> None:
    paths = ("content/posts/new/index.md", "content/posts/new/room.jpg")
    (repository / "content/posts/new").mkdir()
    for path in paths:
        (repository / path).write_text("new")
    commit(repository, paths, "new")
    assert {state_of(repository, path).kind for path in paths} == {"unchanged"}


def test_a_file_that_is_gone_is_removed(repository: Path) -> None:
    (repository / OTHER).unlink()
    commit(repository, (OTHER,), "gone")
    assert OTHER not in git(repository, "ls-files")


def test_without_a_repository_there_is_no_history(root: Path) -> None:
    assert state_of(root, PATH).kind == "none"
    assert refused(root, PATH).reason == "no-repository"


def test_without_git_there_is_no_history(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert state_of(repository, PATH).kind == "none"
    assert refused(repository, PATH).reason == "no-git"


def test_without_a_name_nothing_is_committed(repository: Path) -> None:
    git(repository, "config", "--unset", "user.name")
    git(repository, "config", "--unset", "user.email")
    git(repository, "config", "user.useConfigOnly", "true")
    new = "content/posts/new.md"
    (repository / new).write_text("new")
    assert refused(repository, new).reason == "no-identity"
    assert state_of(repository, new).kind == "new"


def test_a_hook_that_refuses_is_heard_and_nothing_is_left_behind(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    hook.chmod(0o755)
    (repository / "content/posts/new.md").write_text("new")
    error = refused(repository, "content/posts/new.md")
    assert (error.reason, error.words) == ("refused", "not on a Friday")
    assert state_of(repository, "content/posts/new.md").kind == "new"


def test_what_cannot_be_committed_says_why(repository: Path) -> None:
    (repository / "content/posts/secret.md").write_text("ignored")
    assert refused(repository, PATH).reason == "nothing"
    assert refused(repository, PATH, message=" \n").reason == "no-message"
    assert refused(repository, "content/posts/secret.md").reason == "ignored"
    (repository / PATH).write_text("changed")
    (repository / ".git/index.lock").touch()
    assert refused(repository, PATH).reason == "busy"


@pytest.mark.parametrize(
    "path",
    ["--all", "-m", ":/", ":(glob)**", "content/posts/../../.gitignore", ".git/config", "*", "."],
)
def test_a_path_is_never_an_option_and_leads_nowhere_else(repository: Path, path: str) -> None:
    with pytest.raises(Forbidden):
        state_of(repository, path)
    with pytest.raises(Forbidden):
        commit(repository, (path,), "m")


def test_a_message_is_never_an_option_or_a_command(repository: Path) -> None:
    (repository / PATH).write_text("changed")
    commit(repository, (PATH,), "--amend $(touch hacked) `touch hacked`; touch hacked")
    assert git(repository, "log", "--format=%s").splitlines()[0].startswith("--amend $(")
    assert not (repository / "hacked").exists()


def test_a_pattern_in_a_name_is_a_name(repository: Path) -> None:
    (repository / PATH).write_text("changed")
    (repository / OTHER).write_text("changed")
    (repository / "content/posts/[a-z]ther.md").write_text("new")
    commit(repository, ("content/posts/[a-z]ther.md",), "one")
    assert state_of(repository, OTHER).kind == "changed"
