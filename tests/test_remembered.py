"""Remembered: what each costly stage depends on, and what goes wrong in one."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.build import build
from generator.cache import Store
from generator.codes import is_error
from generator.config import read_config
from generator.discover import discover, reader
from generator.errors import SiteError
from generator.memory import Notebook
from generator.remembered import Bench, convert_all, forget_withheld, parse_all
from generator.withhold import withhold
from generator.workers import ALONE
from tests.small_site import SITE, SmallSite, codes, post

Lay = Callable[[Mapping[str, str | bytes]], SmallSite]
POSTS = {f"content/posts/2026/{n}.md": post(n, "2026-05-01", f"Text of {n}.") for n in "ab"}


def counted(small: SmallSite, program: str = "this program") -> tuple[int, int]:
    """How many texts had to be parsed, and how many converted."""
    store = Store(small.store)
    found, _ = discover(small.root, {}, {})
    read = reader(small.root, {})
    bench = Bench(
        store=store,
        workers=ALONE,
        notebook=Notebook(),
        program=program,
        read=read,
        sources={s.path: s for s in found.sources},
    )
    config, _ = read_config(found.sources, read)
    assert config is not None
    (parsed, parsed_now), _ = parse_all(bench, config)
    public = withhold(parsed.posts, parsed.pages, small.request().now(config), config.zone)
    forget_withheld(bench, public.withheld, parsed.marks)
    (_, converted_now), _ = convert_all(bench, public.documents)
    store.save()
    store.close()
    return parsed_now, converted_now


def test_what_was_parsed_and_converted_once_is_remembered(site: Lay) -> None:
    small = site(POSTS)
    assert counted(small) == (2, 2)
    assert counted(small) == (0, 0)


def test_another_version_of_the_program_does_everything_anew(site: Lay) -> None:
    small = site(POSTS)
    counted(small)
    assert counted(small, "another program") == (2, 2)


def test_a_withheld_text_is_parsed_anew_each_time_and_never_converted(site: Lay) -> None:
    draft = post("c", "2026-05-01", "Text of c.", draft="true")
    small = site({**POSTS, "content/posts/2026/c.md": draft})
    assert counted(small) == (3, 2)
    assert counted(small) == (1, 0)
    small.lay({"content/posts/2026/b.md": post("b", "2026-05-01", "Text of b.", draft="true")})
    assert counted(small) == (2, 0)
    assert b"Text of b" not in small.store.read_bytes()


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("content/posts/2026/a.md", post("New", "2026-05-01", "Text of a."), (1, 0)),
        ("content/posts/2026/a.md", post("a", "2026-05-01", "New text."), (1, 1)),
        ("content/posts/2026/a.md", post("a", "2026-05-01", "Text of b."), (1, 0)),
        ("content/posts/2026/_defaults.yaml", "editor: Li", (2, 0)),
        ("content/posts/2025/_defaults.yaml", "editor: Li", (0, 0)),
        ("content/site.yaml", SITE.replace("Shanghai", "Tokyo"), (2, 0)),
        ("content/site.yaml", SITE + "list_size: 3\n", (0, 0)),
    ],
)
def test_an_edit_is_parsed_or_converted_only_where_its_meaning_depends_on_it(
    site: Lay, path: str, text: str, expected: tuple[int, int]
) -> None:
    small = site(POSTS)
    counted(small)
    small.lay({path: text})
    assert counted(small) == expected


def problems(small: SmallSite, **more: Any) -> list[str]:
    with pytest.raises(SiteError) as caught:
        build(small.request(**more), Store(None))
    return codes([one for one in caught.value.problems if is_error(one)])


def test_a_cover_that_is_no_picture_is_a_problem_whenever_it_is_looked_at(site: Lay) -> None:
    matter = {"cover": "{src: room.png, alt: A room}"}
    small = site(
        {
            "content/posts/2026/a/index.md": post("A", "2026-05-01", **matter),
            "content/posts/2026/a/room.png": "no picture",
        }
    )
    assert problems(small) == problems(small) == ["picture-unreadable"]


def test_a_text_that_is_nested_too_deeply_is_a_problem_and_the_others_are_read(site: Lay) -> None:
    deep, dead = post("A", "2026-05-01", ">" * 3000 + " x"), post("B", "2026-05-01", "[x](gone.md)")
    small = site({"content/posts/2026/a.md": deep, "content/posts/2026/b.md": dead})
    assert problems(small) == ["markdown-too-deep", "dead-link"]


def test_new_words_of_the_sites_own_catalogue_render_its_languages_pages(site: Lay) -> None:
    small = site({**POSTS, "templates/pages/404.html": "{{ _('Page not found') }}"})
    small.build()
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    small.lay({"templates/locale/zh.po": f'{po}msgid "Page not found"\nmsgstr "没有这一页"\n'})
    done = small.build().done
    assert small.text("zh/404.html") == "没有这一页"
    assert done.rendered
    assert all(output.startswith("zh/") for output in done.rendered)
