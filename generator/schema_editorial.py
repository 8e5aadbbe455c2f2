"""What an office may write about its house style: rules, limits, waivers and words.

The same kind of declaration as `schema`: `editorial` of site.yaml, `waive` of front matter, and the
entries of words.yaml.
"""

from typing import Annotated, Literal

from msgspec import Struct

from generator.schema_keys import key

RuleName = Literal[
    "comma-between-titles",
    "dash-form",
    "date-mixed",
    "ellipsis-form",
    "enumeration-mark",
    "future-as-past",
    "held-contradicted",
    "leader-without-office",
    "office-name-varies",
    "paragraph-too-long",
    "person-title-varies",
    "provenance-missing",
    "published-late",
    "punctuation-full-width",
    "punctuation-half-width",
    "quotes-mixed",
    "range-mark",
    "requirements-miscounted",
    "sentence-too-long",
    "space-after-stop",
    "summary-too-long",
    "title-too-long",
    "translation-stale",
    "translation-unmarked",
    "weekday-wrong",
    "word-wrong",
    "year-cut",
    "zero-wrong",
]
"""The editorial rules, each by the code of what it finds."""

Level = Literal["off", "warning", "error"]


class Editorial(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The house style: which rules count for how much, and how long is too long."""

    rules: Annotated[
        dict[RuleName, Level],
        key("Rules to switch off, or to count as warnings or errors.", "规则"),
    ] = {}
    sentence_words: Annotated[int, key("Words that a sentence may have.", "句子词数")] = 60
    sentence_characters: Annotated[
        int, key("Characters that a Chinese sentence may have.", "句子字数")
    ] = 150
    paragraph_words: Annotated[int, key("Words that a paragraph may have.", "段落词数")] = 200
    paragraph_characters: Annotated[
        int, key("Characters that a Chinese paragraph may have.", "段落字数")
    ] = 500
    title_words: Annotated[int, key("Words that a headline may have.", "标题词数")] = 25
    title_characters: Annotated[
        int, key("Characters that a Chinese headline may have.", "标题字数")
    ] = 50
    summary_words: Annotated[int, key("Words that a summary may have.", "摘要词数")] = 80
    summary_characters: Annotated[
        int, key("Characters that a Chinese summary may have.", "摘要字数")
    ] = 200
    late_days: Annotated[
        int, key("Days after a meeting within which its report is published.", "发布期限")
    ] = 30


class Waiver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An editorial rule that one bulletin may break, and why."""

    rule: Annotated[RuleName, key("The rule's code.", "规则")]
    reason: Annotated[str, key("Why this bulletin may break it.", "理由")]
    words: Annotated[
        str, key("Only where what is found has these words; else wherever.", "词语", "only")
    ] = ""


class WordEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Wording that is wrong, and what is right."""

    wrong: Annotated[
        tuple[str, ...], key("What must not be written, in one form or several.", "错误")
    ]
    right: Annotated[
        tuple[str, ...],
        key("What to write instead, the usual first; or one for each wrong form.", "正确"),
    ] = ()
    unless: Annotated[
        tuple[str, ...], key("Longer wording of which it is a sound part.", "除外", "except")
    ] = ()
    level: Annotated[Level, key("How much it counts; `off` takes the entry out.", "级别")] = (
        "warning"
    )
    safe: Annotated[
        bool, key("Whether `bulletin check --fix` may put the first right form in.", "可替换")
    ] = False
    exact: Annotated[bool, key("Whether capitals count.", "区分大小写")] = False
    note: Annotated[str, key("Why it is wrong, for who wrote it.", "说明")] = ""
    source: Annotated[str, key("Where it is laid down what is right.", "依据")] = ""
