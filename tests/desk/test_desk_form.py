"""Form: the schema as fields, in a person's language."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.catalogues import message_words
from generator.config import STAND_IN
from generator.desk.completion import Choices, choices_of
from generator.desk.form import (
    Field,
    changes_between,
    field_at,
    field_of,
    fields_of,
    iso_of,
    without,
)
from generator.desk.splice import splice, values_of
from generator.errors import Place, Problem, problem_in_field
from generator.schema import PageMatter, PostMatter
from generator.schema_site import (
    ColumnEntry,
    DepartmentEntry,
    OfficeEntry,
    PersonEntry,
    SiteFile,
    TagEntry,
)
from generator.yaml_shapes import keys_of

ENGLISH = fields_of(PostMatter, message_words("en"))
CHINESE = fields_of(PostMatter, message_words("zh"), "zh")
ROOT = Path(__file__).parent.parent.parent


def at(fields: tuple[Field, ...], path: str) -> Field:
    key, _, rest = path.partition(".")
    (field,) = (field for field in fields if field.key == key)
    return at(field.fields, rest.removeprefix("*.")) if rest else field


def test_every_key_of_the_schema_is_a_field() -> None:
    assert [field.path for field in ENGLISH] == [key.name for key in keys_of(PostMatter)]
    pages = fields_of(PageMatter, message_words("en"))
    assert [field.path for field in pages] == [key.name for key in keys_of(PageMatter)]


@pytest.mark.parametrize(
    ("path", "input_"),
    [
        ("title", "text"),
        ("summary", "long"),
        ("notice", "long"),
        ("date", "date"),
        ("publish_at", "date"),
        ("organization", "office"),
        ("department", "department"),
        ("column", "column"),
        ("tags", "tags"),
        ("topics", "topics"),
        ("pinned", "yes"),
        ("status", "choice"),
        ("author", "texts"),
        ("follows", "texts"),
        ("meeting", "group"),
        ("meeting.type", "choice"),
        ("meeting.ordinal", "number"),
        ("meeting.held", "days"),
        ("meeting.presided_by", "people"),
        ("meeting.requirements", "items"),
        ("meeting.requirements.*.by", "person"),
        ("meeting.requirements.*.text", "long"),
        ("attachments.*.src", "text"),
        ("extra", "any"),
    ],
)
def test_a_field_has_the_input_that_its_value_needs(path: str, input_: str) -> None:
    assert at(ENGLISH, path).input == input_
    assert at(ENGLISH, path).path == path


def test_a_field_is_called_and_explained_in_the_persons_language() -> None:
    english, chinese = at(ENGLISH, "meeting.presided_by"), at(CHINESE, "meeting.presided_by")
    assert (english.label, english.description) == ("Presided by", "Who presided.")
    assert chinese.label == "主持"
    assert chinese.description != english.description


def _every(fields: tuple[Field, ...]) -> list[Field]:
    return [each for field in fields for each in (field, *_every(field.fields))]


def test_no_words_of_the_chinese_form_are_english() -> None:
    words = [(field.label, field.description) for field in _every(CHINESE)]
    rules = ("waive.*.rule",)  # codes, which are the same in every language
    fields = [field for field in _every(CHINESE) if field.path not in rules]
    words += [(option.name, "") for field in fields for option in field.choices]
    assert [each for pair in words for each in pair if each and each.isascii()] == []


def test_what_must_be_there_is_said() -> None:
    needed = [field.path for field in _every(ENGLISH) if field.required]
    assert needed[:3] == ["title", "date", "meeting.type"]
    assert "attachments.*.src" in needed


def test_a_choice_says_what_its_words_mean() -> None:
    options = {option.id: option.name for option in at(CHINESE, "meeting.type").choices}
    assert options["press-conference"] == "新闻发布会"
    assert {option.id for option in at(ENGLISH, "status").choices} == {"published", "withdrawn"}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("title", "title"),
        ("meeting.presided_by.1", "meeting.presided_by"),
        ("meeting.presided_by.0.roles.2", "meeting.presided_by"),
        ("meeting", "meeting.type"),
        ("meeting.requirements.1.heading", "meeting.requirements.1.heading"),
        ("meeting.requirements.1", "meeting.requirements.1.heading"),
        ("cover.alt", "cover.alt"),
        ("extra.colour", "extra"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_a_problem_stands_beside_its_field(path: str, field: str) -> None:
    assert field_of(problem_in_field("value-missing", "a.md", path), ENGLISH) == field


def test_a_problem_of_the_text_stands_beside_no_field() -> None:
    place = Place(path="a.md", line=20, column=3, quote="room.jpg")
    assert field_of(Problem(place=place, code="dead-link"), ENGLISH) == ""


def test_only_what_changed_is_spliced() -> None:
    text = "---\ntitle: a # why\ntags: [x]\ndraft: true\n---\n"
    before = values_of(text)
    after = {"title": "a", "tags": ["x", "z"], "column": "news"}
    changes = changes_between(before, after)
    assert changes == {"tags": ["x", "z"], "draft": None, "column": "news"}
    assert splice(text, changes) == "---\ntitle: a # why\ncolumn: news\ntags: [x, z]\n---\n"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2022年5月26日", "2022-05-26"),
        ("2022/5/6 9:05", "2022-05-06T09:05:00"),
        ("2022-02-09/2022-02-11", "2022-02-09/2022-02-11"),
        ("soon", ""),
        ("2022-02-30", ""),
    ],
)
def test_a_date_is_given_to_a_picker_as_iso_has_it(written: str, iso: str) -> None:
    assert iso_of(written) == iso


SITE = SiteFile(
    title="T",
    base_url="https://a.example/",
    languages=("en", "zh"),
    columns=(
        ColumnEntry(
            id="casework",
            name={"en": "Casework", "zh": "检察业务"},
            columns=(ColumnEntry(id="civil", name={"en": "Civil", "zh": "民事检察"}),),
        ),
    ),
)
CONFIG = replace(
    STAND_IN,
    site=SITE,
    offices=(
        OfficeEntry(
            id="city",
            name={"en": "City Procuratorate", "zh": "市检察院"},
            level="municipal",
            aliases=("市院",),
            departments=(DepartmentEntry(id="second", name={"zh": "第二检察部"}),),
            offices=(OfficeEntry(id="county", name={"zh": "县检察院"}, level="county"),),
        ),
    ),
    people=(
        PersonEntry(id="chen", name={"en": "Chen Lingbao", "zh": "陈灵宝"}),
        PersonEntry(id="wu", name={"en": "Wu Chen", "zh": "吴晨"}, aliases=("吴检",)),
    ),
    tags=(TagEntry(id="hearing", name={"en": "Public hearing", "zh": "公开听证"}),),
)


@pytest.fixture(scope="module")
def choices() -> Choices:
    return choices_of(CONFIG, "zh")


def test_choices_have_names_in_the_persons_language(choices: Choices) -> None:
    assert [(each.id, each.name) for each in choices.offices] == [
        ("city", "市检察院"),
        ("county", "县检察院"),
    ]
    assert [(each.id, each.name) for each in choices.columns] == [
        ("casework", "检察业务"),
        ("casework/civil", "检察业务 / 民事检察"),
    ]
    assert choices.departments["city"][0].id == "city/second"


def test_a_choice_is_found_by_its_names_in_all_languages_by_pinyin_and_by_initials(
    choices: Choices,
) -> None:
    assert {one.id: set(one.names) for one in choices.people} == {
        "chen": {"chen", "chen lingbao", "陈灵宝", "chenlingbao", "clb"},
        "wu": {"wu", "wu chen", "吴晨", "wuchen", "wc", "吴检", "wujian", "wj"},
    }
    assert {"casework/civil", "民事检察", "minshijiancha", "msjc"} <= set(choices.columns[1].names)
    assert {"hearing", "公开听证", "gktz"} <= set(choices.tags[0].names)


def test_fields_are_found_and_left_out_by_their_paths() -> None:
    assert field_at(ENGLISH, "meeting.held") == at(ENGLISH, "meeting.held")
    assert field_at(ENGLISH, "meeting.nothing") is None
    rest = without(ENGLISH, {"title", "meeting.held"})
    assert field_at(rest, "title") is None
    assert field_at(rest, "meeting.held") is None
    assert field_at(rest, "meeting.place") == at(ENGLISH, "meeting.place")


def test_no_field_is_explained_in_markdown() -> None:
    descriptions = [each.description for one in ENGLISH for each in (one, *one.fields)]
    assert "`" not in "".join(descriptions)
