"""Facts: the names in a bulletin, and whom or what of the registries they mean."""

from typing import Any

from generator.dates import parse_interval
from generator.model import Link
from generator.schema import (
    Decision,
    Meeting,
    PersonMention,
    Requirement,
)
from tests.assembling import assembled, config, editions, only, post, problems


def test_names_are_resolved_in_the_language_of_the_text() -> None:
    matter = {"column": "通知公告", "organization": "市人民检察院", "department": "第二检察部"}
    english, chinese = editions(post("a", **matter), post("a", lang="zh", **matter))
    card = english.bulletins[0].card
    assert card.column == Link("Notices", "/columns/openness/notices/")
    assert card.organization == Link("City Procuratorate", "/offices/city/")
    assert card.department == Link("Second Department", "/offices/city/second/")
    assert chinese.bulletins[0].card.column == Link("通知公告", "/zh/columns/openness/notices/")
    assert english.bulletins[0].department_id == "city/second"


def test_without_registries_names_are_printed_as_they_are_written() -> None:
    bare = config(offices=[], people=[], tags=[], columns=[])
    card = only(post("a", column="Any", organization="Some Office", tags=("X",)), given=bare).card
    assert (card.column, card.organization) == (Link("Any", ""), Link("Some Office", ""))


def test_a_name_is_shown_without_a_link_where_that_kind_of_page_is_off() -> None:
    off = config(pages={"columns": False, "offices": False, "tags": False})
    card = only(post("a", tags=("Openness",)), given=off).card
    assert (card.column, card.organization) == (Link("News", ""), Link("City Procuratorate", ""))
    assert card.tags == (Link("Openness", ""),)


def test_tags_are_told_apart_by_their_id_and_named_by_the_registry_or_the_author() -> None:
    bulletin = only(post("a", tags=("检务公开", "openness", "Rule of Law", "…")))
    assert bulletin.tag_ids == ("openness", "rule-of-law")
    assert bulletin.card.tags == (
        Link("Openness", "/tags/openness/"),
        Link("Rule of Law", "/tags/rule-of-law/"),
    )


def meeting(**facts: Any) -> dict[str, Any]:
    return {"meeting": Meeting(**({"type": "departmental"} | facts))}


def test_people_print_as_written_with_the_roles_of_the_day_and_a_link_to_their_page() -> None:
    facts = only(
        post(
            "a",
            **meeting(
                presided_by=("chen-lin",),
                attended_by=("陈琳（检察长）", "Wang Moumou, a deputy"),
                speakers=(PersonMention(name="Chen Lin", roles=("secretary",)),),
            ),
        )
    ).meeting
    assert facts is not None
    assert [(p.name, p.url, p.roles) for p in facts.presided_by] == [
        ("Chen Lin", "/people/chen-lin/", ())
    ]
    assert [(p.name, p.url, p.roles) for p in facts.attended_by] == [
        ("陈琳", "/people/chen-lin/", ("检察长",)),
        ("Wang Moumou", "", ("a deputy",)),
    ]
    assert facts.speakers[0].roles == ("secretary",)


def test_everyone_registered_whom_a_bulletin_names_is_known_once() -> None:
    bulletin = only(
        post(
            "a",
            **meeting(
                presided_by=("chen-lin",),
                requirements=(Requirement(heading="H", by="li-wei-city"),),
                speakers=("Chen Lin",),
            ),
        )
    )
    assert bulletin.person_ids == ("chen-lin", "li-wei-city")


def test_two_people_of_one_name_must_be_told_apart() -> None:
    _, (problem,) = assembled(post("a", **meeting(attended_by=("x", "Li Wei"))))
    assert (problem.place.field, problem.code) == ("meeting.attended_by.1", "person-ambiguous")
    assert problem.values["candidates"] == "li-wei-city (Li Wei), li-wei-county (Li Wei)"


def test_what_looks_like_an_id_and_is_none_is_a_problem_but_a_bare_name_is_not() -> None:
    named = meeting(presided_by=("chen-lim", "Somebody Else"))
    assert problems(post("a", **named)) == [("meeting.presided_by.0", "person-unknown")]
    assert problems(post("a", **named), given=config(people=[])) == []


def test_a_meeting_keeps_its_facts_and_never_takes_its_day_from_the_bulletin() -> None:
    facts = only(
        post(
            "a",
            **meeting(
                ordinal=3,
                requirements=(Requirement(heading="Raise the bar", text="More."),),
                decisions=(Decision(text="Do it", owner="Second Department"),),
            ),
        )
    ).meeting
    assert facts is not None
    assert (facts.held, facts.ordinal) == (None, 3)
    assert facts.requirements[0].heading == "Raise the bar"
    assert facts.decisions[0].owner == "Second Department"


def test_a_card_says_when_the_meeting_was_held() -> None:
    held = parse_interval("2022-02-09/2022-02-11")
    assert only(post("a", **meeting(held=held))).card.held == held


def test_meetings_of_one_kind_of_one_department_are_a_series_in_every_language() -> None:
    matter: dict[str, Any] = {"department": "second", **meeting()}
    english, chinese = editions(
        post("a", **matter), post("b", **matter), post("a", lang="zh", **matter)
    )
    assert [b.series_id for b in english.bulletins] == ["city/second/departmental"] * 2
    assert [(s.id, s.link) for s in english.edition.series] == [
        (
            "city/second/departmental",
            Link("Departmental meeting", "/meetings/city/second/departmental/"),
        )
    ]
    assert chinese.edition.series[0].link.title == "[Departmental meeting]"
    assert english.edition.series[0].owner == Link("Second Department", "/offices/city/second/")


def test_a_series_that_is_named_is_one_for_all_languages() -> None:
    english, chinese = editions(
        post("a", **meeting(series="Monday Forum")),
        post("a", lang="zh", **meeting(series="周一论坛")),
    )
    assert english.edition.series[0].id == chinese.edition.series[0].id == "monday-forum"
    assert chinese.edition.series[0].link == Link("周一论坛", "/zh/meetings/monday-forum/")
