"""Graph: what pages say in schema.org's words: the same thing has the same @id everywhere."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from generator.dates import Interval, Moment
from generator.labels import LABELS
from generator.model import (
    ContactLine,
    CorrectionLine,
    LanguageLink,
    Link,
    MeetingFacts,
    PersonLine,
    Picture,
    RequirementLine,
    SourceLine,
    TranslationLine,
)
from generator.pages import ArticlePage, BarePage, Head, Member, OfficePage, PersonPage, SeriesPage
from generator.render.graph import Graph
from tests.specimens import bulletin, office, person, series
from tests.test_render import FRAME

SITE = "https://example.org"
OFFICE = Link("City Procuratorate", "/sub/offices/city/")
CHEN = PersonLine(name="Chen Lin", url="/sub/people/chen-lin/", roles=("chief procurator",))


def nodes(page: Any, **frame: Any) -> dict[str, dict[str, Any]]:
    """The things of a page's graph by their types; the last of a type that has several."""
    made = Graph(replace(FRAME, **frame), LABELS.__getitem__)(page)
    assert made["@context"] == "https://schema.org"
    return {node["@type"]: node for node in made["@graph"]}


def article(**more: Any) -> dict[str, dict[str, Any]]:
    card = {key: more.pop(key) for key in ("organization", "cover", "summary") if key in more}
    one = bulletin("a", dt.date(2022, 5, 26), **more)
    one = replace(one, card=replace(one.card, **card))
    head = Head(title="A", url=one.card.url, breadcrumb=(Link("Home", "/sub/"),))
    return nodes(ArticlePage(head=head, bulletin=one, older=None, newer=None, related=()))


def meeting(**more: Any) -> MeetingFacts:
    given: dict[str, Any] = {
        "type": "study",
        "name": "",
        "series": Link("Study", "/sub/meetings/study/"),
        "ordinal": None,
        "held": Interval(dt.date(2022, 2, 9), dt.date(2022, 2, 11)),
        "place": "Room 301",
        "mode": "video",
        "presided_by": (CHEN,),
        "attended_by": (PersonLine(name="A guest"), CHEN),
        "speakers": (),
        "groups": (),
        "agenda": (),
        "requirements": (RequirementLine(heading="Raise the bar", text="Higher.", by=None),),
        "decisions": (),
    }
    return MeetingFacts(**(given | more))


def test_a_page_says_where_it_stands_and_in_which_site() -> None:
    head = Head(title="Notices", url="/sub/n/", breadcrumb=(Link("Home", "/sub/"),))
    found = nodes(BarePage(head=head), owner="Office")
    assert found["WebPage"]["@id"] == f"{SITE}/sub/n/#page"
    assert found["WebPage"]["isPartOf"] == {"@id": found["WebSite"]["@id"]}
    assert found["WebPage"]["breadcrumb"] == {"@id": found["BreadcrumbList"]["@id"]}
    assert [
        (one["position"], one["item"]) for one in found["BreadcrumbList"]["itemListElement"]
    ] == [
        (1, f"{SITE}/sub/"),
        (2, f"{SITE}/sub/n/"),
    ]
    assert found["WebSite"]["publisher"] == {"@id": found["GovernmentOrganization"]["@id"]}
    assert found["GovernmentOrganization"]["name"] == "Office"


def test_the_home_page_has_no_breadcrumb_and_a_site_of_nobodys_no_publisher() -> None:
    found = nodes(BarePage(head=Head(title="Home", url="/sub/")))
    assert {*found} == {"WebPage", "WebSite"}
    assert not {"breadcrumb", "publisher"} & (found["WebPage"].keys() | found["WebSite"].keys())


def test_a_bulletin_is_an_article_of_its_office_on_its_day() -> None:
    found = article(organization=OFFICE, summary="In short.", number="TQ-1", editor="Li Wen")
    news = found["NewsArticle"]
    assert news["@id"] == f"{SITE}/2022/a/#article"
    assert news["mainEntityOfPage"] == {"@id": f"{SITE}/2022/a/#page"}
    assert (news["datePublished"], news["inLanguage"]) == ("2022-05-26", "en")
    assert (news["description"], news["identifier"]) == ("In short.", "TQ-1")
    assert news["editor"] == {"@type": "Person", "name": "Li Wen"}
    assert (
        news["publisher"]
        == news["sourceOrganization"]
        == {
            "@type": "GovernmentOrganization",
            "@id": f"{SITE}/sub/offices/city/#organization",
            "name": "City Procuratorate",
        }
    )


def test_what_a_bulletin_leaves_out_is_left_out() -> None:
    news = article()["NewsArticle"]
    gone = {
        "author",
        "editor",
        "correction",
        "image",
        "isBasedOn",
        "about",
        "dateModified",
        "hasPart",
    }
    assert not gone & news.keys()
    assert all(value not in ("", [], None) for value in news.values())


def test_a_meeting_is_an_event_of_its_days_with_each_person_once() -> None:
    found = article(organization=OFFICE, meeting=meeting())
    event = found["Event"]
    assert (
        found["NewsArticle"]["about"] == {"@id": event["@id"]} == {"@id": f"{SITE}/2022/a/#meeting"}
    )
    assert (event["name"], event["startDate"], event["endDate"]) == (
        "Study",
        "2022-02-09",
        "2022-02-11",
    )
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert event["location"] == {"@type": "Place", "name": "Room 301"}
    assert event["superEvent"] == {"@id": f"{SITE}/sub/meetings/study/#series"}
    assert event["attendee"] == [
        {
            "@type": "Person",
            "@id": f"{SITE}/sub/people/chen-lin/#person",
            "name": "Chen Lin",
            "jobTitle": ["chief procurator"],
        },
        {"@type": "Person", "name": "A guest"},
    ]
    (required,) = found["NewsArticle"]["hasPart"]
    assert (required["position"], required["headline"]) == (1, "Raise the bar")


def test_a_meeting_whose_day_nobody_knows_is_no_event() -> None:
    assert "Event" not in article(meeting=meeting(held=None))


def test_without_a_name_and_series_an_event_is_called_after_its_kind() -> None:
    event = article(meeting=meeting(series=None, mode=None, place=""))["Event"]
    assert event["name"] == "Theory study session"
    assert not {"superEvent", "eventAttendanceMode", "location"} & event.keys()


def test_corrections_pictures_and_sources_are_said() -> None:
    news = article(
        corrections=(CorrectionLine(date=Moment(dt.date(2022, 6, 1)), note="It was May."),),
        cover=Picture(url="/sub/a.jpg", alt="A room", width=900, height=600, credit="Li"),
        source=SourceLine(name="Daily", url="https://daily.example/1", date=None, reprint=True),
    )["NewsArticle"]
    assert news["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2022-06-01", "text": "It was May."}
    ]
    assert news["image"] == {
        "@type": "ImageObject",
        "url": f"{SITE}/sub/a.jpg",
        "width": 900,
        "height": 600,
        "caption": "A room",
        "creditText": "Li",
    }
    assert news["isBasedOn"]["url"] == "https://daily.example/1"


def test_a_translation_and_its_original_point_at_each_other() -> None:
    family = (LanguageLink("en", "/2022/a/"), LanguageLink("zh", "/zh/2022/a/"))
    line = TranslationLine(
        of="zh", original="/zh/2022/a/", method="human", engine="", reviewed_by=""
    )
    translated = article(translations=family, translation=line)["NewsArticle"]
    assert translated["translationOfWork"] == {"@id": f"{SITE}/zh/2022/a/#article"}
    assert "workTranslation" not in translated
    original = article(translations=family)["NewsArticle"]
    assert original["workTranslation"] == [{"@id": f"{SITE}/zh/2022/a/#article"}]


def test_an_office_stands_below_its_parents_with_its_people_of_today() -> None:
    contact = ContactLine(address="1 Road", phone="010-1", email="a@b.example", hours="")
    city = replace(office("city", [Link("Province", "/offices/province/")]), contact=contact)
    people = tuple(
        Member(link=Link(name, f"/people/{name}/"), title="Director", since="", until=until)
        for name, until in (("a", ""), ("b", "2020"))
    )
    head = Head(title="city", url=city.link.url)
    found = nodes(OfficePage(head=head, office=city, people=people))["GovernmentOrganization"]
    assert found["@id"] == f"{SITE}/offices/city/#organization"
    assert found["parentOrganization"]["@id"] == f"{SITE}/offices/province/#organization"
    assert (found["telephone"], found["address"]) == ("010-1", "1 Road")
    assert [one["name"] for one in found["member"]] == ["a"]
    head = Head(title="First – city", url="/offices/city/first/")
    below = nodes(OfficePage(head=head, office=city, department="First", purpose="Crime."))
    assert below["GovernmentOrganization"]["name"] == "First"
    assert below["GovernmentOrganization"]["parentOrganization"]["@id"] == found["@id"]


def test_a_person_holds_posts_for_years() -> None:
    chen = person("chen-lin")
    found = nodes(
        PersonPage(head=Head(title="Chen", url=chen.link.url), person=chen, cards=(), years=())
    )
    assert found["Person"]["jobTitle"] == ["Director"]
    assert found["Person"]["memberOf"] == [
        {
            "@type": "OrganizationRole",
            "roleName": "Director",
            "startDate": "2021",
            "memberOf": {"@type": "GovernmentOrganization", "name": "city"},
        }
    ]


def test_a_series_is_one_of_events() -> None:
    study = series("study")
    head = Head(title="Study – City", url=study.link.url)
    found = nodes(SeriesPage(head=head, series=study, cards=(), years=()))["EventSeries"]
    assert (found["@id"], found["name"]) == (f"{SITE}/meetings/study/#series", "Study – City")
