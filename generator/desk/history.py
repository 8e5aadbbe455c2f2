"""History: what git knows of a file, and a commit of the files that a person names.

In: source paths and a message. Out: a State, or a commit. Known here alone: git, which is asked as
a program, never through a shell, and with fixed arguments; what a person wrote stands behind `--`
or comes by standard input. Author, signature and hooks are what git's own configuration says.
Nothing is ever pushed.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.desk.places import Forbidden, picture_place, text_place

Kind = Literal["none", "unchanged", "changed", "new", "ignored", "conflicted"]
Reason = Literal[
    "no-git", "no-repository", "no-identity", "no-message", "nothing", "ignored", "busy", "refused"
]
"""Why nothing was committed: git isn't installed; the folder is no repository; git doesn't know who
commits; the message is empty; the files are unchanged; they are ignored by git; another program is
at work; git or a hook of the repository refused, which `words` explain."""
_PATIENCE = 60
"""Seconds that git may take; a hook may look at much."""
_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""What git sets where it starts other programs, and what would lead it elsewhere."""


class State(Struct, frozen=True, kw_only=True):
    """What git knows of a file."""

    kind: Kind = "none"
    """`none` where the folder is no repository, or git isn't there."""


class NotCommitted(Exception):  # noqa: N818 - it says what happened
    """Nothing was committed, and nothing was left behind."""

    def __init__(self, reason: Reason, words: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.words = words
        """What git or a hook said."""


class _Failed(Exception):  # noqa: N818 - it says what git did
    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def state_of(root: Path, path: str) -> State:
    """What git knows of a file. Raises Forbidden."""
    _check(root, path)
    try:
        return State(kind=_kind(root, path))
    except (_Failed, OSError, subprocess.TimeoutExpired):
        return State()


def commit(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit some files and nothing else; gives the commit's short name.

    Args:
        root: The site's folder.
        paths: Source paths of texts and of pictures beside them; one that is gone is removed.
        message: What was done. Lines that begin with # are kept.

    Raises Forbidden and NotCommitted.
    """
    for path in paths:
        _check(root, path)
    if not message.strip():
        raise NotCommitted("no-message")
    try:
        return _committed(root, tuple(paths), message)
    except FileNotFoundError:
        raise NotCommitted("no-git") from None
    except subprocess.TimeoutExpired as error:
        raise NotCommitted("busy", f"{error}") from None
    except _Failed as error:
        raise NotCommitted(_reason(error.words), error.words) from None


def _committed(root: Path, paths: tuple[str, ...], message: str) -> str:
    _git(root, "rev-parse", "--is-inside-work-tree")
    kinds = {path: _kind(root, path) for path in paths}
    if "ignored" in kinds.values():
        raise NotCommitted("ignored")
    changed = tuple(path for path, kind in kinds.items() if kind != "unchanged")
    if not changed:
        raise NotCommitted("nothing")
    new = tuple(path for path in changed if kinds[path] == "new")
    if new:
        _git(root, "add", "--intent-to-add", "--", *new)
    try:
        options = ("--only", "--quiet", "--cleanup=whitespace", "--file=-")
        _git(root, "commit", *options, "--", *changed, said=message)
    except BaseException:
        if new:
            _git(root, "rm", "--cached", "--quiet", "--force", "--", *new)
        raise
    return _git(root, "rev-parse", "--short", "HEAD").strip()


def _kind(root: Path, path: str) -> Kind:
    options = ("--porcelain=v1", "-z", "--untracked-files=all", "--ignored=matching")
    said = _git(root, "status", *options, "--", path)
    if not said:
        return "unchanged"
    code = said[:2]
    if "U" in code or code in ("AA", "DD"):
        return "conflicted"
    kinds: dict[str, Kind] = {"??": "new", "!!": "ignored"}
    return kinds.get(code, "changed")


def _check(root: Path, path: str) -> None:
    """Raise Forbidden where a path leads to no file that the desk may touch."""
    try:
        text_place(root, path)
    except Forbidden:
        picture_place(root, path)


def _git(root: Path, *arguments: str, said: str = "") -> str:
    """What git answers. Raises _Failed, OSError and TimeoutExpired."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    # In English, since reasons are told from its words; and it must never wait for an answer.
    environment = {**kept, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(  # noqa: S603 - fixed arguments, and paths that were checked
        ["git", "--literal-pathspecs", *arguments],  # noqa: S607 - wherever it is installed
        cwd=root,
        env=environment,
        input=said.encode("utf-8", "replace"),
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode:
        raise _Failed((done.stderr + done.stdout).decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace")


def _reason(words: str) -> Reason:
    """Why git failed, told from what it said."""
    sayings: dict[str, Reason] = {
        "not a git repository": "no-repository",
        "Please tell me who you are": "no-identity",
        "empty ident name": "no-identity",
        "unable to auto-detect email": "no-identity",
        "no email was given": "no-identity",
        "no name was given": "no-identity",
        "index.lock": "busy",
        "nothing to commit": "nothing",
    }
    return next((reason for saying, reason in sayings.items() if saying in words), "refused")
