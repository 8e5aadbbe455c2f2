"""Words from .po files, and the words of problems."""

import ast
import pickle
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from msgspec import inspect

import generator
from generator.cache import digest
from generator.catalogues import MESSAGES, Words, describe, message_words, theme_words
from generator.cli import main
from generator.cli.help_pages import paragraphs
from generator.cli.refusal import SENTENCES
from generator.codes import CODES, is_error
from generator.errors import Place, Problem
from generator.memory import Notebook
from generator.schema import PageMatter, PostMatter
from generator.schema_editorial import WordEntry
from generator.schema_site import OfficeEntry, PersonEntry, SiteFile, TagEntry
from generator.schema_threads import TopicEntry
from generator.yaml_shapes import structs_below

ENGLISH, CHINESE = message_words("en"), message_words("zh_CN.UTF-8")
PO = """
msgid ""
msgstr ""
"Language: zh\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Home"
msgstr "{home}"
"""


def catalogue() -> Catalog:
    return read_po(BytesIO((MESSAGES / "zh.po").read_bytes()), locale="zh", abort_invalid=True)


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def descriptions() -> Iterator[str]:
    for top in (
        PostMatter,
        PageMatter,
        SiteFile,
        OfficeEntry,
        PersonEntry,
        TagEntry,
        TopicEntry,
        WordEntry,
    ):
        for struct in structs_below(top):
            info = inspect.type_info(struct)
            assert isinstance(info, inspect.StructType)
            for field in info.fields:
                assert isinstance(field.type, inspect.Metadata)
                assert field.type.extra_json_schema
                yield field.type.extra_json_schema["description"]


def sentences() -> Iterator[str]:
    """What the command line says: the constant arguments of the calls that translate."""
    saying = ("say", "warn", "fill", "gettext", "ngettext")
    package = Path(generator.__file__).parent
    files = [*(package / "cli").glob("*.py"), package / "catalogues.py"]
    files += [package / "chunks.py", package / "cluster.py", *(package / "importing").glob("*.py")]
    files += (package / "desk").rglob("*.py")
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    for call in nodes:
        match call:
            case ast.Call(
                func=ast.Attribute(attr=name) | ast.Name(id=name),
                args=[ast.Constant(value=str(text)), *_],
            ):
                if name in saying:
                    yield text
            case ast.Call(
                func=ast.Name(id="WorkersError" | "WorkerDied"),
                args=[ast.Constant(value=str(text)), *_],
            ):
                yield text


def helps(command: click.Command = main) -> Iterator[str]:
    """What `--help` says of a command and of those below it, and what is said of wrong usage."""
    yield from paragraphs(command.help or "")
    for option in command.get_params(click.Context(command, **main.context_settings)):
        if isinstance(option, click.Option) and option.help:
            yield option.help
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from helps(below)


FRAMES = ("Usage: ", "Options:", "Commands:", "default: ", "Error: {words}")
"""What stands around it."""


def test_every_word_of_the_program_has_its_chinese() -> None:
    wanted = {text for code in CODES.values() for text in (code.message, code.hint, code.why)}
    wanted |= {*descriptions(), *(text for text in sentences() if not text.startswith("{error"))}
    wanted |= {*helps(), *SENTENCES, *FRAMES}
    known = catalogue()
    missing = [text for text in sorted(wanted) if not (known.get(text) and known[text].string)]
    assert missing == []


def test_nothing_is_translated_that_nobody_says() -> None:
    package = Path(generator.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    constants = {
        node.value
        for node in ast.walk(ast.parse(code.replace("from __future__", "# ")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    said = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue()}
    assert said - constants - set(helps()) - {""} == set()


def test_translations_have_the_blanks_of_what_they_translate() -> None:
    texts = {text for code in CODES.values() for text in (code.message, code.hint)}
    for text in texts | {*sentences(), *SENTENCES, *FRAMES}:
        assert blanks(CHINESE.gettext(text)) == blanks(text), text


@pytest.mark.parametrize("name", CODES)
def test_a_code_is_in_its_place_and_its_words_are_sentences(name: str) -> None:
    code = CODES[name]
    for text in (code.message, code.hint, code.why):
        assert text == text.strip()
    assert code.why.endswith(".")
    assert code.message.endswith((".", "{words}"))
    assert list(CODES) == sorted(CODES)


def test_a_problem_is_one_line_then_its_excerpt_then_a_hint() -> None:
    problem = Problem(
        place=Place(path="content/posts/a.md", line=2, column=1, length=6),
        code="key-unknown",
        values={"key": "tittle", "near": "title"},
        excerpt="tittle: A\n^^^^^^",
    )
    assert describe(problem, ENGLISH) == (
        "content/posts/a.md:2:1: key-unknown “tittle” isn't a key that is known here.\n"
        "    tittle: A\n"
        "    ^^^^^^\n"
        "  hint: Did you mean “title”?"
    )
    assert describe(problem, CHINESE) == (
        "content/posts/a.md:2:1: key-unknown 这里没有“tittle”这个键。\n"
        "    tittle: A\n"
        "    ^^^^^^\n"
        "  提示：是不是“title”？"
    )


def test_a_warning_says_that_it_is_one_and_a_whole_file_has_no_line() -> None:
    problem = Problem(place=Place(path="content/x"), code="file-in-no-place")
    assert not is_error(problem)
    first = describe(problem, ENGLISH).split("\n")[0]
    assert first == "content/x: file-in-no-place warning: This file has no place in a site."


def test_a_value_never_breaks_the_line_or_steers_the_terminal() -> None:
    values = {"found": "a\n\x1b[31mb" + "c" * 200}
    problem = Problem(place=Place(path="a\n.md"), code="date-unreadable", values=values)
    first, second = describe(problem, ENGLISH).split("\n")
    assert first.startswith("a .md: date-unreadable “a �[31mbccc")
    assert "…”" in first
    assert second.startswith("  hint: Write the day as")


def test_braces_in_a_value_stay_what_they_are() -> None:
    problem = Problem(place=Place(path="a"), code="date-unreadable", values={"found": "{x}"})
    assert "“{x}”" in describe(problem, ENGLISH)


def test_a_site_lays_its_own_words_over_the_themes(tmp_path: Path) -> None:
    for folder, home in (("theme", "首页"), ("own", "主页")):
        (tmp_path / folder / "locale").mkdir(parents=True)
        (tmp_path / folder / "locale/zh.po").write_text(PO.replace("{home}", home), "utf-8")
    theme_alone = theme_words(tmp_path / "none", tmp_path / "theme", ["en", "zh"])
    both = theme_words(tmp_path / "own", tmp_path / "theme", ["zh", "zh-Hant"])
    assert theme_alone["en"].gettext("Home") == "Home"
    assert theme_alone["zh"].gettext("Home") == "首页"
    assert both["zh"].gettext("Home") == both["zh-Hant"].gettext("Home") == "主页"
    assert both["zh"].gettext("Other") == "Other"
    assert both["zh"].gettext("") == ""
    assert both["zh"].digest != theme_alone["zh"].digest


def test_plural_forms_are_the_languages_own() -> None:
    assert ENGLISH.ngettext("{n} error", "{n} errors", 1) == "{n} error"
    assert ENGLISH.ngettext("{n} error", "{n} errors", 2) == "{n} errors"
    assert CHINESE.ngettext("{n} error", "{n} errors", 2) == "{n} 个错误"


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("name", CODES)
def test_a_problem_that_lacks_its_values_is_still_told(name: str, words: Words) -> None:
    lines = describe(Problem(place=Place(path="a.md", line=1), code=name), words).split("\n")
    assert lines[0].startswith(f"a.md:1: {name} ")
    assert "{" not in lines[0]


def test_a_catalogue_is_read_once_for_all_builds_and_again_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    memory = Notebook()
    for home in ("首页", "主页", "首页"):
        (tmp_path / "locale/zh.po").write_text(PO.replace("{home}", home), "utf-8")
        words = theme_words(tmp_path / "none", tmp_path, ["zh"], memory)["zh"]
        assert words.gettext("Home") == home
    source = PO.replace("{home}", "首页").encode()
    other = read_po(BytesIO(PO.replace("{home}", "remembered").encode()), locale="zh")
    compiled = BytesIO()
    write_mo(compiled, other)
    memory.put(digest("catalogue", "zh", source), compiled.getvalue())
    words = theme_words(tmp_path / "none", tmp_path, ["zh"], memory)["zh"]
    assert words.gettext("Home") == "remembered"


def test_words_can_be_sent_to_a_worker() -> None:
    arrived: Words = pickle.loads(pickle.dumps(CHINESE))  # noqa: S301 - what this test wrote
    assert arrived.digest == CHINESE.digest
    assert arrived.ngettext("{n} error", "{n} errors", 2) == "{n} 个错误"
