"""Topics: what belongs to one, when it closes, and the pages that it has."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.closing import closing
from generator.config import Config
from generator.dates import parse_moment
from generator.model import Bulletin, Link, Topic
from generator.pages import FeedPage, HomePage, ListPage, TopicPage, TopicsPage
from generator.producers import feeds, home, topics
from tests.assembling import assembled, config, editions, only, post, problems
from tests.small_site import SITE, SmallSite
from tests.small_site import post as text
from tests.specimens import bulletin, daily, edition, produced, site

RIVERS: dict[str, Any] = {
    "id": "rivers",
    "name": {"en": "Clean rivers", "zh": "守护江河"},
    "aliases": ["water"],
}


def given(**more: Any) -> Config:
    closed = {key: parse_moment(more.pop(key)) for key in ("closed", "opened") if key in more}
    return config(topics=[RIVERS | more | closed])


# What belongs to a topic


@pytest.mark.parametrize("name", ["rivers", "Clean rivers", "守护江河", "WATER"])
def test_a_topic_is_named_by_its_id_names_and_aliases(name: str) -> None:
    one = only(post("a", topics=(name,)), given=given())
    assert one.topic_ids == ("rivers",)
    assert one.topics == (Link("Clean rivers", "/topics/rivers/"),)


def test_a_name_that_no_topic_has_is_told_with_the_nearest() -> None:
    assert problems(post("a", topics=("river",)), given=given()) == [("topics.0", "topic-unknown")]
    twins = config(topics=[RIVERS, RIVERS | {"id": "seas"}])
    assert problems(post("a", topics=("water",)), given=twins) == [("topics.0", "topic-ambiguous")]


def test_where_topics_have_no_pages_they_are_words() -> None:
    off = config(topics=[RIVERS], pages={"topics": False})
    assert only(post("a", topics=("rivers",)), given=off).topics == (Link("Clean rivers", ""),)


def gathers(date: str, **more: Any) -> bool:
    one = only(post("a", date, tags=("检务公开",)), given=given(tags=["Openness"], **more))
    return one.topic_ids == ("rivers",)


def test_a_topic_gathers_by_tag_until_it_is_closed() -> None:
    assert gathers("2022-05-26")
    assert gathers("2022-05-26", closed="2022-05-26")
    assert not gathers("2022-05-27", closed="2022-05-26")
    assert only(post("a", tags=("x",)), given=given(tags=["Openness"])).topic_ids == ()


# When it closes

MOMENTS = [
    ("2026-01-30T23:59", None, "2026-01-31"),
    ("2026-01-31", "2026-01-31", None),
    ("2030-01-01", "2026-01-31", None),
]


@pytest.mark.parametrize(("now", "closed", "until"), MOMENTS)
def test_it_is_closed_from_its_day_on_by_the_clock(
    now: str, closed: str | None, until: str | None
) -> None:
    before = given(closed="2026-01-31")
    after, moment = closing(before, parse_moment(now).aware(before.zone, dt.time(0)))
    assert [str(topic.closed) if topic.closed else None for topic in after.topics] == [closed]
    assert moment == (parse_moment(until).aware(before.zone, dt.time(0)) if until else None)


def laid(folder: Path) -> SmallSite:
    small = SmallSite(folder)
    small.lay(
        {
            "content/site.yaml": SITE + "menu: [{topic: rivers}, {kind: topics}]\n",
            "content/topics.yaml": "- {id: rivers, name: Rivers, closed: 2026-11-25}\n",
            "content/posts/2026/a.md": text("A", "2026-01-09", topics="[rivers]"),
        }
    )
    return small


def test_a_build_is_remembered_until_a_topic_closes_and_then_it_leaves_home_and_menu(
    tmp_path: Path,
) -> None:
    small = laid(tmp_path)
    small.build("2026-11-24T23:59")
    before = small.files()
    small.build("2026-11-25")
    after = small.files()
    menu, told = b'<a href="/topics/rivers/"', b"This topic was closed on 25 November 2026"
    assert before["index.html"].count(menu) == 2  # menu and home
    assert after["index.html"].count(menu) == 0
    assert told not in before["topics/rivers/index.html"]
    assert told in after["topics/rivers/index.html"]
    assert b"/2026/a/" in after["topics/rivers/index.html"]
    assert menu in after["2026/a/index.html"]


# Its pages


def topic(id_: str = "rivers", **more: Any) -> Topic:
    known: dict[str, Any] = {
        "link": Link(id_, f"/topics/{id_}/"),
        "summary": "Water.",
        "lead": (),
        "opened": None,
        "closed": None,
        "order": "newest",
        "leading": 0,
        "parts": (),
    }
    return Topic(id=id_, **known | more)


def member(name: str, day: int) -> Bulletin:
    return bulletin(name, dt.date(2020, 1, day), topic_ids=("rivers",))


def pages(*bulletins: Bulletin, some: tuple[Topic, ...], **more: Any) -> dict[str, Any]:
    found = produced(site(edition(bulletins, topics=some), **more), topics)
    return {path: job.page for path, job in found.items()}


def test_a_topic_has_a_front_with_its_newest_and_its_years_and_an_index_open_first() -> None:
    closed = topic("old", closed=parse_moment("2021-01-01"))
    found = pages(*daily(400, topic_ids=("rivers",)), some=(closed, topic()), list_size=3)
    front, index = found["topics/rivers/index.html"], found["topics/index.html"]
    assert isinstance(front, TopicPage)
    assert [card.id for card in front.cards] == ["b0399", "b0398", "b0397"]
    assert [link.url for link in front.years] == ["/topics/rivers/2021/", "/topics/rivers/2020/"]
    assert isinstance(found["topics/rivers/2021/index.html"], ListPage)
    assert isinstance(index, TopicsPage)
    assert [line.link.title for line in index.open] == ["rivers"]
    assert [line.link.title for line in index.closed] == ["old"]
    assert found["topics/old/index.html"].cards == ()


def test_one_that_is_read_from_the_beginning_shows_its_oldest() -> None:
    found = pages(*daily(30, topic_ids=("rivers",)), some=(topic(order="oldest"),), list_size=2)
    assert [card.id for card in found["topics/rivers/index.html"].cards] == ["b0000", "b0001"]


def test_what_leads_stands_first_and_once_and_parts_have_their_own() -> None:
    of: dict[str, Any] = {"topics": ("rivers",)}
    posts = [
        post("a", "2022-01-01", **of),
        post("b", "2022-01-02", **of, tags=("hearing",)),
        post("c", "2022-01-03", **of),
        post("gone", "2022-01-04", **of, status="withdrawn", reason="An error."),
    ]
    parts = [{"name": "Hearings", "tags": ["Hearing"]}, {"name": "None", "tags": ["x"]}]
    library, _ = assembled(*posts, given=given(leading=["gone", "b", "a"], sections=parts))
    page = produced(library, topics)["topics/rivers/index.html"].page
    assert isinstance(page, TopicPage)
    assert [card.id for card in page.leading] == ["b", "a"]
    assert [card.id for card in page.cards] == ["c"]
    assert [(one.link.title, [c.id for c in one.cards]) for one in page.blocks] == [
        ("Hearings", ["b"])
    ]


def test_without_topics_or_with_them_off_there_is_no_page() -> None:
    assert pages(member("a", 1), some=()) == {}
    assert pages(member("a", 1), some=(topic(),), off=["topics"]) == {}


def test_the_home_page_shows_open_topics_and_leads_to_the_rest() -> None:
    some = (*(topic(f"t{n}") for n in range(5)), topic("old", closed=parse_moment("2021-01-01")))
    page = produced(site(edition([member("a", 1)], topics=some)), home)["index.html"].page
    assert isinstance(page, HomePage)
    assert [line.link.title for line in page.topics] == ["t0", "t1", "t2", "t3"]
    assert page.all_topics == Link("All topics", "/topics/")
    lone = produced(site(edition([member("a", 1)], topics=some[:1])), home)["index.html"].page
    assert (len(lone.topics), lone.all_topics) == (1, None)


def test_every_topic_has_feeds_and_the_list_of_feeds_names_them() -> None:
    some = (topic(), topic("old", closed=parse_moment("2021-01-01")))
    found = produced(site(edition([member("a", 1)], topics=some)), feeds)
    page = found["topics/rivers/atom.xml"].page
    assert isinstance(page, FeedPage)
    assert [entry.card.id for entry in page.entries] == ["a"]
    assert "topics/old/atom.xml" in found
    (group,) = (g for g in found["feeds.opml"].page.groups if g.title == "Topics")
    assert [link.title for link in group.feeds] == ["rivers", "old"]


# Its picture


def test_a_cover_is_developed_and_stands_at_the_head_of_the_topic(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (900, 400), "navy").save(data, "PNG")
    small = laid(tmp_path)
    small.lay(
        {
            "content/topics.yaml": "- id: rivers\n  name: Rivers\n"
            "  cover: {src: topics/river.png, alt: {en: A river, zh: 一条河}}\n",
            "content/topics/river.png": data.getvalue(),
            "content/topics/unused.png": data.getvalue(),
        }
    )
    small.build()
    files = small.files()
    assert b'alt="A river"' in files["topics/rivers/index.html"]
    assert 'alt="一条河"'.encode() in files["zh/topics/rivers/index.html"]
    assert "topics/river.png" in files
    assert not any("unused" in path for path in files)
    for path in ("topics/rivers/index.html", "index.html"):
        assert b"/topics/river.png" in files[path]


def test_its_lead_is_cut_into_paragraphs_in_each_language() -> None:
    words = given(lead={"en": "One.\n\n Two. \n", "zh": "一，\n二。\n\n三。"})
    leads = [press.edition.topics[0].lead for press in editions(post("a"), given=words)]
    assert leads == [("One.", "Two."), ("一，二。", "三。")]
