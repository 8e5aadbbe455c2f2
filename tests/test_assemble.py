"""Assemble: order, and who belongs to whom, in every language of the site."""

import pytest

from generator.dates import parse_moment
from generator.documents import Page, Post
from generator.model import LanguageLink, Link, Tag
from generator.pictures import Plate
from generator.schema import Cover, Provenance, Translation
from generator.urls import Base
from tests.assembling import assembled, config, editions, only, page, post, problems


def test_bulletins_are_ordered_by_date_time_and_id_whatever_their_files_are_called() -> None:
    english, _ = editions(
        post("b", "2022-05-26"),
        post("a", "2022-05-26"),
        post("z", "2022-05-25"),
        post("evening", "2022-05-26T18:00"),
        post("morning", "2022-05-26T09:00"),
    )
    assert [b.card.id for b in english.bulletins] == ["z", "morning", "a", "b", "evening"]


def test_each_language_has_its_own_bulletins_and_none_of_the_others() -> None:
    english, chinese = editions(post("a"), post("a", lang="zh"), post("b", lang="zh"))
    assert [b.path for b in english.bulletins] == ["content/posts/a.md"]
    assert [b.path for b in chinese.bulletins] == ["content/posts/a.zh.md", "content/posts/b.zh.md"]
    assert (english.edition.root, chinese.edition.root) == ("/", "/zh/")
    assert (english.edition.title, chinese.edition.title) == ("Bulletins", "检察简讯")


def test_translations_know_one_another_and_a_single_text_stands_alone() -> None:
    english, chinese = editions(post("a", lang="zh"), post("a"), post("b"))
    pair = (LanguageLink("en", "/a/"), LanguageLink("zh", "/zh/a/"))
    assert english.bulletins[0].translations == chinese.bulletins[0].translations == pair
    assert english.bulletins[1].translations == ()


def test_a_translation_names_its_original_where_that_is_published() -> None:
    translation = Translation(of="zh", method="machine")
    alone = only(post("a", translation=translation))
    assert alone.translation is not None
    assert alone.translation.original == ""
    paired = only(post("a", translation=translation), post("a", lang="zh"))
    assert paired.translation is not None
    assert paired.translation.original == "/zh/a/"


def test_an_id_is_what_the_author_wrote_or_what_the_source_path_makes() -> None:
    english, chinese = editions(
        post("2022/a/index"), post("2022/a/index", lang="zh"), post("2022/b", id="lasting")
    )
    assert {b.card.id for b in english.bulletins} == {"2022/a", "lasting"}
    assert {b.card.id for b in chinese.bulletins} == {"2022/a.zh"}


def test_one_id_for_two_bulletins_is_a_problem() -> None:
    assert problems(post("a", id="x"), post("b", id="x")) == [("id", "post-id-twice")]


@pytest.mark.parametrize(
    ("matter", "code"),
    [
        ({"column": "nowhere"}, "column-unknown"),
        ({"column": ""}, "column-missing"),
        ({"organization": "nowhere"}, "organization-unknown"),
        ({"organization": ""}, "organization-missing"),
        ({"department": "Ninth"}, "department-unknown"),
        ({"organization": "county", "department": "second"}, "department-unknown"),
    ],
)
def test_a_name_that_no_registry_has_is_a_problem_at_its_key(
    matter: dict[str, str], code: str
) -> None:
    assert problems(post("a", **matter)) == [(code.split("-", maxsplit=1)[0], code)]


def test_only_tags_that_bulletins_have_are_listed_by_name() -> None:
    english, chinese = editions(post("a", tags=("b", "A", "openness")))
    assert [tag.id for tag in english.edition.tags] == ["a", "openness", "b"]
    assert chinese.edition.tags == ()


def test_a_withdrawn_bulletin_keeps_its_page_and_leaves_every_list() -> None:
    gone = post("a", status="withdrawn", reason="An error.", tags=("openness",), pinned=True)
    library, problems = assembled(gone, post("b"))
    assert problems == []
    bulletin = library.leaves[2022].bulletins["en"][0]
    assert (bulletin.card.id, bulletin.withdrawn) == ("a", "An error.")
    shelves = library.views()[0].shelves["en"]
    assert {one.card.id for place in shelves.lists for one in shelves[place].all()} == {"b"}
    assert library.site.editions[0].tags == ()


def test_of_an_expired_bulletin_there_is_an_address_and_a_day() -> None:
    gone = post("gone", expires=parse_moment("2022-06-01"))
    english, chinese = editions(post("a"), expired=(gone,))
    assert [(e.url, str(e.since)) for e in english.edition.expired] == [("/gone/", "2022-06-01")]
    assert chinese.edition.expired == ()


def test_a_summary_is_the_authors_or_else_the_first_paragraph() -> None:
    english, _ = editions(post("a", summary="Mine."), post("b"))
    assert [b.card.summary for b in english.bulletins] == ["Mine.", "The first paragraph."]


def test_a_cover_has_the_size_of_its_picture() -> None:
    with_cover = post("a/index", cover=Cover(src="room.jpg", alt="A room."))
    picture = "content/posts/a/room.jpg"
    bulletin = only(
        with_cover, covers={with_cover.path: picture}, pictures={picture: Plate(640, 480, ())}
    )
    assert bulletin.card.cover is not None
    assert (bulletin.card.cover.url, bulletin.card.cover.width) == ("/a/room.jpg", 640)


def test_a_reprint_says_so() -> None:
    source = only(post("a", source=Provenance(name="Daily", kind="reprint"))).source
    assert source is not None
    assert source.reprint


@pytest.mark.parametrize(
    "headline", ["posts/a.md", "content/posts/a.md", "posts/a", "a", "lasting"]
)
def test_the_headline_is_found_by_its_path_or_id_in_each_language(headline: str) -> None:
    documents = [post("a", id="lasting" if headline == "lasting" else ""), post("a", lang="zh")]
    english, chinese = editions(*documents, given=config(headline=headline))
    assert english.headline == english.bulletins[0].card.id
    assert chinese.headline == "a.zh"


def test_a_headline_that_was_withdrawn_leads_nothing() -> None:
    gone = post("a", status="withdrawn", reason="An error.")
    english, _ = editions(gone, given=config(headline="posts/a.md"))
    assert english.headline == ""


def test_a_headline_that_is_not_published_is_a_problem() -> None:
    assert problems(post("a"), given=config(headline="posts/b.md")) == [
        ("headline", "headline-unknown")
    ]


def test_columns_and_offices_come_as_trees_from_the_top() -> None:
    english, _ = editions()
    assert [(c.id, [p.title for p in c.parents], c.children) for c in english.edition.columns] == [
        ("news", [], ()),
        ("openness", [], ("openness/notices",)),
        ("openness/notices", ["Openness"], ()),
    ]
    assert [(o.id, [p.title for p in o.parents], o.children) for o in english.edition.offices] == [
        ("city", [], ("county",)),
        ("county", ["City Procuratorate"], ()),
    ]


def test_a_persons_posts_lead_to_where_they_are_held() -> None:
    english, chinese = editions()
    (term,) = english.edition.people[0].terms
    assert (term.office, term.title) == (
        Link("Second Department", "/offices/city/second/"),
        "Director",
    )
    assert chinese.edition.people[0].link == Link("陈琳", "/zh/people/chen-lin/")


def test_pages_nest_in_their_folders_in_the_authors_order() -> None:
    english, chinese = editions(
        page("services/index", order=2),
        page("services/petitions", order=2),
        page("services/visits", order=1),
        page("about", order=1),
        page("about", "zh"),
    )
    assert [p.link.url for p in english.edition.pages] == [
        "/about/",
        "/services/visits/",
        "/services/",
        "/services/petitions/",
    ]
    by_url = {p.link.url: p for p in english.edition.pages}
    visits, services = by_url["/services/visits/"], by_url["/services/"]
    assert [link.url for link in services.children] == [
        "/services/visits/",
        "/services/petitions/",
    ]
    assert [link.url for link in visits.parents] == ["/services/"]
    assert visits.siblings == services.children
    assert [link.url for link in services.siblings] == ["/about/", "/services/"]
    assert by_url["/about/"].translations == chinese.edition.pages[0].translations != ()


def test_a_kind_of_page_that_is_off_is_not_in_the_site() -> None:
    library, _ = assembled(given=config(pages={"people": False}))
    assert "people" not in library.site.kinds
    assert "home" in library.site.kinds


def test_each_years_bulletins_are_bound_in_a_volume_of_their_own() -> None:
    library, _ = assembled(
        post("a", "2022-12-31"), post("b", "2023-01-01"), post("c", "2022-01-01", lang="zh")
    )
    found = {
        (year, lang): [one.card.id for one in some]
        for year, leaves in library.leaves.items()
        for lang, some in leaves.bulletins.items()
    }
    assert found == {(2022, "en"): ["a"], (2022, "zh"): ["c.zh"], (2023, "en"): ["b"]}
    assert [volume.year for volume in library.volumes] == [2022, 2023]


def volumes(*documents: Post | Page) -> dict[int, dict[int, str]]:
    """The digest of each month's bulletins by year."""
    return {volume.year: volume.quires for volume in assembled(*documents)[0].volumes}


def test_a_volume_is_told_from_another_by_what_its_bulletins_say_and_by_nothing_else() -> None:
    old, new = post("a", "2022-05-26"), post("b", "2023-05-26")
    before = volumes(old, new)
    retitled = volumes(old, post("b", "2023-05-26", title="New title"))
    assert retitled[2022] == before[2022]
    assert retitled[2023] != before[2023]
    assert volumes(old, new, page("about"), post("c", "2024-05-26")).items() > before.items()
    assert volumes(new, old) == before


@pytest.mark.parametrize("years", [("2022", "2023", "2024"), ("2022", "2022", "2022")])
def test_a_tag_that_no_registry_has_is_called_what_its_newest_bulletin_calls_it(
    years: tuple[str, ...],
) -> None:
    first, second, third = (
        post(name, f"{year}-0{month}-01", tags=(tag,))
        for month, (name, year, tag) in enumerate(
            zip("abc", years, ("Rule of law", "RULE OF LAW", "Rule of Law"), strict=True), 1
        )
    )
    english, _ = editions(third, first, second)
    assert english.edition.tags == (
        Tag(id="rule-of-law", link=Link("Rule of Law", "/tags/rule-of-law/")),
    )
    english, _ = editions(second, first)
    assert english.edition.tags[0].link.title == "RULE OF LAW"
    assert english.bulletins[0].card.tags[0].title == "Rule of law"


def test_old_addresses_of_a_bulletin_are_in_its_volume_and_those_of_other_pages_are_loose() -> None:
    library, problems = assembled(
        post("a", "2022-05-26", aliases=("/old/a/", "/older/a.shtml")),
        post("b", "2023-05-26"),
        page("about", aliases=("/old/about/",)),
    )
    assert problems == []
    held = {
        year: [(one.old, one.new, one.path) for one in leaves.redirects]
        for year, leaves in library.leaves.items()
    }
    of_a = [
        ("/old/a/", "/a/", "content/posts/a.md"),
        ("/older/a.shtml", "/a/", "content/posts/a.md"),
    ]
    assert held == {2022: of_a, 2023: []}
    assert [(one.old, one.new) for one in library.site.loose] == [("/old/about/", "/about/")]
    assert len(library.site.redirects) == 3


def test_addresses_stand_below_the_path_of_the_sites_base_url() -> None:
    given = config(base_url="https://example.org/sub/")
    base = Base("https://example.org", "/sub/")
    library, _ = assembled(
        post("a", aliases=("/old/a/",)), post("a", lang="zh"), given=given, base=base
    )
    english, chinese = (library.leaves[2022].bulletins[lang][0] for lang in ("en", "zh"))
    assert (english.card.url, chinese.card.url) == ("/sub/a/", "/sub/zh/a/")
    assert [link.url for link in english.translations] == ["/sub/a/", "/sub/zh/a/"]
    (old,) = library.leaves[2022].redirects
    assert (old.old, old.new) == ("/sub/old/a/", "/sub/a/")
    assert library.site.redirects == (old,)
