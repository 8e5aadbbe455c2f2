"""Threads: what follows up on what, across languages and years; what is hidden leaves no trace."""

from typing import Any

import pytest

from generator.documents import Post
from generator.model import Bulletin, FollowLine, Volume
from generator.schema import Meeting, Requirement
from generator.schema_threads import FollowUp
from tests.assembling import assembled, config, editions, post, problems

HEADINGS = {"en": ("Raise the bar", "Go and look"), "zh": ("标杆要拉高", "实地查看")}


def plan(lang: str = "en", name: str = "2022/plan/index", **matter: Any) -> Post:
    requirements = tuple(Requirement(heading=one) for one in HEADINGS[lang])
    meeting = Meeting(type="departmental", requirements=requirements)
    return post(name, "2022-05-26", lang, meeting=meeting, **matter)


def later(
    *follows: str | FollowUp, lang: str = "en", name: str = "2023/later", **matter: Any
) -> Post:
    return post(name, "2023-01-09", lang, follows=follows, **matter)


def on(requirement: str, bulletin: str = "2022/plan") -> FollowUp:
    return FollowUp(bulletin=bulletin, requirement=requirement)


def all_of(*posts: Post, **more: Any) -> dict[str, Bulletin]:
    """Every bulletin by its address."""
    return {one.card.url: one for press in editions(*posts, **more) for one in press.bulletins}


def said(lines: tuple[FollowLine, ...]) -> list[tuple[str, int, str]]:
    return [(line.url, line.number, line.lang) for line in lines]


@pytest.mark.parametrize(
    "name",
    [
        "lasting",
        "2022/plan",
        "2022/plan/",
        "2022/plan/index",
        "2022/plan/index.md",
        "posts/2022/plan/index.md",
        "content/posts/2022/plan/index.md",
    ],
)
def test_a_bulletin_is_named_by_its_id_or_path(name: str) -> None:
    found = all_of(plan(id="lasting"), later(name))
    assert said(found["/2023/later/"].follows) == [("/2022/plan/", 0, "en")]
    assert said(found["/2022/plan/"].followed) == [("/2023/later/", 0, "en")]


@pytest.mark.parametrize("requirement", ["2", "Go and look", "go  AND look"])
def test_a_requirement_is_named_by_number_or_heading_and_led_to_by_its_anchor(
    requirement: str,
) -> None:
    found = all_of(plan(), later(on(requirement)))
    (line,) = found["/2023/later/"].follows
    meeting = found["/2022/plan/"].meeting
    assert meeting
    assert line.url == f"/2022/plan/#{meeting.requirements[1].anchor}"
    assert (line.number, line.heading, line.title) == (2, "Go and look", "Title of 2022/plan/index")
    assert said(found["/2022/plan/"].followed) == [("/2023/later/", 2, "en")]


def test_said_in_one_language_it_holds_in_each_and_leads_to_its_own() -> None:
    found = all_of(plan(), plan("zh"), later(on("实地查看")), later(lang="zh"))
    assert said(found["/zh/2023/later/"].follows) == [("/zh/2022/plan/#b--requirement-2", 2, "zh")]
    assert found["/zh/2023/later/"].follows[0].heading == "实地查看"
    assert said(found["/2023/later/"].follows) == [("/2022/plan/#b--requirement-2", 2, "en")]
    assert said(found["/zh/2022/plan/"].followed) == [("/zh/2023/later/", 2, "zh")]


def test_what_has_no_counterpart_leads_to_the_other_language_and_says_so() -> None:
    found = all_of(plan(), plan("zh"), later(on("1")))
    assert said(found["/zh/2022/plan/"].followed) == [("/2023/later/", 1, "en")]
    assert "/zh/2023/later/" not in found


def test_later_ones_stand_by_requirement_and_day_and_each_once() -> None:
    names = ("2024/b", "2023/a", "2025/c")
    posts = [
        post(name, f"{name[:4]}-01-01", follows=(on("2"), on("Go and look"))) for name in names
    ]
    followed = all_of(plan(), *posts, later("2022/plan"))["/2022/plan/"].followed
    assert [line.url for line in followed] == ["/2023/later/", "/2023/a/", "/2024/b/", "/2025/c/"]


def test_a_withdrawn_bulletin_is_at_neither_end() -> None:
    gone = {"status": "withdrawn", "reason": "An error."}
    assert all_of(plan(), later(on("1"), **gone))["/2022/plan/"].followed == ()
    assert all_of(plan(**gone), later(on("1")))["/2023/later/"].follows == ()


def test_one_withdrawn_in_one_language_stands_in_the_other() -> None:
    gone = {"status": "withdrawn", "reason": "An error."}
    found = all_of(plan(), plan("zh"), later(on("1")), later(on("1"), lang="zh", **gone))
    assert said(found["/zh/2022/plan/"].followed) == [("/2023/later/", 1, "en")]


def test_one_that_has_expired_is_named_no_more_and_is_no_mistake() -> None:
    library, found = assembled(later(on("1")), expired=(plan(),))
    assert found == []
    assert library.leaves[2023].bulletins["en"][0].follows == ()


@pytest.mark.parametrize(
    ("follows", "more", "found"),
    [
        (on("1", "2022/plans"), {}, [("follows.0.bulletin", "follow-unknown")]),
        ("2022/plans", {}, [("follows.0", "follow-unknown")]),
        (on("3"), {}, [("follows.0.requirement", "follow-requirement-unknown")]),
        (on("0"), {}, [("follows.0.requirement", "follow-requirement-unknown")]),
        ("2023/later", {}, [("follows.0", "follow-itself")]),
        (
            "2022/hidden",
            {"hidden": (plan(name="2022/hidden"),)},
            [("follows.0", "follow-withheld")],
        ),
        ("2022/broken", {"unknown": frozenset({"content/posts/2022/broken/index.md"})}, []),
    ],
)
def test_what_is_not_there_is_told(
    follows: str | FollowUp, more: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert problems(plan(), later(follows), **more) == found


def test_a_bulletin_without_requirements_has_none_to_name() -> None:
    (problem,) = assembled(post("2022/plain"), later(on("1", "2022/plain")))[1]
    assert problem.values["known"] == "–"


def volumes(*posts: Post) -> dict[int, Volume]:
    return {volume.year: volume for volume in assembled(*posts)[0].volumes}


def test_a_follow_up_makes_two_years_anew_and_no_other() -> None:
    others = [post(f"{year}/other", f"{year}-03-01") for year in range(2019, 2026)]
    before = volumes(plan(), later(), *others)
    after = volumes(plan(), later(on("2")), *others)
    assert {year for year in before if before[year] != after[year]} == {2022, 2023}


def test_bulletins_lead_topics_in_their_order_and_belong_to_them() -> None:
    topics = [{"id": "bar", "name": "Bar", "leading": ["2023/later", "2022/plan"]}]
    library, found = assembled(plan(), later(), given=config(topics=topics))
    assert found == []
    spines = {volume.year: volume.spines["en"].places for volume in library.volumes}
    assert {place for place in spines[2022] if "bar" in place} == {"topic bar", "head 1 of bar"}
    assert {place for place in spines[2023] if "bar" in place} == {"topic bar", "head 0 of bar"}
    topics[0]["leading"] = ["2023/late", "2022/plan"]
    assert problems(plan(), later(), given=config(topics=topics)) == [
        ("0.leading.0", "topic-lead-unknown")
    ]
