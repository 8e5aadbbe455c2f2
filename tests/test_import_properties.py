"""Any text at all becomes a valid file or is refused, and nothing of it is lost or doubled.

What is told apart here are the letters and digits of a text, whatever stands between them: the
importer mends spaces and stops, and takes facts out of sentences, but never a word.
"""

import datetime as dt
import re
import unicodedata
from collections import Counter
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.catalogues import message_words
from generator.config import Config, read_config
from generator.discover import discover, reader
from generator.importing.already import archive_of
from generator.importing.draft import Draft, draft_of, left_out_of
from generator.importing.encodings import decoded
from generator.importing.escaping import words_of
from generator.importing.facts import Proposal, proposal_of
from generator.importing.imports import Outcome, Workshop, looked_at, unasked
from generator.importing.material import Given
from generator.importing.paragraphs import cut
from generator.importing.reading import known_of
from generator.importing.sentences import sentences
from generator.importing.spaces import mended
from generator.importing.texts import read
from generator.parse import parse, parse_input
from generator.report import Request
from generator.textfile import split

SITE = Path(__file__).parent / "importing" / "site"
TODAY = dt.date(2026, 9, 21)
ENGLISH = message_words("en")


def config() -> Config:
    found, _ = discover(SITE, {}, {})
    site, problems = read_config(found.sources, reader(SITE, {}))
    assert site is not None, problems
    return site


CONFIG = config()
KNOWN = known_of(CONFIG, TODAY)
WORKSHOP = Workshop(
    request=Request(root=SITE, output=SITE / "output", clock=dt.datetime.now(dt.UTC), dry=True),
    known=KNOWN,
    archive=archive_of(SITE),
    folders=set(),
    words=ENGLISH,
    dry=True,
)

PIECES = st.sampled_from(
    [
        "Zhu Jingfan, secretary of the Party group, attended the meeting.",
        "The meeting was presided over by Lin Moran, a member of the committee, and Director.",
        "Zhu stressed that all is well;",
        "Finally, Zhu put forward two requirements: First, read. Second, answer;Third, wait.",
        "The office held the first departmental meeting of 2022 on February 9, 2022",
        "会议由党组书记、检察长周明远主持，副检察长李静出席会议并讲话。",
        "最后，周检察长提出三点要求：一是认真读信，不漏一封。二是限期答复；三是公开结果。",
        "会议要求，一要快；二要准。",
        "（一）加强领导。各部门要负责。",
        "（二）“明确分工（见表1。2）。”",
        "2022-05-26 0 By",
        "发布时间：2022-05-26 来源：箬浦日报 作者： 浏览 12 次 【字号：大|中|小】",
        "（通讯员 李四）",
        "责任编辑：王五",
        "Read https://a.example/B.html?x=Y;Z or write to A.B@c.example.",
        "U.S. visitors paid 3.5 per cent. See No. 5.",
        "“一个没有结束的引号",
        "*stars* _and_ `code` <b>tags</b> [links](x) {#id} | pipes | &amp; # 1. - +",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "　　",
        "---",
        "title: x",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=10).map("".join),
    st.text(max_size=300),
)


def said(text: str) -> Given:
    return given_bytes(text.encode("utf-8", errors="ignore"))


def given_bytes(data: bytes) -> Given:
    return Given(path=Path("/text.txt"), shown="text.txt", data=data, within=Path("/"))


def looked(given: Given, *, only_sure: bool) -> Proposal | Outcome:
    """What a file says to an importer that has seen no other."""
    fresh = replace(WORKSHOP, archive=archive_of(SITE))
    return looked_at(given, fresh, only_sure=only_sure)


def drafted(proposal: Proposal) -> Draft:
    return draft_of(proposal, unasked(proposal), KNOWN, ENGLISH)


def signs(text: str) -> Counter[str]:
    """Letters and digits, in any order, in any case, of any width."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Counter(char for char in plain if char.isalnum())


@given(TEXTS)
@example("A\n\n---\ntitle: x\n---\n\nB is here.")
@settings(max_examples=300)
def test_any_text_becomes_a_file_that_the_program_reads_or_is_refused(text: str) -> None:
    found = looked(said(text), only_sure=False)
    if isinstance(found, Outcome):
        assert found.became == "refused"
        assert found.problems
        return
    draft = drafted(found)
    path = f"content/posts/2022/x/{draft.path.rpartition('/')[2]}"
    parsed = parse(parse_input(path, "", is_post=True, config=CONFIG), draft.text.encode("utf-8"))
    assert parsed.problems == ()
    assert parsed.post
    assert parsed.post.lang == found.lang


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_become_a_proposal_or_are_refused(data: bytes) -> None:
    found = looked(given_bytes(data), only_sure=False)
    assert isinstance(found, Proposal) or found.became == "refused"


@given(TEXTS)
@settings(max_examples=300)
def test_no_sentence_of_the_text_is_lost_or_doubled(text: str) -> None:
    """Without guesses the text is what it was; with them each word is somewhere, once."""
    plain = looked(said(text), only_sure=True)
    full = looked(said(text), only_sure=False)
    if isinstance(plain, Outcome) or isinstance(full, Outcome):
        assert type(plain) is type(full)
        return
    blocks = read(full.given).blocks
    whole = signs("".join(words_of(block.text) for block in blocks))
    body = signs("".join(words_of(block.text) for block in plain.blocks))
    assert body <= whole
    lines = {guess.words for guess in plain.guesses} | {*plain.left_out}
    assert whole - body <= signs("".join(lines))
    # What goes from the body into fields are whole requirements; ordinals go, and nothing else.
    assert plain.blocks == full.blocks
    if full.shorter is None:
        return
    fields = "".join(
        f"{item['heading']} {item.get('text', '')} "
        for guess in full.guesses
        if guess.key == "meeting.requirements"
        for item in guess.value
    )
    kept = signs("".join(words_of(block.text) for block in full.shorter)) + signs(fields)
    kept += signs("".join(full.announcement))
    assert kept <= body
    assert set(body - kept) <= set(ORDINAL_SIGNS)


ORDINAL_SIGNS = unicodedata.normalize(
    "NFKC", "first second third fourth fifth ly is to that 一二三四五六七八九十第是0123456789"
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_a_wall_is_cut_between_sentences_and_loses_no_character(wall: str) -> None:
    line = " ".join(wall.split())
    parts = cut(line)
    assert "".join("".join(parts).split()) == "".join(line.split())
    whole = [sentence.text for sentence in sentences(line)]
    assert [one.text for part in parts for one in sentences(part)] == whole or '"' in line


@given(st.text(max_size=200))
def test_mending_adds_spaces_and_nothing_else(text: str) -> None:
    assert re.sub(" ", "", mended(text)) == re.sub(" ", "", text)
    assert mended(mended(text)) == mended(text)


@given(st.text(alphabet=st.characters(codec="gb2312"), min_size=8))
def test_what_was_saved_in_an_older_encoding_is_read_as_it_was(text: str) -> None:
    line = "检察院召开会议，" + "".join(char for char in text if char.isprintable())
    for encoding in ("gb18030", "utf-16", "utf-8-sig", "utf-8"):
        assert decoded(line.encode(encoding)) == line, encoding


@given(TEXTS)
def test_importing_twice_gives_the_same_file(text: str) -> None:
    found = looked(said(text), only_sure=False)
    again = looked(said(text), only_sure=False)
    assert found == again
    if isinstance(found, Proposal):
        assert drafted(found) == drafted(again)  # type: ignore[arg-type]
        assert left_out_of(found, unasked(found)) == left_out_of(found, unasked(found))
        body = split(drafted(found).text, "x.md")[0]
        assert body is not None


def test_the_same_text_has_the_same_identity_in_any_encoding() -> None:
    text = "檀坞县人民检察院开放日\n2024-05-06\n五月四日，群众走进檀坞县人民检察院。"
    ids = {
        proposal_of(one, read(one), KNOWN, only_sure=True).id
        for one in (
            given_bytes(text.encode("gb18030")),
            given_bytes(text.encode("utf-16")),
            given_bytes(text.replace("\n", "\r\n\r\n　　").encode("utf-8-sig")),
        )
    }
    assert len(ids) == 1
