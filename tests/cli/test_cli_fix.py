"""The command `check` and the house style: waivers, severities, word lists, and --fix."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.given import CHINESE, ENGLISH, NEWS, NOW, LayOut, Run, unmoved
from tests.small_site import SITE, post

NAMED = SITE.replace("{column: news}", "{column: news, editor: Publicity}")
PATH = "content/posts/2026/a.md"
WRONG = post("A", "2026-11-01", "A ministerial meeting was held.At the end, all left.")
RIGHT = post("A", "2026-11-01", "A departmental meeting was held. At the end, all left.")
FILES = {
    "content/site.yaml": NAMED,
    **NEWS,
    "content/posts/2026/n.md": post("N", "2026-01-01", column="notices"),
}
DIFF = """\
--- a/content/posts/2026/a.md
+++ b/content/posts/2026/a.md
@@ -4,2 +4,2 @@
 ---
-A ministerial meeting was held.At the end, all left.
+A departmental meeting was held. At the end, all left.
"""


def lines_of(text: str) -> list[str]:
    """The problems that were said, by path, line, column and code."""
    return [" ".join(line.split()[:2]) for line in text.splitlines() if line.startswith("content/")]


def test_without_a_terminal_fix_only_shows_the_diff(run: Run, site: LayOut) -> None:
    small = site({**FILES, PATH: WRONG})
    before = unmoved(small.root)
    result = run("check", "--fix", *NOW)
    assert result.stdout.startswith(
        DIFF + "Nothing was written. To write these changes, add --yes."
    )
    assert lines_of(result.stderr) == [f"{PATH}:5:3: word-wrong", f"{PATH}:5:27: space-after-stop"]
    assert unmoved(small.root) == before


def test_fix_with_yes_writes_and_checks_again(run: Run, site: LayOut) -> None:
    small = site({**FILES, PATH: WRONG})
    result = run("check", "--fix", "--yes", *NOW)
    assert result.stdout.startswith(f"{DIFF}Mended: {PATH}\nNo errors.")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert (small.root / PATH).read_text("utf-8") == RIGHT
    assert "There is nothing that can be mended" in run("check", "--fix", "--yes", *NOW).stdout


def test_fix_keeps_line_ends_the_byte_order_mark_rights_and_what_may_not_be_mended(
    run: Run, site: LayOut
) -> None:
    text = "﻿" + WRONG.replace("A ministerial", "`a.Ministerial` A ministerial").replace(
        "\n", "\r\n"
    )
    small = site({**FILES, PATH: text})
    (small.root / PATH).chmod(0o640)
    run("check", "--fix", "--yes", *NOW)
    expected = RIGHT.replace("A dep", "`a.Ministerial` A dep").replace("\n", "\r\n")
    assert (small.root / PATH).read_bytes() == f"\ufeff{expected}".encode()
    assert (small.root / PATH).stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in (small.root / PATH).parent.iterdir()) == [
        "a.md",
        "n.md",
        "news.md",
    ]


def test_fix_mends_where_other_mistakes_keep_the_site_from_being_built(
    run: Run, site: LayOut
) -> None:
    small = site({**FILES, PATH: WRONG, "content/posts/2026/b.md": post("B", "2026-13-01")})
    result = run("check", "--fix", "--yes", *NOW)
    assert result.exit_code == 1
    assert (small.root / PATH).read_text("utf-8") == RIGHT


@pytest.mark.parametrize(("answer", "expected"), [(b"y\n", RIGHT), (b"n\n", WRONG)])
def test_on_a_terminal_fix_asks_in_colour_before_it_writes(
    answer: bytes, expected: str, site: LayOut
) -> None:
    small = site({**FILES, PATH: WRONG})
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "generator", "--lang", "zh", "check", "--fix", "-q", *NOW]
    process = subprocess.Popen(
        command, cwd=small.root, stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    said = b""
    while "吗？".encode() not in said:
        said += os.read(ours, 1024)
    os.write(ours, answer)
    while part := _read(ours):
        said += part
    os.close(ours)
    process.wait(60)
    assert b"\x1b[31m-A ministerial meeting" in said
    assert b"\x1b[32m+A departmental meeting" in said
    assert (small.root / PATH).read_text("utf-8") == expected


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1024)
    except OSError:  # Linux says so that nobody is at the other end
        return b""


def test_a_waiver_with_its_words_waives_those_alone(run: Run, site: LayOut) -> None:
    text = "The provincial hospital was visited.\n\nA ministerial meeting followed."
    waive = "[{rule: word-wrong, words: hospital, reason: It is one.}]"
    site({**FILES, PATH: post("A", "2026-11-01", text, waive=waive)})
    assert lines_of(run("check", *NOW).stderr) == [f"{PATH}:8:3: word-wrong"]


def test_keys_of_waivers_and_rules_have_chinese_names(run: Run, site: LayOut) -> None:
    waive = "[{规则: word-wrong, 词语: 攻府, 理由: 引用原文错字。}]"
    text = post("甲", "2026-11-01", "县攻府,检查院。", lang="zh").replace(
        "lang:", f"豁免: {waive}\nlang:"
    )
    small = site({**FILES, PATH: text})
    small.lay({"content/site.yaml": NAMED + "编校: {规则: {punctuation-half-width: error}}\n"})
    result = run("check", *NOW, env=CHINESE)
    assert result.exit_code == 1
    assert "7:4: punctuation-half-width 中文正文里" in result.stderr
    assert "7:5: word-wrong “检查院”列在错误用语表里。" in result.stderr
    assert "2 个错误" in result.stderr


@pytest.mark.parametrize(
    ("level", "code", "counted"),
    [("off", 0, ""), ("warning", 0, "1 warning\n"), ("error", 1, "1 error\n")],
)
def test_the_site_file_says_how_much_a_rule_counts(
    level: str, code: int, counted: str, run: Run, site: LayOut
) -> None:
    small = site({**FILES, PATH: post("A", "2026-11-01", "All left.At last.")})
    small.lay(
        {"content/site.yaml": f"{NAMED}editorial: {{rules: {{space-after-stop: {level}}}}}\n"}
    )
    result = run("check", *NOW)
    assert (result.exit_code, result.stderr[-len(counted) or None :]) == (code, counted)
    assert run("build", *NOW).exit_code == 0


WORDS = """\
- wrong: ministerial meeting
  level: off
- wrong: [kick-off meeting]
  right: opening meeting
  level: error
"""


def test_a_site_adds_words_and_switches_off_those_that_come_with_the_program(
    run: Run, site: LayOut
) -> None:
    text = "A ministerial meeting. A Kick-off\nmeeting. A kick-off meeting."
    site({**FILES, PATH: post("A", "2026-11-01", text), "content/words.yaml": WORDS})
    result = run("check", *NOW)
    assert lines_of(result.stderr) == [f"{PATH}:5:26: word-wrong", f"{PATH}:6:12: word-wrong"]
    assert "2 errors" in result.stderr


def test_a_build_says_nothing_of_the_house_style(run: Run, site: LayOut) -> None:
    site({**FILES, PATH: WRONG})
    assert run("build", *NOW).stderr == ""


def test_a_link_in_content_is_mended_where_it_leads(run: Run, site: LayOut) -> None:
    small = site({**FILES, "content/posts/2026/real.markdown": WRONG})
    link = small.root / "content/posts/2025/link.md"
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("../2026/real.markdown"))
    run("check", "--fix", "--yes", *NOW, env=ENGLISH)
    assert link.is_symlink()
    assert (small.root / "content/posts/2026/real.markdown").read_text("utf-8") == RIGHT
