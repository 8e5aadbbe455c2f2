"""What stands at the top of a file for a person to check, and how it is taken out."""

import pytest

from generator.desk.remarks import remarks_of, without_remarks

ONE = "---\n# One.\n# Two goes\n#   on.\n#\ntitle: A\n# Later.\n---\nText.\n"


def test_a_remark_that_goes_on_in_the_next_line_is_one() -> None:
    assert remarks_of(ONE) == ("One.", "Two goes on.")


def test_only_what_stands_before_the_first_key_is_taken_out() -> None:
    assert without_remarks(ONE) == "---\ntitle: A\n# Later.\n---\nText.\n"


@pytest.mark.parametrize("text", ["", "# Text\n", "---\ntitle: A\n# No.\n---\n", "---\n"])
def test_a_text_without_remarks_stays_as_it_is(text: str) -> None:
    assert remarks_of(text) == ()
    assert without_remarks(text) == text


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff---\r\n# 请核对。\r\ntitle: A\r\n---\r\n"
    assert remarks_of(text) == ("请核对。",)
    assert without_remarks(text) == "\ufeff---\r\ntitle: A\r\n---\r\n"
