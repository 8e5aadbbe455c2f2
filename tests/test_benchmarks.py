"""The benchmark itself: that a wrong output is seen, and that figures are what they are called."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from benchmarks.contenders import BULLETIN, BULLETIN_FULL, CONTENDERS, YARDSTICK, Contender
from benchmarks.corpus import post, posts
from benchmarks.goals import GOALS, verdicts
from benchmarks.growth import kind_of
from benchmarks.measure import Usage, timed, weighed
from benchmarks.measured import keep
from benchmarks.phones import slowdown_on, speed, spelled
from benchmarks.ready import Site
from benchmarks.report import Block, Part, Result, parts_of, report
from benchmarks.scenes import SCENES, restore
from benchmarks.verify import Right, WrongOutputError, verify
from tests.tools.lighthouse import Verdict

WHOLE = Right(
    articles=1,
    place="2020/1-forum",
    sentence="said",
    listed="Number 50",
    front=True,
    unlisted="Number 5",
    everywhere="<p>Notice",
)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site of one article, with a list and a tag."""
    for place in ("2020/1-forum", "", "page/2", "tags/open-day"):
        page = tmp_path / place / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<h1>Number 50</h1><p>said</p><p>Notice 1.</p>", "utf-8")
    return tmp_path


def test_an_output_that_shows_all_that_is_asked_for_is_right(output: Path) -> None:
    verify(output, WHOLE)


def _lose_article(output: Path) -> None:
    (output / "2020/1-forum/index.html").unlink()


def _lose_sentence(output: Path) -> None:
    (output / "2020/1-forum/index.html").write_text("Number 50", "utf-8")


def _lose_headline_of_lists(output: Path) -> None:
    for page in (output / "index.html", output / "page/2/index.html"):
        page.write_text("Notice 1.", "utf-8")


def _lose_headline_of_tags(output: Path) -> None:
    (output / "tags/open-day/index.html").write_text("<p>Notice 1.</p>", "utf-8")


def _keep_old_headline(output: Path) -> None:
    (output / "page/2/index.html").write_text("Number 5<", "utf-8")


def _keep_old_template(output: Path) -> None:
    (output / "tags/open-day/index.html").write_text("Number 50", "utf-8")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_lose_article, "0 articles instead of 1"),
        (_lose_sentence, "does not say 'said'"),
        (_lose_headline_of_lists, "no list has 'Number 50'"),
        (_lose_headline_of_lists, "the home page does not list"),
        (_lose_headline_of_tags, "no tag's page has"),
        (_keep_old_headline, "a list still has 'Number 5'"),
        (_keep_old_template, "a tag's page does not say"),
    ],
)
def test_an_output_that_is_wrong_ends_the_benchmark(
    output: Path, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(output)
    with pytest.raises(WrongOutputError, match=words):
        verify(output, WHOLE)


def test_an_article_that_should_be_gone_is_seen(output: Path) -> None:
    with pytest.raises(WrongOutputError, match="still there"):
        verify(output, Right(articles=1, gone="2020/1-forum"))


def _site(contender: Contender, folder: Path) -> Site:
    contender.dialect.write(folder, posts(12))
    return Site(contender=contender, folder=folder, count=12, command=(), sweeping=())


def _sources(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda one: one.name)
def test_a_round_of_scenes_begins_with_the_sources_as_they_were(
    contender: Contender, tmp_path: Path
) -> None:
    site = _site(contender, tmp_path / "site")
    before = _sources(site.folder)
    for scene in SCENES:
        scene.prepare(site, 1)
    assert _sources(site.folder) != before
    restore(site)
    assert _sources(site.folder) == before


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda one: one.name)
def test_each_scene_after_the_second_build_changes_sources(
    contender: Contender, tmp_path: Path
) -> None:
    site = _site(contender, tmp_path / "site")
    before = _sources(tmp_path)
    for scene in SCENES:
        scene.prepare(site, 1)
        after = _sources(tmp_path)
        assert (after != before) == (scene.key not in ("memory", "cold", "same")), scene.key
        before = after


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    parent = (
        "import subprocess, sys; both = [subprocess.Popen([sys.executable, '-c', "
        f"{child!r}]) for _ in range(2)]; [one.wait() for one in both]"
    )
    peak = weighed((sys.executable, "-c", parent), tmp_path, os.environ).peak
    assert 2 * 57 < peak < 2 * 57 + 60  # in MB of 2^20 bytes, with three interpreters


@pytest.mark.parametrize("measure", [timed, weighed])
def test_a_generator_that_fails_is_told_with_its_own_words(
    measure: Callable[..., Usage], tmp_path: Path
) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        measure((sys.executable, "-c", "raise SystemExit('no such theme')"), tmp_path, os.environ)
    assert any("no such theme" in note for note in caught.value.__notes__)


def test_the_corpus_is_the_same_every_time_and_spans_twenty_years() -> None:
    first, last = post(0, 50), post(49, 50)
    assert list(posts(50)) == list(posts(50))
    assert (first.day.year, last.day.year) == (2005, 2024)
    assert post(50, 50).day > last.day


def test_a_goal_is_reached_where_the_ratio_is_at_most_the_goal() -> None:
    theirs = {key: Usage(wall=10) for key in GOALS}
    ours = {key: Usage(wall=10 * goal) for key, goal in GOALS.items()}
    slower = {key: Usage(wall=10 * goal + 0.1) for key, goal in GOALS.items()}
    assert all(one.is_reached for one in verdicts(ours, theirs))
    assert not any(one.is_reached for one in verdicts(slower, theirs))


def _result(name: str, wall: float, peak: float) -> Result:
    usages = {"cold": Usage(wall=wall, cpu=wall), "memory": Usage(peak=peak)}
    return Result(
        name=name, version="1", usages=usages, rounds=1, files=2, article=5.0, commands=("make",)
    )


def _report(parts: Mapping[str, str]) -> str:
    return report(
        {key: Part(day="today", machine="A machine", text=text) for key, text in parts.items()}
    )


def test_what_is_measured_anew_takes_the_place_of_what_was_and_leaves_the_rest(
    tmp_path: Path,
) -> None:
    keep({"goals": "## G\n\nold", "searching": "## S"}, day="1 May", machine="A", folder=tmp_path)
    keep({"goals": "## G\n\nnew"}, day="2 May", machine="B", folder=tmp_path)
    text = (tmp_path / "RESULTS.md").read_text("utf-8")
    assert "## G\n\nOf 2 May, on B.\n\nnew" in text
    assert "## S\n\nOf 1 May, on A.\n" in text
    assert "\nold" not in text
    assert {"A.", "B."} <= {*text.splitlines()}


def test_the_report_says_first_which_goals_are_reached() -> None:
    results = (_result(YARDSTICK.name, 4, 800), _result(BULLETIN.name, 3, 500))
    small = Block(size=10_000, in_memory=True, results=results)
    large = Block(size=100_000, in_memory=True, results=(_result(BULLETIN.name, 36, 5000),))
    text = _report(parts_of((small, large)))
    assert "| cold: nothing made before | 4.00 s | 3.00 s | 0.75 | ≤ 1 | reached |" in text
    assert "| memory of a cold build | 800 MB | 500 MB | 0.62 | ≤ 0.5 | missed |" in text
    assert "| cold: nothing made before | 0.30 ms | 0.36 ms | 1.20 |" in text
    assert text.index("goals") < text.index("10,000 bulletins, in memory") < text.index("## Notes")


def _judged(points: int, machine: float = 1750) -> Verdict:
    figures = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
    measured = {**dict.fromkeys(figures, 900.0), "cumulative-layout-shift": 0.0}
    return Verdict(
        scores={"performance": points},
        complaints=(),
        figures={**measured, "total-byte-weight": 21_400.0},
        machine=machine,
    )


def test_the_report_says_which_pages_are_slow_on_a_telephone() -> None:
    slow = speed("zh content/posts", map(_judged, (100, 97, 99)))
    fast = speed("en home", map(_judged, (100, 97, 100)))
    text = spelled((fast, slow), 3, 3.1, "12")
    assert "3.1 times slower than this machine" in text
    assert "missed by bulletin (zh)." in text
    assert "| home (en) | 100 | 0.90 s | 0.90 s | 900 ms | 0.000 | 21 |" in text
    assert "| bulletin (zh) | 99 |" in text
    assert "for each: reached." in spelled((fast,), 3, 4.0, "12")
    whole = _report({"telephones": text})
    assert whole.index("On a telephone") < whole.index("## Notes")


def test_the_telephone_is_the_same_one_on_every_machine() -> None:
    assert slowdown_on([_judged(100, 1750)]) == 4.0
    assert slowdown_on([_judged(100, index) for index in (900, 1400, 1300)]) == 3.0


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("2005/00001-open-day/index.html", "articles"),
        ("2005/03/index.html", "years"),
        ("old/50.shtml", "redirects"),
        ("index.html", "home"),
        ("columns/reports/atom.xml", "feeds"),
        ("sitemaps/2005.xml", "sitemaps"),
        ("manifest/2005.json", "manifest"),
        ("tags/rural-service/2005/index.html", "tags"),
    ],
)
def test_a_file_is_counted_by_its_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_bulletins_of_the_full_site_name_offices_people_and_meetings() -> None:
    texts = [BULLETIN_FULL.dialect.text(one) for one in posts(20)]
    assert all("organization: " in text for text in texts)
    assert sum("presided_by" in text for text in texts) == 10
