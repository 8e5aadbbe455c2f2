"""YAML to the Structs of the schema: what is accepted, and as what."""

import datetime as dt
from typing import Any

import pytest

from generator.dates import Interval, Moment
from generator.schema import Meeting, PageMatter, PersonMention, PostMatter
from generator.schema_editorial import WordEntry
from generator.schema_site import OfficeEntry, PersonEntry, SiteFile, TagEntry
from generator.schema_threads import TopicEntry
from generator.yaml_reader import read, read_list
from generator.yaml_shapes import keys_of, structs_below

TOPS = (PostMatter, PageMatter, SiteFile, OfficeEntry, PersonEntry, TagEntry, TopicEntry, WordEntry)
LEAST = "title: A\ndate: 2022-05-26\n"


def post(more: str = "", **options: Any) -> PostMatter:
    """What is read where nothing is wrong."""
    value, problems = read(LEAST + more, PostMatter, "a.md", line=2, **options)
    assert problems == []
    assert value is not None
    return value


def test_scalars_are_read_by_the_schema_and_not_by_yaml() -> None:
    text = "title: 2022\ndate: 2022-05-26\ntags: [404, no, 2022-05-01, 12:30, 010, 1e3]\n"
    value, _ = read(text, PostMatter, "a.md")
    assert value is not None
    assert value.title == "2022"
    assert value.tags == ("404", "no", "2022-05-01", "12:30", "010", "1e3")


def test_every_key_has_its_chinese_name() -> None:
    value, problems = read(
        "标题: 通报\n日期: 2022年5月26日\n会议:\n  类型: study\n", PostMatter, "a"
    )
    assert not problems
    assert value is not None
    assert value.meeting == Meeting(type="study")
    assert value.date == Moment(dt.date(2022, 5, 26))


def test_names_of_other_generators_are_accepted_in_any_case() -> None:
    value = post("lastmod: 2022-06-01\npublishDate: 2022-05-26 09:00\ncategories: [news]\n")
    assert str(value.updated) == "2022-06-01"
    assert str(value.publish_at) == "2022-05-26T09:00:00"
    assert value.column == "news"


STRUCTS = {each for top in TOPS for each in structs_below(top)}


@pytest.mark.parametrize("struct", sorted(STRUCTS, key=str))
def test_no_name_may_mean_two_keys_of_one_mapping(struct: Any) -> None:
    names = [name.casefold() for key in keys_of(struct) for name in key.names]
    assert len(names) == len(set(names))


def test_one_text_stands_for_a_list_of_one() -> None:
    value = post(
        "tags: Party\nauthor: 张三\nmeeting:\n  type: study\n  presided_by: {name: 李四}\n"
    )
    assert (value.tags, value.author) == (("Party",), ("张三",))
    assert value.meeting is not None
    assert value.meeting.presided_by == (PersonMention(name="李四"),)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("true", True), ("Yes", True), ("on", True), ("是", True), ("false", False), ("否", False)],
)
def test_yes_and_no_have_many_spellings(word: str, meant: bool) -> None:  # noqa: FBT001
    assert post(f"draft: {word}\n").draft is meant


def test_an_interval_is_a_day_or_two_with_a_slash_or_a_mapping() -> None:
    days = Interval(dt.date(2022, 2, 9), dt.date(2022, 2, 11))
    for written in ("2022-02-09/2022-02-11", "{from: 2022-02-09, to: 2022-02-11}"):
        meeting = post(f"meeting: {{type: study, held: {written}}}\n").meeting
        assert meeting is not None
        assert meeting.held == days


def test_a_text_may_be_given_for_each_language() -> None:
    assert post("notice: {en: A sample, zh: 示例}\n").notice == {"en": "A sample", "zh": "示例"}


def test_a_sites_own_data_are_plain_values_and_dates_stay_text() -> None:
    extra = post("extra: {a: [1, 1.5, true, no, 0571], b: {c: 2022-05-26, d: ~, e: '1'}}\n").extra
    assert extra == {
        "a": [1, 1.5, True, "no", "0571"],
        "b": {"c": "2022-05-26", "d": None, "e": "1"},
    }


def test_an_empty_value_is_as_good_as_none() -> None:
    assert post("summary:\nmeeting: ~\ncolumn: null\n") == post()


def test_defaults_lie_below_what_is_written() -> None:
    defaults = {"column": "news", "lang": "zh", "tags": ("a",)}
    value = post("column: notices\nlang:\n", defaults=defaults)
    assert (value.column, value.lang, value.tags) == ("notices", "zh", ("a",))


def test_a_required_key_may_come_from_the_defaults() -> None:
    value, problems = read("date: 2022-05-26\n", PostMatter, "a", defaults={"title": "Plan"})
    assert not problems
    assert value is not None
    assert value.title == "Plan"


def test_a_time_with_an_offset_is_turned_into_the_sites_zone() -> None:
    text = "title: A\ndate: 2022-05-26T23:30:00Z\n"
    value, _ = read(text, PostMatter, "a.md", timezone="Asia/Shanghai")
    assert value is not None
    assert str(value.date) == "2022-05-27T07:30:00"


def test_spaces_around_a_text_and_its_last_line_end_do_not_count() -> None:
    assert post("summary: |\n  Two\n  lines\n").summary == "Two\nlines"


@pytest.mark.parametrize("sign", ["", ">", ">-", '"', "'"])
def test_two_lines_of_chinese_in_one_text_meet_directly(sign: str) -> None:
    first, last = ("", sign) if sign in ('"', "'") else ("\n  ", "")
    text = f"{sign}{first}会议要求，\n  提高认识 统一思想\n  2022 年\n  “两项监督”{last}\n"
    assert post(f"summary: {text}").summary == "会议要求，提高认识 统一思想 2022 年“两项监督”"


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        ("It was\n  held.", "It was held."),
        ("说“是”\n  “否”", "说“是” “否”"),
        ("한국어\n  문장", "한국어 문장"),
    ],
)
def test_where_lines_may_be_of_words_a_space_parts_them(lines: str, read_as: str) -> None:
    assert post(f"summary: {lines}\n").summary == read_as


def test_lines_that_are_to_stay_lines_stay() -> None:
    assert post("summary: |\n  一行\n  两行\n").summary == "一行\n两行"


def test_a_registry_is_a_list_and_its_sound_entries_are_read() -> None:
    entries, problems = read_list("- {id: a, name: A}\n- {id: b}\n- 3\n", TagEntry, "tags.yaml")
    assert [entry.id for entry in entries] == ["a"]
    assert [(each.code, each.place.field) for each in problems] == [
        ("key-missing", "1.name"),
        ("mapping-expected", "2"),
    ]


def test_an_empty_registry_has_no_entries() -> None:
    for text in ("", "# none yet\n", "[]"):
        assert read_list(text, TagEntry, "tags.yaml") == ((), [])


def test_columns_within_columns_are_read() -> None:
    columns = "[{id: a, name: A, columns: [{id: b, name: B}]}]"
    text = f"title: S\nbase_url: https://a.org/\ncolumns: {columns}\n"
    site, problems = read(text, SiteFile, "site.yaml")
    assert not problems
    assert site is not None
    assert site.columns[0].columns[0].id == "b"
