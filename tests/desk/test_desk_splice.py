"""Splice: a field's change is a change of its own lines, and what was asked for is what is read."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.desk.splice import Unspliceable, body_of, retyped, splice, values_of, with_body
from generator.schema import PageMatter, PostMatter
from generator.textfile import decode, split
from generator.yaml_reader import read
from tests.desk.front_matters import (
    FIELDS,
    MENTIONS,
    TEXTS,
    WITH_PEOPLE,
    FrontMatter,
    front_matters,
)

ROOT = Path(__file__).parent.parent.parent
NAMES = st.sampled_from(sorted(FIELDS))


def _read(text: str) -> PostMatter | None:
    words, _ = decode(text.encode(), "a.md")
    parts, _ = split(words, "a.md")
    assert parts
    return read(parts.yaml_text, PostMatter, "a.md")[0]


@given(front_matters())
def test_what_is_generated_is_read_as_the_values_it_was_made_of(matter: FrontMatter) -> None:
    assert values_of(matter.text) == matter.values


@given(front_matters(), st.sampled_from(("\n", "\r\n", "\r")), st.sampled_from(("", "\ufeff")))
def test_saving_without_a_change_leaves_every_byte(
    matter: FrontMatter, end: str, mark: str
) -> None:
    text = mark + matter.text.replace("\n", end)
    assert splice(text, {}) == text
    assert splice(text, copy.deepcopy(matter.values)) == text
    assert with_body(text, body_of(text)) == text


@given(front_matters(), st.data())
def test_changing_a_field_changes_only_its_lines(matter: FrontMatter, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(matter.values)))
    value = data.draw(FIELDS[name])
    text = splice(matter.text, {name: value})
    before, after = matter.around(name)
    assert text.startswith(before)
    assert text[len(before) :].endswith(after)
    assert values_of(text) == matter.values | {name: value}


@given(front_matters(), st.data())
def test_removing_a_field_removes_its_lines_alone(matter: FrontMatter, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(matter.values)))
    text = splice(matter.text, {name: None})
    left = "".join(matter.around(name))
    assert "".join(text.split()) == "".join(left.split())
    assert values_of(text) == {key: each for key, each in matter.values.items() if key != name}


@given(front_matters(), NAMES, st.data())
def test_a_new_field_is_lines_of_its_own_between_others(
    matter: FrontMatter, name: str, data: st.DataObject
) -> None:
    assume(name not in matter.values)
    value = data.draw(FIELDS[name])
    text = splice(matter.text, {name: value})
    assert any(text.startswith(a) and text[len(a) :].endswith(b) for a, b in matter.seams())
    assert values_of(text) == matter.values | {name: value}


@given(front_matters(WITH_PEOPLE), st.data())
def test_items_and_nested_records_are_changed_by_their_paths(
    matter: FrontMatter, data: st.DataObject
) -> None:
    there = matter.values["meeting"]["presided_by"]
    number = data.draw(st.integers(0, len(there)))
    value = data.draw(MENTIONS if number == len(there) else MENTIONS | st.none())
    text = splice(matter.text, {f"meeting.presided_by.{number}": value})
    wanted = copy.deepcopy(matter.values)
    wanted["meeting"]["presided_by"][number : number + 1] = [value] if value is not None else []
    assert values_of(text) == wanted
    before, after = matter.around("meeting")
    assert text.startswith(before)
    assert text.endswith(after)


@given(front_matters(), st.lists(NAMES, min_size=1, max_size=5, unique=True), st.data())
def test_the_reader_reads_exactly_what_was_asked_for(
    matter: FrontMatter, names: list[str], data: st.DataObject
) -> None:
    changes = {name: data.draw(FIELDS[name]) for name in names}
    text = splice(matter.text, changes)
    wanted = matter.values | changes
    fresh = splice("---\n---\n", wanted)
    assert _read(text) == _read(fresh)
    assert values_of(text) == wanted
    assert body_of(text) == body_of(matter.text)


@given(TEXTS)
def test_any_text_can_be_a_title(title: str) -> None:
    text = splice("---\ntitle: a\ndate: 2022-05-26\n---\n", {"title": title})
    found = _read(text)
    assert found
    assert found.title == title


@given(st.text().filter(lambda text: text.strip() == text and "\r" not in text and text))
def test_whatever_unicode_has_can_be_a_title(title: str) -> None:
    text = splice("---\ntitle: a\ndate: 2022-05-26\n---\n", {"title": title})
    assert values_of(text)["title"] == title


SLIPS = st.sampled_from(
    (
        *("\n", " ", "  ", "\t", ":", ": ", "- ", " # x", "'", '"', "[", "]", "{", "}", ",", "|"),
        *(">", "? ", "&a ", "!!str ", "~", "\u2028", "\x85", "\u00a0", "：", "\\", "---", "\n  "),
    )
)


@given(front_matters(), st.lists(st.tuples(st.integers(4, 400), SLIPS), max_size=4), st.data())
def test_however_a_text_is_written_only_what_was_asked_for_changes(
    matter: FrontMatter, slips: list[tuple[int, str]], data: st.DataObject
) -> None:
    text = matter.text
    for at, slip in slips:
        text = text[:at] + slip + text[at:]
    try:
        before = values_of(text)
    except Unspliceable:
        return
    assert splice(text, before) == text
    name = data.draw(st.sampled_from(sorted(matter.values)))
    value = data.draw(FIELDS[name] | st.none())
    try:
        after = splice(text, {name: value})
    except Unspliceable:
        return
    changed = {} if value is None else {name: value}
    assert values_of(after) == {key: each for key, each in before.items() if key != name} | changed
    assert body_of(after) == body_of(text)


REAL = sorted(
    path
    for folder in ("content", "tests/sites", "docs/content")
    for path in (ROOT / folder).rglob("*.md")
    if "output" not in path.parts and "expected" not in path.parts
)


def _lines_of(text: str, name: str, matter: Any) -> tuple[str, str]:
    """What stands before and behind a field's lines in a file whose keys are at the margin."""
    lines = text.splitlines(keepends=True)
    known = [n for n, line in enumerate(lines) if line[:1] not in (" ", "\t", "#", "-", "\n", "\r")]
    names = list(values_of(text, matter))
    start = known[names.index(name)]
    end = next((n for n in range(start + 1, len(lines)) if n in known or "---" in lines[n]), 0)
    return "".join(lines[:start]), "".join(lines[end:])


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_ours_is_left_as_it_is_and_changed_by_its_lines_alone(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    matter = PageMatter if "pages" in path.parts else PostMatter
    try:
        values = values_of(text, matter)
    except Unspliceable:
        pytest.skip("no front matter that can be read")
    assert splice(text, copy.deepcopy(values), matter) == text
    for name, value in values.items():
        changed = splice(text, {name: f"{value}: #2" if isinstance(value, str) else None}, matter)
        assert values_of(changed, matter) != values
        same = [key for key in values if key != name]
        assert [values_of(changed, matter)[key] for key in same] == [values[key] for key in same]
        removed = set(text.splitlines()) - set(changed.splitlines())
        added = set(changed.splitlines()) - set(text.splitlines())
        assert len(added) <= max(len(f"{value}") // 80 + 2, 2)
        assert len(removed) <= len(f"{value}".split()) + 4


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Plain words", "Plain words"),
        ("007", '"007"'),
        ("2022-05-26", '"2022-05-26"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("会议：第一", "会议：第一"),
        ("'quoted'", "\"'quoted'\""),
        ('say "so"', 'say "so"'),
        ("- dash", '"- dash"'),
        ("[Plan] for 2022", '"[Plan] for 2022"'),
        ("😀", "😀"),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\u2028b"'),
    ],
)
def test_a_text_is_quoted_where_yaml_would_take_it_for_something_else(
    title: str, written: str
) -> None:
    text = splice("---\ntitle: a\n---\n", {"title": title})
    assert text == f"---\ntitle: {written}\n---\n"


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("title: 'it''s'", {"title": "it's new"}, "title: 'it''s new'"),
        ("title: a # why", {"title": "b"}, "title: b # why"),
        ("标题: 甲", {"date": "2022-05-26"}, "标题: 甲\n日期: 2022-05-26"),
        ("title: a\ndraft: true", {"column": "news"}, "title: a\ncolumn: news\ndraft: true"),
        ("draft: true", {"title": "a"}, "title: a\ndraft: true"),
        ("tags:", {"tags": ["x"]}, "tags:\n  - x"),
        ("tags: # none yet", {"tags": ["x"]}, "tags: # none yet\n  - x"),
        ("tags:\n- x\nauthor: b", {"author": ["b", "c"]}, "tags:\n- x\nauthor:\n- b\n- c"),
        ("tags: [x, z]", {"tags": ["x", "y", "z"]}, 'tags: [x, "y", z]'),
        ("tags: [x, w, z]", {"tags": ["z"]}, "tags: [z]"),
        ("tags: x", {"tags": ["x", "w"]}, "tags:\n  - x\n  - w"),
        ("categories: [a]", {"column": "b"}, "categories: [b]"),
        ("tags: [a]", {"tags": "b"}, "tags: [b]"),
        ("a.b: c", {"a.b": "d"}, "a.b: d"),
        (
            "extra:\n  a: |+\n    x\n\n",
            {"extra.b": "c"},
            "extra:\n  a: |+\n    x\n\n\n  b: c",
        ),
        ('title: "a\\rb"', {"number": "c"}, 'title: "a\\rb"\nnumber: c'),
        ("{title: a}", {"column": "b"}, "{title: a, column: b}"),
        ("# above\ntitle: a\n# of b\nnumber: b", {"number": None}, "# above\ntitle: a\n# of b"),
        ("held: x\ntitle: a", {"title": "b"}, "held: x\ntitle: b"),
        ("summary: |\n  a\n\ntitle: b", {"summary": "c\nd"}, "summary: |-\n  c\n  d\n\ntitle: b"),
        (
            "summary: |+\n  a\n\ntitle: b",
            {"number": "c"},
            "summary: |+\n  a\n\ntitle: b\nnumber: c",
        ),
        (
            "meeting: {type: study}",
            {"meeting.place": "甲、乙"},
            "meeting: {type: study, place: 甲、乙}",
        ),
    ],
)
def test_a_file_keeps_the_manner_in_which_it_is_written(
    before: str, changes: dict[str, Any], after: str
) -> None:
    assert splice(f"---\n{before}\n---\nText\n", changes) == f"---\n{after}\n---\nText\n"


def test_an_empty_front_matter_is_filled_in_the_schemas_order() -> None:
    text = splice("---\r\n---\r\n", {"tags": ["x"], "title": "a"})
    assert text == "---\r\ntitle: a\r\ntags:\r\n  - x\r\n---\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "no front matter\n",
        "---\ntitle: a\n",
        "---\ntitle: [\n---\n",
        "---\n- a\n---\n",
        "---\ntitle：a\n---\n",
    ],
)
def test_a_text_that_cannot_be_read_says_what_is_wrong(text: str) -> None:
    with pytest.raises(Unspliceable) as caught:
        splice(text, {"title": "b"})
    assert caught.value.problems


@pytest.mark.parametrize(
    "changes",
    [{"title.x": "b"}, {"tags.5": "b"}, {"tags.x": "b"}, {"title": 2}, {"extra": {"a": 1e99}}],
)
def test_what_cannot_be_written_changes_nothing(changes: dict[str, Any]) -> None:
    with pytest.raises(Unspliceable):
        splice("---\ntitle: a\ntags: [x]\n---\n", changes)


def test_a_key_that_is_given_twice_is_not_chosen_from() -> None:
    with pytest.raises(Unspliceable):
        splice("---\ntitle: a\n标题: b\n---\n", {"title": "c"})


def test_a_changed_body_keeps_the_ends_of_lines_that_did_not_change() -> None:
    text = "\ufeff---\r\ntitle: a\n---\r\n\r\none\ntwo\r\nthree"
    assert with_body(text, "\none\n2\n3\nthree") == (
        "\ufeff---\r\ntitle: a\n---\r\n\r\none\n2\r\n3\r\nthree"
    )


def test_a_body_may_follow_a_front_matter_that_ended_the_file() -> None:
    assert with_body("---\ntitle: a\n---", "Text") == "---\ntitle: a\n---\nText"


def test_a_whole_text_typed_anew_keeps_its_mark_and_line_ends() -> None:
    assert retyped("\ufeffa\r\nb\r\n", "a\nc\n") == "\ufeffa\r\nc\r\n"
