"""The command `new`: a bulletin's file that is valid from its first line."""

import re
from pathlib import Path

import pytest

from tests.cli.given import NOW, LayOut, Run


def test_new_writes_a_draft_that_is_valid_and_not_published(run: Run, site: LayOut) -> None:
    small = site({})
    made = run("new", "A meeting: what it decided", "--date", "2026-11-20")
    assert made.exit_code == 0
    path = "content/posts/2026/a-meeting-what-it-decided/index.md"
    assert f"{path} is ready to be written." in made.stdout
    assert "It is a draft" in made.stdout
    assert f"  {path}: a draft" in run("list", "drafts").stdout
    assert run("build", *NOW).exit_code == 0
    assert not [file for file in small.files() if "a-meeting" in file]


def test_new_with_publish_is_in_the_next_build(run: Run, site: LayOut) -> None:
    small = site({})
    made = run("new", 'He said: "#1"', "--date", "2026-11-20", "--publish")
    assert "draft" not in made.stdout
    assert run("build", *NOW).exit_code == 0
    assert "<h1>He said: &#34;#1&#34;</h1>" in small.text("2026/he-said-1/index.html")


def test_new_names_the_folder_of_a_chinese_title_in_pinyin(run: Run, site: LayOut) -> None:
    small = site({})
    run("new", "第二检察部召开部务会", "--date", "2026-11-20")
    file = small.root / "content/posts/2026/di-er-jian-cha-bu-zhao-kai-bu-wu-hui/index.md"
    assert 'title: "第二检察部召开部务会"\n' in file.read_text(encoding="utf-8")


def test_new_tells_a_second_bulletin_of_one_title_from_the_first(run: Run, site: LayOut) -> None:
    small = site({})
    for _ in range(3):
        assert run("new", "Open day", "--date", "2026-11-20", "--publish").exit_code == 0
    names = {file.name for file in (small.root / "content/posts/2026").iterdir()}
    assert names == {"open-day", "open-day-2", "open-day-3"}
    assert run("build", *NOW).exit_code == 0


def test_new_gives_every_bulletin_an_identity_of_its_own(run: Run, site: LayOut) -> None:
    small = site({})
    for _ in range(2):
        run("new", "Open day", "--date", "2026-11-20")
    texts = [file.read_text("utf-8") for file in (small.root / "content/posts").rglob("index.md")]
    ids = [match[1] for text in texts if (match := re.search(r"\nid: (20261120-\w+)\n", text))]
    assert len(set(ids)) == 2


def test_new_takes_what_is_said_of_the_bulletin(run: Run, site: LayOut) -> None:
    small = site(
        {
            "content/organizations.yaml": "- id: yunxi\n  name: {en: Yunxi, zh: 云溪}\n"
            "  level: county\n  departments: [{id: second, name: Second}]\n"
        }
    )
    given = {
        "--column": "notices",
        "--organization": "云溪",
        "--department": "Second",
        "--meeting": "departmental",
        "--date": "2025-05-06",
        "--post-lang": "zh",
    }
    options = [word for pair in given.items() for word in pair]
    made = run("new", "部务会", *options, "--publish")
    assert made.exit_code == 0, made.stderr
    assert (small.root / "content/posts/2025/bu-wu-hui/index.zh.md").is_file()
    built = run("build", *NOW)
    assert built.exit_code == 0, built.stderr
    assert "部务会" in small.text("zh/columns/notices/index.html")
    assert "部务会" in small.text("zh/offices/yunxi/second/index.html")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["x", "--column", "newz"],
            "Invalid value for --column: 'newz'; choose from news, notices",
        ),
        (["x", "--meeting", "tea"], "Invalid value for --meeting: 'tea'; choose from party-group"),
        (["x", "--date", "2026-02-30"], "Invalid value for --date: '2026-02-30' is no day"),
        (["x", "--post-lang", "fr"], "Invalid value for --post-lang: 'fr'; choose from en, zh"),
        ([], "Give the bulletin's title."),
        (["  "], "Give the bulletin's title."),
    ],
)
def test_new_refuses_what_the_next_build_would_not_know(
    arguments: list[str], words: str, run: Run, site: LayOut
) -> None:
    small = site({})
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (small.root / "content/posts").exists()


def test_new_needs_a_site(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty/content").mkdir(parents=True)
    result = run("new", "x", cwd="empty")
    assert result.exit_code == 1
    assert "content/site.yaml: site-file-missing" in result.stderr
