"""Mistakes in YAML: every one has its code and its place, and no text brings the reader down."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yaml_nodes
from generator.codes import CODES
from generator.errors import Problem
from generator.schema import PostMatter
from generator.schema_editorial import WordEntry
from generator.schema_site import OfficeEntry, PersonEntry, SiteFile, TagEntry
from generator.schema_threads import TopicEntry
from generator.yaml_reader import read, read_list
from generator.yaml_shapes import names_below

LEAST = "title: A\ndate: 2022-05-26\n"


def wrong(text: str, type_: Any = PostMatter) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem, in the order of lines."""
    value, problems = read(text, type_, "a.md")
    assert value is None
    return sorted(_brief(problems), key=lambda each: each[1:])


def _brief(problems: list[Problem]) -> list[tuple[str, int, int]]:
    for problem in problems:
        assert problem.code in CODES
    return [(each.code, each.place.line, each.place.column) for each in problems]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("tittle: B\n", ("key-unknown", 3, 1)),
        ("标提示: B\n", ("key-unknown", 3, 1)),
        ("presided_by: B\n", ("key-belongs-inside", 3, 1)),
        ("cover: {src: a, alt: b, tags: c}\n", ("key-belongs-outside", 3, 25)),
        ("? [a]\n: b\n", ("key-not-text", 3, 3)),
        ("日期: 2022-05-26\n", ("key-twice", 3, 1)),
        ("notice: {en: a, en: b}\n", ("key-twice", 3, 17)),
        ("extra: {a: 1, a: 2}\n", ("key-twice", 3, 15)),
        ("summary: {a: b}\n", ("text-expected", 3, 10)),
        ("tags: {a: b}\n", ("list-expected", 3, 7)),
        ("tags: [a, {b: c}]\n", ("text-expected", 3, 11)),
        ("tags: [a, ~]\n", ("value-missing", 3, 11)),
        ("corrections: fixed\n", ("list-expected", 3, 14)),
        ("cover: a.jpg\n", ("mapping-expected", 3, 8)),
        ("meeting: 部务会\n", ("mapping-expected", 3, 10)),
        ("extra: a\n", ("mapping-expected", 3, 8)),
        ("status: gone\n", ("choice-unknown", 3, 9)),
        ("updated: 2022-02-30\n", ("date-impossible", 3, 10)),
        ("updated: 26 May 2022\n", ("date-unreadable", 3, 10)),
        ("updated: 2022-05-26 25:00\n", ("time-unreadable", 3, 10)),
        ("meeting: {type: study, ordinal: one}\n", ("number-expected", 3, 33)),
        ("meeting: {type: study, held: 2022-02-30}\n", ("date-impossible", 3, 30)),
        ("meeting: {type: study, held: spring}\n", ("days-unreadable", 3, 30)),
        ("meeting: {type: study, held: 2022-02-09/2022-02-01}\n", ("days-reversed", 3, 30)),
        (
            "meeting: {type: study, held: {from: 2022-02-09, to: 2022-02-01}}\n",
            ("days-reversed", 3, 30),
        ),
        ("draft: maybe\n", ("yes-no-expected", 3, 8)),
        ("tags:\n  -a\n  -b\n", ("dash-no-space", 4, 3)),
        ("meeting:\n  type：study\n", ("full-width-colon", 4, 7)),
        ("meeting:\n  type:study\n", ("colon-no-space", 4, 7)),
        ("column: &a x\nlang: *a\n", ("yaml-alias", 4, 7)),
        ("column: !!python/name:os.system x\n", ("yaml-tag", 3, 9)),
        ("extra: " + "[" * 60 + "]" * 60 + "\n", ("yaml-too-deep", 3, 47)),
        ("extra: " + "[" * 30_000 + "\n", ("yaml-too-deep", 3, 1007)),
        ("extra:\n" + "- " * 20_000 + "a\n", ("yaml-too-deep", 4, 1)),
        ("---\ntitle: B\n", ("yaml-documents", 3, 1)),
        ("summary: a\x07b\n", ("control-character", 3, 11)),
    ],
)
def test_a_mistake_has_its_code_and_place(more: str, expected: tuple[str, int, int]) -> None:
    assert wrong(LEAST + more) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "标题：计划\n日期：2022-05-26\n",
            [("full-width-colon", 1, 3), ("full-width-colon", 2, 3)],
        ),
        ("标题：第二检察部：计划\ndate: 2022-05-26\n", [("full-width-colon", 1, 3)]),
        ("title:Plan\ndate: 2022-05-26\n", [("colon-no-space", 1, 6)]),
        ("title: Plan: the year\ndate: 2022-05-26\n", [("unquoted-colon", 1, 12)]),
        ("title: Plan\ndate: 2022-05-26\nmeeting:\n\ttype: study\n", [("tab-indent", 4, 1)]),
        ('title: "Plan\ndate: 2022-05-26\n', [("quote-unclosed", 1, 8)]),
        ('title: "Spring" begins\ndate: 2022-05-26\n', [("quote-text-after", 1, 16)]),
        ("title: 'It's spring'\ndate: 2022-05-26\n", [("quote-text-after", 1, 12)]),
        ('title: "C:\\dir"\ndate: 2022-05-26\n', [("escape-unknown", 1, 11)]),
        ("title: [Plan] 2022\ndate: 2022-05-26\n", [("bracket-text-after", 1, 15)]),
        ("title: A\ndate: 2022-05-26\ntags: [a, b\n", [("bracket-unclosed", 3, 7)]),
        ("title: @office\ndate: 2022-05-26\n", [("value-start", 1, 8)]),
        ("title: `code`\ndate: 2022-05-26\n", [("value-start", 1, 8)]),
        ("title: %5\ndate: 2022-05-26\n", [("value-start", 1, 8)]),
        ("title: *bold* words\ndate: 2022-05-26\n", [("value-start", 1, 8)]),
        ("title: - Plan\ndate: 2022-05-26\n", [("value-start", 1, 8)]),
        ("title: > Plan\ndate: 2022-05-26\n", [("value-start", 1, 8)]),
        ("title: A\n  date: 2022-05-26\n", [("indent-uneven", 2, 3)]),
        ("title: A\nforgotten\ndate: 2022-05-26\n", [("colon-missing", 2, 1)]),
        ("tags:\n-a\n- b\ntitle: A\ndate: 2022-05-26\n", [("dash-no-space", 2, 1)]),
    ],
)
def test_a_usual_slip_is_told_from_its_cause(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert wrong(text) == expected


def test_what_else_is_wrong_shows_in_the_same_run_as_broken_yaml() -> None:
    text = "标题：计划\ndate: 2022-02-30\ntagz: a\nmeeting:\n\ttype: stuby\nsummary: a: b\n"
    assert [code for code, _, _ in wrong(text)] == [
        "full-width-colon",
        "date-impossible",
        "key-unknown",
        "choice-unknown",
        "tab-indent",
        "unquoted-colon",
    ]


def test_a_missing_key_is_named_by_its_field_and_a_misspelt_one_is_not_missing() -> None:
    _, problems = read("tittle: A\ncover: {alt: A room}\n", PostMatter, "a.md")
    missing = sorted(each.place.field for each in problems if each.code == "key-missing")
    assert missing == ["cover.src", "date"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "~"])
def test_an_empty_front_matter_lacks_its_keys(text: str) -> None:
    assert {code for code, _, _ in wrong(text)} <= {"key-missing", "yaml-not-keys"}


@pytest.mark.parametrize("text", ["words", "- a\n- b\n", "[a]"])
def test_what_is_no_mapping_is_said_to_be_none(text: str) -> None:
    assert wrong(text) == [("yaml-not-keys", 1, 1)]


def test_the_value_that_was_probably_meant_is_named() -> None:
    _, problems = read(LEAST + "tagz: a\nmeeting: {type: stud}\n", PostMatter, "a.md")
    assert [each.values["near"] for each in problems] == ["tags", "study"]


def test_an_alias_bomb_is_refused_at_once() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    codes = {code for code, _, _ in wrong(f"a0: &a0 [x]\n{levels}")}
    assert codes == {"yaml-alias"}


def test_several_categories_are_too_many_for_one_column() -> None:
    assert wrong(LEAST + "categories: [news, notices]\n") == [("one-value-expected", 3, 13)]


def test_a_kind_of_page_that_does_not_exist_is_named() -> None:
    text = "title: S\nbase_url: https://a.org/\npages: {peopel: false}\n"
    assert wrong(text, SiteFile) == [("choice-unknown", 3, 9)]


def test_a_form_is_checked() -> None:
    text = "- {id: a, name: A, posts: [{organization: o, title: t, since: March}]}\n"
    _, problems = read_list(text, PersonEntry, "people.yaml")
    assert _brief(problems) == [("format-wrong", 1, 63)]


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = LEAST + "meeting: {type: study, held: 2022-02-30}\nextra: {a: [1]}\n"
    fast = read(text, PostMatter, "a.md")
    monkeypatch.setattr(yaml_nodes, "_Loader", yaml.BaseLoader)
    assert read(text, PostMatter, "a.md") == fast
    assert wrong(LEAST + "extra: " + "[" * 3000) == [("yaml-too-deep", 1, 1)]


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *sorted(names_below(PostMatter)),
            *"\n\n\n  -:[]{}'\"#&*!|>%@,?：",
            ": ",
            "\n  ",
            "\n- ",
            "\t",
        ]
    )
).map("".join)


@given(YAML_LIKE | st.text())
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    value, problems = read(text, PostMatter, "a.md", line=2)
    assert (value is None) == bool(problems)
    lines = text.count("\n") + 2
    for problem in problems:
        assert problem.code in CODES
        assert 0 <= problem.place.line <= lines
        assert problem.place.length >= 1


@given(YAML_LIKE)
def test_no_registry_makes_it_fail(text: str) -> None:
    for type_ in (OfficeEntry, PersonEntry, TagEntry, TopicEntry, WordEntry):
        read_list(text, type_, "a.yaml")


def test_lines_count_from_where_the_yaml_begins() -> None:
    _, problems = read(LEAST + "x: y\n", PostMatter, "a.md", line=5)
    assert problems[0].place.line == 7


def test_fields_are_named_by_canonical_keys() -> None:
    text = LEAST + "会议:\n  类型: study\n  主持: [{姓名: a, 职务: [{x: y}]}]\n"
    _, problems = read(text, PostMatter, "a.md")
    assert [each.place.field for each in problems] == ["meeting.presided_by.0.roles.0"]


def test_a_registry_that_is_a_mapping_is_said_to_be_none() -> None:
    entries, problems = read_list("id: a\nname: b\n", TagEntry, "tags.yaml")
    assert (entries, [each.code for each in problems]) == ((), ["registry-not-list"])
