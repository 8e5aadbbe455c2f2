"""The command `build`: its report, its options, and what it does where something is wrong."""

import re
from pathlib import Path

import pytest

from tests.cli.given import DRAFT, ENGLISH, NEWS, NOW, PUBLIC, WITHHELD, LayOut, Run, snapshot
from tests.small_site import post

STAGES = [
    "discover",
    "parse",
    "route",
    "convert",
    "link",
    "assemble",
    "plan",
    "check",
    "render",
    "write",
]


def test_build_ends_with_what_was_made_what_was_withheld_and_how_long_it_took(
    run: Run, site: LayOut
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **NEWS, **WITHHELD})
    result = run("build", *NOW)
    assert result.exit_code == 0
    assert result.stderr == ""
    made, *withheld, seconds = result.stdout.splitlines()
    pages = len([file for file in small.files() if not file.startswith("manifest")])
    assert re.fullmatch(
        rf"{pages} files in output/: \d+ rendered, {len(small.files())} written, 0 removed\.", made
    )
    assert withheld == [
        "3 withheld:",
        "  content/posts/2026/draft.md: a draft",
        "  content/posts/2026/expired.md: expired on 1 February 2026; a note stands at its address",
        "  content/posts/2027/future.md: not before 1 March 2027",
    ]
    stages = ", ".join(rf"{stage} \d+\.\d\d" for stage in STAGES)
    assert re.fullmatch(rf"Seconds: {stages}; \d+\.\d\d in all\.", seconds)


def test_build_says_so_where_nothing_was_withheld(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/public.md": PUBLIC, **NEWS})
    assert "Nothing was withheld.\n" in run("build", *NOW).stdout


def test_build_names_twenty_of_what_it_withheld_and_list_names_all(run: Run, site: LayOut) -> None:
    site({f"content/posts/2026/{n:02}.md": DRAFT for n in range(25)})
    built = run("build", *NOW).stdout
    assert built.count(": a draft") == 20
    assert "… and 5 more: bulletin list withheld" in built
    listed = run("list", "withheld", *NOW).stdout
    assert listed.count(": a draft") == 25
    assert "more" not in listed


def test_a_quiet_build_says_nothing_where_all_is_well(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/public.md": PUBLIC, **NEWS})
    result = run("build", *NOW, "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_a_quiet_build_still_says_what_is_wrong(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/bad.md": "no front matter"})
    result = run("build", *NOW, "--quiet")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "content/posts/2026/bad.md:1" in result.stderr


def test_a_verbose_build_names_every_file_that_it_writes_and_removes(
    run: Run, site: LayOut
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    first = run("build", *NOW, "-v").stdout
    assert {line[4:] for line in first.splitlines() if line.startswith("  + ")} == {*small.files()}
    small.remove("content/posts/2026/public.md")
    second = run("build", *NOW, "-v").stdout
    assert "  - 2026/public/index.html\n" in second
    assert "  + index.html\n" in second
    assert "  + 404.html\n" not in second


def test_a_problem_is_said_with_its_place_and_line_and_ends_with_1(run: Run, site: LayOut) -> None:
    bad = {"content/posts/2026/bad.md": post("Bad", "2026-02-30")}
    small = site({"content/posts/2026/public.md": PUBLIC, **NEWS, **bad})
    result = run("build", *NOW)
    assert result.exit_code == 1
    first, line, caret, *rest = result.stderr.splitlines()
    assert re.match(r"content/posts/2026/bad\.md:3:7: [a-z-]+ \S", first)
    assert line == "    date: 2026-02-30"
    assert caret == "          ^^^^^^^^^^"
    assert rest[-1] == "1 error"
    assert not small.output.exists()


def test_with_a_problem_the_previous_output_stays_as_it_is(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    run("build", *NOW)
    before = snapshot(small.output)
    small.lay({"content/posts/2026/new.md": post("New", "2026-11-20")})
    small.lay({"content/posts/2026/bad.md": post("Bad", "2026-11-20", "A [link](nowhere.md).")})
    result = run("build", *NOW)
    assert result.exit_code == 1
    assert "dead-link" in result.stderr
    assert snapshot(small.output) == before


def test_with_a_mistake_in_a_template_the_previous_output_stays_as_it_is(
    run: Run, site: LayOut
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    run("build", *NOW)
    before = snapshot(small.output)
    small.lay({"templates/pages/article.html": "{{ page.no_such_value }}"})
    small.lay({"content/posts/2026/a.md": post("A", "2026-11-20")})
    result = run("build", *NOW)
    assert result.exit_code == 1
    assert "templates/pages/article.html:1" in result.stderr
    assert "no_such_value" in result.stderr
    assert snapshot(small.output) == before


def test_one_run_says_every_problem(run: Run, site: LayOut) -> None:
    site(
        {
            "content/posts/2026/a.md": post("A", "2026-02-30"),
            "content/posts/2026/b.md": post("B", "2026-11-01", column="newz"),
            "content/posts/2026/c.md": post("C", "2026-11-01", "A [link](nowhere.md)."),
            "content/posts/2026/d.md": post("D", "2026-11-01", "To [A](a.md)."),
        }
    )
    result = run("build", *NOW)
    assert result.exit_code == 1
    assert re.findall(r"^content/posts/2026/(\w)\.md", result.stderr, re.MULTILINE) == [*"abc"]
    assert result.stderr.endswith("\n3 errors\n")


def test_a_warning_lets_the_site_be_built(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/a.md": post("A", "2026-11-01")})
    result = run("build", *NOW)
    assert result.exit_code == 0
    assert "column-blank warning:" in result.stderr
    assert result.stderr.endswith("\n1 warning\n")
    assert small.output.is_dir()


def test_under_strict_a_warning_is_an_error(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/a.md": post("A", "2026-11-01")})
    result = run("build", *NOW, "--strict")
    assert result.exit_code == 1
    assert "column-blank" in result.stderr
    assert not small.output.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-option"],
        ["--at", "tomorrow"],
        ["--base-url", "example.org"],
        ["--base-url", "ftp://example.org/"],
        ["--site", "no-such-folder"],
        ["no-such-argument"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(
    arguments: list[str], run: Run, site: LayOut
) -> None:
    small = site({"content/posts/2026/a.md": post("A", "2026-11-01")})
    result = run("build", *arguments)
    assert result.exit_code == 2
    assert arguments[-1].strip("-") in result.stderr
    assert not small.output.exists()


def test_an_unknown_command_ends_with_2(run: Run) -> None:
    assert run("publish").exit_code == 2


def test_the_moment_can_be_chosen(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    run("build", "--at", "2027-03-01")
    assert "A secret plan" in small.text("2027/future/index.html")
    run("build", "--at", "2027-02-28T23:59")
    assert "2027/future/index.html" not in small.files()
    run("build", "--at", "2026-01-31")
    assert "Nobody may read this now." in small.text("2026/expired/index.html")
    assert "2026/public/index.html" not in small.files()


def test_source_date_epoch_stands_in_for_the_clock(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    # 15:59:59 and 16:00:00 of 28 February in Greenwich: before and at midnight in Shanghai.
    run("build", env={**ENGLISH, "SOURCE_DATE_EPOCH": "1803830399"})
    assert "2027/future/index.html" not in small.files()
    run("build", env={**ENGLISH, "SOURCE_DATE_EPOCH": "1803830400"})
    assert "A secret plan" in small.text("2027/future/index.html")


@pytest.mark.parametrize("epoch", ["tomorrow", "99999999999999"])
def test_a_source_date_epoch_that_is_no_moment_is_refused(
    epoch: str, run: Run, site: LayOut
) -> None:
    site({"content/posts/2026/public.md": PUBLIC})
    result = run("build", env={**ENGLISH, "SOURCE_DATE_EPOCH": epoch})
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is '{epoch}'" in result.stderr


def test_what_the_system_refuses_is_said_in_a_line(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **NEWS})
    (small.root / "file").write_text("x", encoding="utf-8")
    result = run("build", *NOW, "-o", small.root / "file/output")
    assert result.exit_code == 1
    assert "Not a directory" in result.stderr or "exist" in result.stderr


def test_an_output_that_is_a_link_is_written_where_it_leads(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **NEWS})
    (small.root / "real").mkdir()
    (small.root / "output").symlink_to("real")
    assert run("build", *NOW).exit_code == 0
    assert (small.root / "output").is_symlink()
    assert (small.root / "real/2026/public/index.html").is_file()


def test_a_moment_that_is_given_goes_before_source_date_epoch(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    run("build", "--at", "2026-01-01", env={**ENGLISH, "SOURCE_DATE_EPOCH": "1803830400"})
    assert "2026/public/index.html" not in small.files()


def test_the_site_and_its_output_can_be_anywhere(run: Run, site: LayOut, tmp_path: Path) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    result = run("build", *NOW, "--site", small.root, "-o", "public", cwd="elsewhere")
    assert " files in public/: " in result.stdout
    assert (tmp_path / "elsewhere/public/2026/public/index.html").is_file()
    assert not small.output.exists()


def test_the_public_address_can_be_another_one(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    run("build", *NOW, "--base-url", "https://test.example/new/")
    assert "<a href='/new/2026/public/'>" in small.text("columns/notices/index.html")
    assert "https://test.example/new/sitemaps/2026.xml" in small.text("sitemap.xml")
    assert "bulletin.example" not in "".join(
        data.decode() for path, data in small.files().items() if path.endswith((".html", ".xml"))
    )


def test_a_folder_of_somebody_elses_is_refused_and_left_alone(
    run: Run, site: LayOut, tmp_path: Path
) -> None:
    site({"content/posts/2026/public.md": PUBLIC})
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("mine", encoding="utf-8")
    before = snapshot(theirs)
    result = run("build", *NOW, "-o", theirs)
    assert result.exit_code == 1
    assert "output-not-ours" in result.stderr
    assert snapshot(theirs) == before


@pytest.mark.parametrize("folder", [".", "content", "content/posts", "templates", ".."])
def test_the_sites_own_folders_are_no_output(folder: str, run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    result = run("build", *NOW, "-o", folder)
    assert result.exit_code == 1
    assert "output-unsafe" in result.stderr
    assert (small.root / "content/posts/2026/public.md").is_file()
