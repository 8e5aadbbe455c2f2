"""The command `import`: what is asked, what is written, and what is never overwritten."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.test_importing import CASES, NOW, imported, laid_out, posts_of

MEETING = CASES / "zh-count-differs" / "input.txt"
PLAIN = CASES / "zh-gb18030" / "input.txt"
INDEX = CASES / "refused-index-page" / "input.txt"
AT = "content/posts/2023/tan-wu-xian-ren-min-jian-cha-yuan-zhao-kai-dong-yuan-bu-shu-hui"


def answered(site: Path, file: Path, *answers: str) -> Result:
    return imported(site, file, "--ask", input="\n".join([*answers, ""]))


# Questions


def test_each_guess_is_asked_with_its_words_and_what_is_sure_is_only_shown(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = answered(site, MEETING, *[""] * 5)
    assert result.exit_code == 0
    assert "  = organization: tanwu\n" in result.output
    assert "  ? meeting.held: 2023-03-03\n    from “3月3日，檀坞县人民检察院召开" in result.output
    assert result.output.count(" > ") == 5
    assert "“三点要求” announces 3, and the text goes on to list 2." in result.output


def test_what_a_person_has_confirmed_is_no_draft(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    answered(site, MEETING, *[""] * 5)
    (text,) = posts_of(site).values()
    assert "draft" not in text
    assert "#" not in text


def test_one_answer_confirms_all_that_are_left(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = answered(site, MEETING, "", "a")
    assert result.output.count(" > ") == 2
    (text,) = posts_of(site).values()
    assert "draft" not in text


def test_what_is_left_out_is_not_in_the_file_and_what_is_typed_is(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    answered(site, MEETING, "forum", "n", "韦青禾（检察长）; 于松年", "n", "n")
    (text,) = posts_of(site).values()
    assert "  type: forum\n" in text
    assert "held" not in text
    assert "    - 于松年\n" in text or "于松年]" in text
    assert "requirements" not in text
    assert "一是认真读信。二是限期答复。" in text


def test_a_value_that_the_schema_does_not_know_is_asked_again(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = answered(site, MEETING, "tea", "departmental", "30 February", "a")
    assert "tea" in result.output
    assert result.output.count(" > ") == 4
    assert "  type: departmental\n" in next(iter(posts_of(site).values()))


def test_without_a_meeting_nothing_is_asked_of_it(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = answered(site, MEETING, "n")
    assert result.output.count(" > ") == 1
    assert "meeting" not in next(iter(posts_of(site).values()))


def test_requirements_are_not_typed_at_a_terminal(tmp_path: Path) -> None:
    result = answered(laid_out(tmp_path), MEETING, "", "", "", "", "something", "")
    assert "This is best corrected in the file" in result.output


def test_interrupted_questions_end_with_130_and_write_nothing(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = imported(site, MEETING, "--ask", input="")
    assert result.exit_code == 130
    assert posts_of(site) == {}


def test_a_person_at_a_terminal_is_asked_by_itself(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")  # Windows has none
    site = laid_out(tmp_path)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "import", str(MEETING), "--site", str(site)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=CASES.parent.parent,
        env={**os.environ, **NOW, "TERM": "xterm"},
    ):
        os.close(theirs)
        os.write(ours, b"\na\n")
        told = b""
        try:
            while part := os.read(ours, 65536):
                told += part
        except OSError:  # Linux's way of saying that the other side is closed
            pass
    os.close(ours)
    assert told.decode().count(" > ") == 2
    assert "draft" not in next(iter(posts_of(site).values()))


# What is written


def test_without_a_terminal_nothing_is_asked_and_a_draft_lists_its_guesses(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = imported(site, MEETING)
    assert " > " not in result.output
    assert "a draft" in result.output
    assert "draft: true" in next(iter(posts_of(site).values()))


def test_only_what_is_sure_is_taken_where_that_is_wanted(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    imported(site, MEETING, "--sure")
    (text,) = posts_of(site).values()
    assert "meeting" not in text
    assert "draft" not in text
    assert "一是认真读信。二是限期答复。" in text


def test_a_second_import_of_the_same_is_known_wherever_its_file_is_now(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    imported(site, MEETING)
    (site / AT).rename(site / "content/posts/moved")
    file = site / "content/posts/moved/index.zh.md"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: 更正："), "utf-8")
    again = imported(site, MEETING)
    assert again.exit_code == 0
    assert "in the site already: content/posts/moved/index.zh.md" in again.output
    assert len(posts_of(site)) == 1


def test_what_stands_is_never_overwritten(tmp_path: Path) -> None:
    site, other = laid_out(tmp_path), tmp_path / "other.txt"
    imported(site, MEETING)
    before = (site / AT / "index.zh.md").read_bytes()
    other.write_text(MEETING.read_text("utf-8") + "另外还有一句话。\n", "utf-8")
    result = imported(site, other)
    assert f"{AT}-2/index.zh.md, a draft." in result.output
    assert "import-title-known" in result.output
    assert (site / AT / "index.zh.md").read_bytes() == before


def test_a_bulletin_without_a_folder_keeps_its_address(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    (site / "content/posts/2023").mkdir()
    (site / f"{AT}.md").write_text("---\ntitle: T\ndate: 2023-01-01\n---\nText.\n", "utf-8")
    assert f"{AT}-2/" in imported(site, MEETING).output


def test_a_dry_run_writes_nothing_and_says_what_it_would(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    result = imported(site, MEETING, "--dry-run")
    assert posts_of(site) == {}
    assert f"{AT}/index.zh.md, a draft." in result.output
    assert result.output.endswith("A dry run: nothing was written.\n")


def test_what_does_not_pass_the_check_is_a_draft_that_says_why(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    file = site / "content/site.yaml"
    words = file.read_text("utf-8").replace("organization: ruopu, ", "")
    file.write_text(words, "utf-8")
    notice = tmp_path / "notice.txt"
    notice.write_text("Hours\n\nPublished: 2024-05-06\n\nThe hall opens at ten.\n", "utf-8")
    result = imported(site, notice)
    (text,) = posts_of(site).values()
    assert "organization-missing" in result.output
    assert re.search(r"# - organization-missing: .+\n", text)
    assert "draft: true" in text


# Folders


def test_one_bad_file_stops_no_other_and_the_command_ends_with_1(tmp_path: Path) -> None:
    site, folder = laid_out(tmp_path), tmp_path / "old"
    (folder / "2023").mkdir(parents=True)
    for n, file in enumerate((MEETING, PLAIN, INDEX)):
        (folder / "2023" / f"{n}.txt").write_bytes(file.read_bytes())
    (folder / "~$lock.txt").write_text("x", "utf-8")
    (folder / "picture.jpg").write_bytes(b"x")
    result = imported(site, folder, "--report", tmp_path / "report.json")
    assert result.exit_code == 1
    assert len(posts_of(site)) == 2
    assert "import-index-page" in result.stderr
    assert "1 imported\n1 imported as a draft\n1 refused\n" in result.output
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert sorted(one["became"] for one in report) == ["draft", "refused", "written"]


def test_a_folder_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    site, folder = laid_out(tmp_path), tmp_path / "old"
    folder.mkdir()
    (folder / "a.txt").write_bytes(MEETING.read_bytes())
    imported(site, folder)
    (folder / "b.txt").write_bytes(PLAIN.read_bytes())
    (folder / "c.txt").write_bytes(PLAIN.read_text("gb18030").encode())
    result = imported(site, folder)
    assert "1 imported\n2 known already\n" in result.output
    assert len(posts_of(site)) == 2


def test_a_file_of_no_known_kind_is_refused_by_its_ending(tmp_path: Path) -> None:
    song = tmp_path / "song.mp3"
    song.write_bytes(b"ID3")
    result = imported(laid_out(tmp_path), song)
    assert result.exit_code == 1
    assert "Files of this kind (.mp3) can’t be imported." in result.output


def test_an_empty_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = imported(laid_out(tmp_path), tmp_path / "none")
    assert result.output == "There is no file here that can be imported.\n"
    assert result.exit_code == 0


def test_everything_is_said_in_chinese_too(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    words = ["--lang", "zh", "import", "--site", str(site), str(MEETING)]
    result = CliRunner().invoke(main, words, env=NOW)
    (text,) = posts_of(site).values()
    said = [line for line in result.output.splitlines() if not line.startswith("  ")]
    remarks = [line for line in text.splitlines() if line.startswith("# ") and line[2] not in "- "]
    for line in (*said, *remarks):
        assert re.search(r"[\u4e00-\u9fff]", line), line
    assert "“三点要求”说的是3项，下文却列出2项。" in text
