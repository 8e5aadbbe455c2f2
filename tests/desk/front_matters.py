"""Front matters as people write them: in every style that YAML has, drawn by Hypothesis.

Each is a list of chunks, one for each field, so that a test knows which lines are a field's own.
"""

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

PIECES = (
    *("a", "Zhu Jingchen", "第二检察部", "：", ": ", " #", "#", "'", '"', "，", "、", " ", "  "),
    *("007", "2022-05-26", "12:30", "no", "~", "-", "- ", "---", "[", "]", "{", "}", ",", "&", "*"),
    *("!", "%", "@", "`", "|", ">", "?", "\\", "😀", "é", "\t", "0x1F", "1e3", "=", "<<", ".", "."),
)
LONG = ("word", "检察", "a longer word", "it’s", "work: done", "#5")
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(lambda p: "".join(p).strip())
LINES = st.lists(WORDS.filter(bool) | st.just(""), min_size=2, max_size=4).map(
    lambda lines: "\n".join(lines).strip()
)
SENTENCES = st.lists(st.sampled_from(LONG), min_size=1, max_size=40).map(" ".join)
TEXTS = (WORDS | LINES | SENTENCES).filter(bool)
ROLES = st.lists(WORDS.filter(bool), max_size=3)
MENTIONS = WORDS.filter(bool) | st.fixed_dictionaries(
    {"name": WORDS.filter(bool)}, optional={"roles": ROLES.filter(bool)}
)
MEETINGS = st.fixed_dictionaries(
    {"type": st.sampled_from(("study", "departmental", "press-conference"))},
    optional={
        "name": TEXTS,
        "ordinal": st.integers(0, 9999),
        "held": st.sampled_from(("2022-02-09", "2022-02-09/2022-02-11", "2022年2月9日")),
        "presided_by": st.lists(MENTIONS, min_size=1, max_size=3),
        "groups": st.lists(TEXTS, min_size=1, max_size=3),
        "requirements": st.lists(
            st.fixed_dictionaries(
                {"heading": WORDS.filter(bool)}, optional={"text": TEXTS, "by": MENTIONS}
            ),
            min_size=1,
            max_size=3,
        ),
    },
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXTS,
    "date": st.sampled_from(("2022-05-26", "2022-05-26 09:00", "2022年5月26日")),
    "number": WORDS.filter(bool),
    "subtitle": TEXTS,
    "column": WORDS.filter(bool),
    "summary": TEXTS,
    "tags": st.lists(WORDS.filter(bool), max_size=4),
    "pinned": st.booleans(),
    "meeting": MEETINGS,
    "source": st.fixed_dictionaries(
        {"kind": st.sampled_from(("original", "reprint"))}, optional={"name": TEXTS, "url": TEXTS}
    ),
    "author": st.lists(TEXTS, min_size=1, max_size=2),
    "draft": st.booleans(),
    "notice": TEXTS | st.fixed_dictionaries({"en": TEXTS, "zh": TEXTS}),
    "extra": st.dictionaries(
        WORDS.filter(bool),
        st.recursive(
            TEXTS | st.booleans() | st.integers(-5, 500) | st.just(1.5),
            lambda inner: (
                st.lists(inner, max_size=2) | st.dictionaries(WORDS.filter(bool), inner, max_size=2)
            ),
            max_leaves=4,
        ),
        max_size=2,
    ),
}
WITH_PEOPLE = {
    "meeting": st.fixed_dictionaries(
        {"type": st.just("study"), "presided_by": st.lists(MENTIONS, min_size=1, max_size=3)}
    )
}
"""What a file has for tests of items."""
CHINESE = {
    "title": "标题",
    "date": "日期",
    "number": "文号",
    "subtitle": "副标题",
    "column": "栏目",
    "summary": "摘要",
    "tags": "标签",
    "pinned": "置顶",
    "meeting": "会议",
    "source": "来源",
    "author": "作者",
    "draft": "草稿",
    "notice": "提示",
    "extra": "附加",
    "type": "类型",
    "heading": "标题",
    "text": "内容",
    "roles": "职务",
}
BETWEEN = ("", "", "", "# a note: with a colon\n", "\n", "# 注\n\n", "   \n")


@dataclass(frozen=True)
class Manner:
    """How a field is written."""

    is_chinese: bool
    is_exact: bool
    """Whether a line end at the end of a text belongs to it."""


@dataclass(frozen=True)
class FrontMatter:
    """A file with the lines of each of its fields."""

    chunks: tuple[tuple[str, str], ...]
    """Of each field its canonical name and its lines; of what is between, "" and its lines."""
    values: dict[str, Any]
    body: str

    @property
    def text(self) -> str:
        """The file's text, with plain line ends."""
        return self.with_chunks(self.chunks)

    def with_chunks(self, chunks: tuple[tuple[str, str], ...]) -> str:
        """The same file with other lines."""
        return "---\n" + "".join(lines for _, lines in chunks) + "---\n" + self.body

    def around(self, name: str) -> tuple[str, str]:
        """What stands before a field's lines, and what behind them."""
        at = [name for name, _ in self.chunks].index(name)
        before = "---\n" + "".join(lines for _, lines in self.chunks[:at])
        after = "".join(lines for _, lines in self.chunks[at + 1 :]) + "---\n" + self.body
        return before, after

    def seams(self) -> list[tuple[str, str]]:
        """Every place between two lines, as what stands before it and what behind."""
        lines = self.text.splitlines(keepends=True)
        return [("".join(lines[:n]), "".join(lines[n:])) for n in range(len(lines) + 1)]


@st.composite
def front_matters(
    draw: st.DrawFn, needed: dict[str, st.SearchStrategy[Any]] | None = None
) -> FrontMatter:
    """A valid file; one that has what is needed besides title and date."""
    given = {"title": FIELDS["title"], "date": FIELDS["date"], **(needed or {})}
    optional = {name: each for name, each in FIELDS.items() if name not in given}
    values = draw(st.fixed_dictionaries(given, optional=optional))
    is_chinese, chunks = draw(st.booleans()), list[tuple[str, str]]()
    for name in draw(st.permutations(list(values))):
        chunks.append(("", draw(st.sampled_from(BETWEEN))))
        manner = Manner(is_chinese and name != "extra", is_exact=name == "extra")
        written = CHINESE.get(name, name) if is_chinese else name
        chunks.append((name, draw(_entry(written, values[name], 0, manner=manner))))
    chunks.append(("", draw(st.sampled_from(BETWEEN))))
    body = draw(st.sampled_from(("", "\nText.\n", "\n\n  正文\t\n\n---\n\nno end", "Text")))
    return FrontMatter(tuple(chunks), values, body)


@st.composite
def _entry(draw: st.DrawFn, key: str, value: Any, indent: int, *, manner: Manner) -> str:
    """The lines of a key with its value."""
    if not key.isidentifier():
        key = json.dumps(key, ensure_ascii=False)
    behind = draw(_behind(value, indent, manner=manner))
    return " " * indent + key + ":" + behind


@st.composite
def _behind(
    draw: st.DrawFn, value: Any, indent: int, *, manner: Manner, is_item: bool = False
) -> str:
    """What stands behind a colon or a dash, with its last line's end."""
    pad = " " * (indent + draw(st.sampled_from((2, 3, 4))))
    note = draw(st.sampled_from(("", "", "", "  ", " # why: 'so'", "\t")))
    if isinstance(value, list) and value and draw(st.booleans()):
        at = indent + draw(st.sampled_from((2, 3) if is_item else (0, 2, 3)))
        items = [
            " " * at + "-" + draw(_behind(each, at, manner=manner, is_item=True)) for each in value
        ]
        between = draw(st.sampled_from(("", "", "# between\n", "\n")))
        return note.rstrip("\t") + "\n" + between.join(items)
    if isinstance(value, dict) and value and draw(st.booleans()):
        lines = [
            draw(
                _entry(
                    str(CHINESE.get(key, key) if manner.is_chinese else key),
                    each,
                    len(pad),
                    manner=manner,
                )
            )
            for key, each in value.items()
        ]
        return note.rstrip("\t") + "\n" + "".join(lines)
    if isinstance(value, str) and draw(st.booleans()) and _fits_block(value):
        style = "|" if "\n" in value else draw(st.sampled_from("|>"))
        chomp = "-" if manner.is_exact else draw(st.sampled_from(("", "-", "+")))
        lines = [pad + line if line else "" for line in value.split("\n")]
        blank = draw(st.sampled_from(("", "", "\n")))
        return f" {style}{chomp}{note.rstrip()}\n" + "\n".join(lines) + "\n" + blank
    gap = draw(st.sampled_from((" ", " ", "  ")))
    return gap + draw(_inline(value, is_flow=False)) + note + "\n"


def _fits_block(value: str) -> bool:
    return value == value.strip() and "\t" not in value and value != ""


@st.composite
def _inline(draw: st.DrawFn, value: Any, *, is_flow: bool) -> str:
    if isinstance(value, dict):
        pairs = [
            json.dumps(key, ensure_ascii=False) + ": " + draw(_inline(each, is_flow=True))
            for key, each in value.items()
        ]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        items = [draw(_inline(each, is_flow=True)) for each in value]
        return "[" + draw(st.sampled_from((", ", ",\n   ", " , "))).join(items) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    is_word = value.replace(" ", "").isalpha() and value not in ("no", "a")
    if is_word and draw(st.booleans()):
        return value
    if "\n" not in value and "\t" not in value and draw(st.booleans()):
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)
