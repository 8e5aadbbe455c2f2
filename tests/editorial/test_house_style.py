"""The house style as a whole: its rules, its word lists, and how its findings are remembered."""

import ast
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest

from generator import editorial
from generator.build import build
from generator.cache import Store
from generator.codes import CODES
from generator.config import read_words
from generator.editorial import merged, shipped_words
from generator.editorial.lexicon import Lexicon, folded, is_chinese
from generator.schema_editorial import RuleName, WordEntry
from tests.small_site import SITE, SmallSite, post

Lay = Callable[[Mapping[str, str | bytes]], SmallSite]
PACKAGE = Path(editorial.__file__).parent


def test_every_rule_can_be_switched_and_has_its_words() -> None:
    texts = [file.read_text("utf-8") for file in PACKAGE.glob("*.py")]
    strings = {
        node.value
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    names = set(get_args(RuleName))
    assert names <= CODES.keys()
    assert strings & CODES.keys() == names | {"waiver-unused"}


def test_the_word_lists_that_come_with_the_program_are_sound_and_name_their_sources() -> None:
    text = (PACKAGE / "words.yaml").read_text("utf-8")
    words, problems = read_words(text, "words.yaml")
    assert problems == []
    assert words == shipped_words()
    assert [one.wrong for one in words if not one.source or one.level == "off"] == []
    assert [one.wrong for one in words if one.safe and not one.right] == []


def test_what_the_word_lists_call_right_they_never_call_wrong() -> None:
    words = shipped_words()
    lexicons = {
        True: Lexicon(filter(is_chinese, words), words=False),
        False: Lexicon((one for one in words if not is_chinese(one)), words=True),
    }
    for entry in words:
        for sound in (*entry.right, *entry.unless):
            found = list(
                lexicons[is_chinese(entry)].find(f"{sound}，" if is_chinese(entry) else sound)
            )
            assert found == [], sound


def test_every_wrong_form_is_found_alone_and_within_a_sentence() -> None:
    words = shipped_words()
    chinese = Lexicon(filter(is_chinese, words), words=False)
    foreign = Lexicon((one for one in words if not is_chinese(one)), words=True)
    for entry in words:
        for form in entry.wrong:
            lexicon = chinese if is_chinese(entry) else foreign
            for text in (form, f"甲{form}乙" if is_chinese(entry) else f"See: {form}, twice"):
                assert [text[start:end] for start, end, _ in lexicon.find(text)] == [form]


@pytest.mark.parametrize(
    ("own", "left"),
    [
        ((), [("a b", "c")]),
        ((WordEntry(wrong=("A  B",), level="off"),), []),
        ((WordEntry(wrong=("a b",), right=("d",)),), [("a b", "d")]),
        ((WordEntry(wrong=("e",), right=("f",)),), [("a b", "c"), ("e", "f")]),
    ],
    ids=["none", "off", "another answer", "one more"],
)
def test_a_sites_own_words_overrule_those_of_the_program(
    own: tuple[WordEntry, ...], left: list[tuple[str, str]]
) -> None:
    shipped = (WordEntry(wrong=("a b",), right=("c",)),)
    assert [(one.wrong[0], one.right[0]) for one in merged(shipped, own)] == left


def test_thousands_of_words_are_looked_for_at_once_and_the_longest_is_found() -> None:
    entries = [WordEntry(wrong=(f"检{n}", f"检{n}察"), right=("院",)) for n in range(3000)]
    lexicon = Lexicon(entries, words=False)
    text = "开头检2999察，检17。"
    assert [text[start:end] for start, end, _ in lexicon.find(text)] == ["检2999察", "检17"]


def test_a_form_of_any_length_and_sign_can_be_looked_for() -> None:
    forms = ("a" * 5000, "(", "a.b*", "〔2017〕47号", "\\d")
    lexicon = Lexicon([WordEntry(wrong=forms)], words=False)
    for form in forms:
        assert [entry.wrong for *_, entry in lexicon.find(f"— {form} —")] == [forms]
    assert list(lexicon.find("aXb 5")) == []
    assert folded(" A  B ") == "a b"


POSTS = {
    "content/site.yaml": SITE,
    **{f"content/posts/2026/{n}.md": post(n, "2026-05-01", f"All.Of {n}.") for n in "abc"},
}


def computed(small: SmallSite) -> int:
    """How many texts were proofread, and not only remembered; the program's words count as one."""
    told: list[str] = []
    store = Store(small.store)
    try:
        build(
            small.request(proofread=True),
            store,
            progress=lambda stage, done, _total: told.extend([stage] * bool(done)),
        )
    finally:
        store.close()
    return told.count("check")


def test_only_what_changed_is_proofread_again(site: Lay) -> None:
    small = site(POSTS)
    assert computed(small) == 3 + 1
    assert computed(small) == 0
    small.lay({"content/posts/2026/b.md": post("b", "2026-05-01", "Another text.")})
    assert computed(small) == 1
    small.lay({"content/words.yaml": "- {wrong: another text, right: this text}\n"})
    assert computed(small) == 3
    small.lay({"content/site.yaml": SITE + "editorial: {rules: {space-after-stop: off}}\n"})
    assert computed(small) == 0


def test_a_build_that_proofreads_is_not_taken_for_one_that_did_not(site: Lay) -> None:
    small = site(POSTS)
    said = [len(small.build(proofread=proofread).warnings) for proofread in (False, True, False)]
    assert (said[0], said[1] - said[0], said[2]) == (said[0], 6, said[0])


def test_an_unsaved_text_is_proofread_in_place_of_its_file(site: Lay) -> None:
    small = site(POSTS)
    text = post("b", "2026-05-01", "A ministerial meeting.").encode()
    overlay = {"content/posts/2026/b.md": text}
    report = small.build(dry=True, proofread=True, overlay=overlay)
    found = [one for one in report.warnings if one.code == "word-wrong"]
    assert [(one.place.path, one.place.line, one.mend) for one in found] == [
        ("content/posts/2026/b.md", 5, "departmental meeting")
    ]


def test_beside_an_unsaved_text_no_other_one_is_proofread(site: Lay) -> None:
    wrong = "A ministerial meeting."
    small = site({**POSTS, "content/posts/2026/a.md": post("a", "2026-05-01", wrong)})
    overlay = {"content/posts/2026/b.md": post("b", "2026-05-01", wrong).encode()}
    for given, paths in (({}, {"a"}), (overlay, {"b"})):
        report = small.build(dry=True, proofread=True, overlay=given)
        found = [one.place.path for one in report.warnings if one.code == "word-wrong"]
        assert {Path(path).stem for path in found} == paths


def test_a_draft_is_proofread_only_where_drafts_are_shown(site: Lay) -> None:
    small = site(
        {**POSTS, "content/posts/2026/d.md": post("d", "2026-05-01", "Al.Now", draft="true")}
    )
    public, preview = (
        {one.place.path[-4] for one in small.build(dry=True, proofread=True, show=show).warnings}
        for show in (frozenset[str](), frozenset(["draft"]))
    )
    assert (public & {"d"}, preview & {"d"}) == (set(), {"d"})
