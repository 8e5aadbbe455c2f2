"""Names: what an author writes, and whom or what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.names import Names, folded, gather_names, in_language
from generator.schema import PersonMention
from generator.schema_site import (
    ColumnEntry,
    DepartmentEntry,
    OfficeEntry,
    PersonEntry,
    SiteFile,
    TagEntry,
)


def office(id_: str, name: str | dict[str, str], **more: object) -> OfficeEntry:
    return OfficeEntry(id=id_, name=name, level="county", **more)  # type: ignore[arg-type]


def person(id_: str, name: str | dict[str, str], *aliases: str) -> PersonEntry:
    return PersonEntry(id=id_, name=name, aliases=aliases)


@pytest.fixture
def names() -> Names:
    second = DepartmentEntry(id="second", name={"en": "Second Department", "zh": "第二检察部"})
    below = office("xiyang", "Xiyang County Procuratorate", departments=(second,))
    notices = ColumnEntry(id="notices", name={"en": "Notices", "zh": "通知公告"})
    return gather_names(
        Config(
            site=SiteFile(
                title="",
                base_url="",
                columns=(ColumnEntry(id="openness", name="Openness", columns=(notices,)),),
            ),
            offices=(
                office(
                    "hengze",
                    {"en": "Hengze Procuratorate", "zh": "衡泽省人民检察院"},
                    aliases=("The Procuratorate",),
                    departments=(second,),
                    offices=(below,),
                ),
            ),
            people=(
                person("chen-lin", {"en": "Chen Lin", "zh": "陈琳"}, "Director Chen"),
                person("li-wei-hengze", "Li Wei"),
                person("li-wei-xiyang", "Li Wei", "chen-lin"),
            ),
            tags=(TagEntry(id="openness", name="Openness", aliases=("检务公开",)),),
            defaults={},
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "hengze",
        "HENGZE procuratorate",
        " Hengze   Procuratorate ",
        "衡泽省人民检察院",
        "the procuratorate",
    ],
)
def test_an_office_is_known_by_its_id_its_names_and_its_aliases(names: Names, text: str) -> None:
    assert names.office(text) == ("hengze",)


def test_an_office_below_another_is_known_too_and_a_stranger_is_not(names: Names) -> None:
    assert names.office("Xiyang County Procuratorate") == ("xiyang",)
    assert names.office("Xiyang") == ("xiyang",)
    assert names.office("Nowhere") == ()


@pytest.mark.parametrize("text", ["second", "第二检察部", "xiyang/second"])
def test_a_department_is_looked_for_in_its_own_office(names: Names, text: str) -> None:
    assert names.department("xiyang", text) == ("xiyang/second",)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("hengze", ("hengze",)),
        ("hengze/second", ("hengze/second",)),
        ("衡泽省人民检察院/第二检察部", ("hengze/second",)),
        ("第二检察部", ("hengze/second", "xiyang/second")),
        ("nowhere/second", ()),
    ],
)
def test_a_place_is_an_office_or_a_department_of_any_office(
    names: Names, text: str, ids: tuple[str, ...]
) -> None:
    assert names.place(text) == ids


def test_a_department_of_another_office_is_unknown(names: Names) -> None:
    assert names.department("xiyang", "hengze/second") == ()
    assert names.department("nowhere", "second") == ()


def test_a_nested_column_is_known_by_its_path_and_by_its_own_name(names: Names) -> None:
    assert names.column("openness/notices") == names.column("通知公告") == ("openness/notices",)


def test_a_tag_without_an_entry_is_made_of_its_words(names: Names) -> None:
    assert names.tag("检务公开") == "openness"
    assert names.tag("Rule of Law") == "rule-of-law"
    assert names.tag("……") == ""


@pytest.mark.parametrize(
    ("written", "name", "roles"),
    [
        ("chen-lin", "chen-lin", ()),
        ("陈琳", "陈琳", ()),
        ("Chen Lin, director, and secretary", "Chen Lin", ("director, and secretary",)),
        ("陈琳（主任、党支部书记）", "陈琳", ("主任", "党支部书记")),
        ("陈琳，主任；书记", "陈琳", ("主任", "书记")),
        ("Director Chen (director; secretary)", "Director Chen", ("director", "secretary")),
    ],
)
def test_a_person_may_be_written_with_roles_as_printed(
    names: Names, written: str, name: str, roles: tuple[str, ...]
) -> None:
    found = names.person(written)
    assert (found.name, found.roles, found.ids) == (name, roles, ("chen-lin",))


def test_a_person_may_be_a_mapping(names: Names) -> None:
    found = names.person(PersonMention(name="Chen Lin", roles=("director",)))
    assert (found.roles, found.ids) == (("director",), ("chen-lin",))


def test_a_bare_name_that_nobody_has_is_kept_as_it_is(names: Names) -> None:
    found = names.person("Wang Moumou, a deputy")
    assert (found.name, found.roles, found.ids) == ("Wang Moumou", ("a deputy",), ())


def test_two_people_of_one_name_are_both_candidates(names: Names) -> None:
    assert names.person("Li Wei").ids == ("li-wei-hengze", "li-wei-xiyang")


def test_an_id_means_its_own_entry_even_where_it_is_anothers_alias(names: Names) -> None:
    assert names.person("chen-lin").ids == ("chen-lin",)


@given(st.text())
def test_any_words_at_all_can_be_asked_for(words: str) -> None:
    known = gather_names(
        Config(site=SiteFile(title="", base_url=""), offices=(), people=(), tags=(), defaults={})
    )
    assert known.person(words).ids == known.office(words) == known.column(words) == ()


@given(st.text())
def test_a_name_is_folded_once_and_for_all(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_full_width_forms_and_spaces_make_no_other_name() -> None:
    assert folded("Ｃｈｅｎ\u3000 Lin") == folded("chen lin")


def test_a_text_in_one_language_falls_back_to_the_default_then_to_any() -> None:
    text = {"zh": "要闻", "en": "News"}
    assert in_language(text, "zh", "en") == "要闻"
    assert in_language(text, "fr", "en") == "News"
    assert in_language({"zh": "要闻"}, "fr", "en") == "要闻"
    assert in_language("News", "zh", "en") == "News"
    assert in_language({}, "zh", "en") == ""
