"""Link: from what authors write to what browsers need, and the links that lead nowhere."""

from typing import Any

import pytest

from generator.documents import Body, Routes
from generator.errors import Problem
from generator.link import Linked, Terrain, Text, link
from generator.urls import Base
from tests.effort import effort

BASE = Base("https://example.org", "/sub/")
A, B, ZH = (f"content/posts/2022/{name}" for name in ("a/index.md", "b.md", "a/index.zh.md"))
ROUTES = Routes(
    addresses={
        A: "/2022/a/",
        B: "/2022/b/",
        ZH: "/zh/2022/a/",
        "content/pages/关于.md": "/关于/",
    },
    redirects=(),
)
FILES = frozenset(
    [
        "content/posts/2022/a/room one.jpg",
        "content/posts/2022/a/unused.jpg",
        "content/static/form.pdf",
    ]
)


def linked(
    *hrefs: str, path: str = A, cover: str = "", pictures: tuple[int, ...] = (), **more: Any
) -> tuple[Linked, list[Problem]]:
    given: dict[str, Any] = {"path": path, "links": hrefs, "pictures": pictures, "body_line": 5}
    ids = {path: ("top",), B: ("事实", "第-一")}
    bodies = {
        each: Body(digest="", links=(), pictures=(), anchors=anchors, summary="", words=0)
        for each, anchors in ids.items()
    }
    terrain = Terrain(routes=ROUTES, base=BASE, bodies=bodies, files=FILES, **more)
    return link([Text(cover=cover, **given)], terrain)


def urls(*hrefs: str, path: str = A) -> tuple[str, ...]:
    found, problems = linked(*hrefs, path=path)
    assert problems == []
    return found.links[path]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("../b.md", "/sub/2022/b/"),
        ("../b.md#事实", "/sub/2022/b/#%E4%BA%8B%E5%AE%9E"),
        ("../b.md#%E4%BA%8B%E5%AE%9E", "/sub/2022/b/#%E4%BA%8B%E5%AE%9E"),
        ("index.zh.md", "/sub/zh/2022/a/"),
        (".", "/sub/2022/a/"),
        ("../a/", "/sub/2022/a/"),
        ("../../../pages/关于.md", "/sub/%E5%85%B3%E4%BA%8E/"),
        ("#top", "/sub/2022/a/#top"),
        ("", "/sub/2022/a/"),
        ("room%20one.jpg", "/sub/2022/a/room%20one.jpg"),
        ("room one.jpg", "/sub/2022/a/room%20one.jpg"),
        ("../../../static/form.pdf#page=2", "/sub/form.pdf#page=2"),
        ("/offices/x/?q=1#y", "/sub/offices/x/?q=1#y"),
    ],
)
def test_a_link_within_the_site_becomes_a_url_below_base_urls_path(href: str, url: str) -> None:
    assert urls(href) == (url,)


@pytest.mark.parametrize(
    "href",
    ["https://example.com/a b", "mailto:a@example.org", "tel:12309", "//example.com/x", "HTTP://X"],
)
def test_a_link_to_elsewhere_stays_as_it_is(href: str) -> None:
    assert urls(href) == (href,)


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("missing.md", "dead-link"),
        ("rooms.jpg", "dead-link"),
        ("../b.md#nothing", "dead-anchor"),
        ("#nothing", "dead-anchor"),
        ("../../../../secret.txt", "link-climbs-out"),
        ("../../../../content", "link-climbs-out"),
        ("http://[", "link-malformed"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(href: str, code: str) -> None:
    _, problems = linked(href)
    assert [problem.code for problem in problems] == [code]


def test_a_problem_says_which_of_several_equal_links_it_is() -> None:
    _, problems = linked("x.md", "y.md", "x.md")
    assert [(p.place.quote, p.place.nth, p.place.line) for p in problems] == [
        ("x.md", 0, 5),
        ("y.md", 0, 5),
        ("x.md", 1, 5),
    ]


def test_a_name_that_is_close_by_is_named() -> None:
    _, (problem,) = linked("../c.md")
    assert problem.values["near"] == "../b.md"
    _, (problem,) = linked("../b.md#事")
    assert problem.values["near"] == "#事实"


def test_a_text_that_names_itself_wrongly_is_not_led_back_to_itself() -> None:
    _, (problem,) = linked("indx.md")
    assert problem.values["near"] == "index.zh.md"


def test_a_file_is_published_only_if_a_text_refers_to_it() -> None:
    found, _ = linked("../b.md", "room one.jpg", "../../../static/form.pdf", cover="room one.jpg")
    assert found.files == {
        "content/posts/2022/a/room one.jpg": "/2022/a/room one.jpg",
        "content/static/form.pdf": "/form.pdf",
    }
    assert found.covers == {A: "content/posts/2022/a/room one.jpg"}


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        ("missing.jpg", "dead-link"),
        ("https://example.com/x.jpg", "cover-not-a-file"),
        ("../b.md", "cover-not-a-file"),
        ("/room.jpg", "cover-not-a-file"),
    ],
)
def test_a_cover_must_be_a_picture_beside_the_text(cover: str, code: str) -> None:
    _, (problem,) = linked(cover=cover)
    assert (problem.code, problem.place.field) == (code, "cover.src")


def test_a_link_to_what_is_withheld_gives_nothing_away_but_is_a_problem() -> None:
    found, (problem,) = linked("../draft.md", withheld=["content/posts/2022/draft.md"])
    assert (found.links[A], problem.code) == (("",), "link-to-withheld")


def test_a_link_to_a_file_that_failed_is_not_called_dead() -> None:
    found, problems = linked("../failed.md", unknown=["content/posts/2022/failed.md"])
    assert (found.links[A], problems) == (("",), [])


def test_what_only_the_plan_can_know_is_left_to_it() -> None:
    found, _ = linked("/Offices/X/#y", "/form.pdf")
    assert [(one.file, one.href) for one in found.wanted] == [
        ("offices/x/index.html", "/Offices/X/#y"),
        ("form.pdf", "/form.pdf"),
    ]


def test_a_picture_of_another_host_is_a_problem_and_a_link_to_it_is_none() -> None:
    elsewhere = "https://charts.example/a.png"
    _, problems = linked(elsewhere, elsewhere, pictures=(1,))
    assert [(p.code, p.place.nth) for p in problems] == [("picture-elsewhere", 1)]


def test_a_picture_beside_the_text_is_published() -> None:
    found, problems = linked("room%20one.jpg", pictures=(0,))
    assert (problems, list(found.files)) == ([], ["content/posts/2022/a/room one.jpg"])
    assert found.shown == {A: ((0, "content/posts/2022/a/room one.jpg"),)}
    assert found.places["content/posts/2022/a/room one.jpg"].quote == "room%20one.jpg"


def of_many(count: int, right: str = "text", wrong: str = "texd") -> list[Problem]:
    """The dead links of a site in which each text links to the next four by a wrong name."""
    folders = [f"{2000 + n % 20}" for n in range(count)]
    paths = [f"content/posts/{folder}/{right}-{n}.md" for n, folder in enumerate(folders)]
    texts = []
    for n, path in enumerate(paths):
        meant = [(n + step) % count for step in range(1, 5)]
        links = tuple(f"../{folders[m]}/{wrong}-{m}.md" for m in meant)
        texts.append(Text(path=path, links=links, pictures=(), body_line=5))
    routes = Routes(addresses={path: f"/{path}/" for path in paths}, redirects=())
    return link(texts, Terrain(routes=routes, base=BASE, bodies={}, files=frozenset()))[1]


@pytest.mark.parametrize(("right", "wrong"), [("text", "texd"), ("通知", "通告")])
@pytest.mark.parametrize("count", [50, 400])
def test_what_was_meant_is_named_however_many_links_are_dead(
    count: int, right: str, wrong: str
) -> None:
    problems = of_many(count, right, wrong)
    assert len(problems) == 4 * count
    for problem in problems:
        assert problem.values["near"] == problem.values["href"].replace(wrong, right)


def test_where_few_are_dead_they_are_compared_with_every_name() -> None:
    anchors = (*(f"heading-{n}" for n in range(40)), "abcdefgh")
    body = Body(digest="", links=(), pictures=(), anchors=anchors, summary="", words=0)
    text = Text(path=A, links=("#xabxcdxefx",), pictures=(), body_line=5)
    _, (problem,) = link([text], Terrain(routes=ROUTES, base=BASE, bodies={A: body}, files=FILES))
    assert problem.values["near"] == "#abcdefgh"


def test_twice_as_many_dead_links_in_twice_as_many_texts_take_twice_the_work() -> None:
    of_many(5)  # what is loaded for the first
    assert effort(lambda: of_many(400)) < 2.5 * effort(lambda: of_many(200))


def test_twice_as_many_dead_anchors_in_a_text_take_twice_the_work() -> None:
    def of_one(count: int) -> list[Problem]:
        anchors = tuple(f"heading-{n}" for n in range(count))
        body = Body(digest="", links=(), pictures=(), anchors=anchors, summary="", words=0)
        links = tuple(f"#headin-{n}" for n in range(count))
        text = Text(path=A, links=links, pictures=(), body_line=5)
        terrain = Terrain(routes=ROUTES, base=BASE, bodies={A: body}, files=FILES)
        return link([text], terrain)[1]

    assert {one.values["near"] for one in of_one(800)} == {f"#heading-{n}" for n in range(800)}
    assert effort(lambda: of_one(800)) < 2.5 * effort(lambda: of_one(400))
