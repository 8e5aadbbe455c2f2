"""Search: how texts are folded and taken apart, and the form of the files that browsers keep."""

import datetime as dt
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.cache import digest
from generator.model import Link
from generator.producers.search import bulletin_entries
from generator.search import (
    FORM,
    Bound,
    Entry,
    Folding,
    index_month,
    lines_of,
    record_of,
    simplified,
    stem,
    year_file,
)
from generator.search.numbers import many
from generator.search.streams import GAP, stream_of
from tests.specimens import bulletin

FOLD = Folding(simplified()).fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("檢察機關", "检察机关"),
        ("２０２２ ＡＢＣ", "2022 abc"),
        ("Café’s ŻÓŁĆ", "cafe's zołc"),
        ("张　三 and 李四", "张三and李四"),
        ("one two\nthree", "one two\nthree"),
    ],
)
def test_a_text_is_folded_to_what_a_reader_means(text: str, folded: str) -> None:
    assert FOLD(text) == folded


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        ("检察院", ["检察", "察院", "院"]),
        ("检察，院", ["检察", "察", GAP, "院"]),
        ("the office's work, again", ["the", "office", "work", "again"]),
        ("the end\nof it", ["the", "end", GAP, "of", "it"]),
        ("2022年", ["2022", "年"]),
    ],
)
def test_a_text_is_taken_apart_with_gaps_where_nothing_belongs_together(
    text: str, stream: list[str]
) -> None:
    assert stream_of(text) == stream


def test_inflections_have_one_stem_and_derivations_their_own() -> None:
    assert {stem(word) for word in ("report", "reports", "reported", "reporting")} == {"report"}
    assert stem("prosecutor") != stem("prosecution")
    assert [stem(word) for word in ("us", "this", "news", "gas")] == ["us", "this", "new", "gas"]


def test_paragraphs_cells_and_pictures_are_lines_of_their_own() -> None:
    html = '<p>One &amp;\ntwo</p><ul><li>three</li></ul><img alt="A hall" src="a.jpg"><b>f</b>our'
    assert lines_of(html) == "One & two\nthree\nA hall\nfour"


def test_what_was_withdrawn_is_not_found() -> None:
    standing = bulletin("a", dt.date(2026, 5, 1), column_id="openness/notices")
    gone = bulletin("b", dt.date(2026, 5, 2), withdrawn="It named the wrong office.")
    found = bulletin_entries([standing, gone], "en")
    assert {month: [one.url for one in some] for month, some in found.items()} == {
        5: [standing.card.url]
    }
    assert {"column:openness", "column:openness/notices"} <= set(found[5][0].facets)


@pytest.mark.parametrize(
    ("lang", "shown"), [("en", "甲市人民检察院, 第二检察部"), ("zh", "甲市人民检察院第二检察部")]
)
def test_a_result_names_an_office_and_its_department_as_its_language_does(
    lang: str, shown: str
) -> None:
    day, (office, part) = dt.date(2026, 5, 1), ("甲市人民检察院", "第二检察部")
    one = bulletin("a", day)
    named = replace(one.card, organization=Link(office, ""), department=Link(part, ""))
    found = bulletin_entries([replace(one, card=named)], lang)
    assert found[5][0].office == shown


def read(written: bytes) -> list[int]:
    """Many numbers as the browser reads them."""
    count, low, *packed = written
    bits = "".join(f"{byte:08b}" for byte in packed)
    numbers, number, at = [], 0, 0
    for _ in range(count):
        ones = bits.index("0", at) - at
        rest = bits[at + ones + 1 : at + ones + 1 + low]
        number += (ones << low) + int(rest or "0", 2)
        at += ones + 1 + low
        numbers.append(number)
    assert not int(bits[at:] or "0", 2)
    assert len(bits) - at < 8
    return numbers


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=127).map(accumulate).map(list))
def test_many_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert read(many(numbers)) == numbers


def test_many_numbers_take_little_more_than_one_bit_where_they_stand_side_by_side() -> None:
    assert len(many(range(1, 101))) == 2 + 200 // 8


def test_a_changed_form_has_a_new_number() -> None:
    """Where this fails, raise FORM, so that no browser reads old files with the new script."""
    entries = [
        Entry(url="/a/", title="检察院", facets=("column:news",)),
        Entry(url="/b/", title="B"),
    ]
    texts = ["被告人 studied" + " 诉讼" * 50, "被告人 by the law" + " 听证" * 300]
    records = [record_of(*one) for one in zip(entries, texts, strict=True)]
    month = index_month(5, entries, texts, records, FOLD)
    made = digest(year_file([Bound(5, "2026-05.bin", month)]), *records)
    assert (FORM, made[:12]) == ("3", "d68090c7080a")
