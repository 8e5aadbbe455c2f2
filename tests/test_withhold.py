"""Withhold: what the public may see at a moment, told by the site's zone alone."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse_moment
from generator.documents import Page, Post
from generator.schema import PageMatter, PostMatter
from generator.withhold import Reason, settled, why_withheld, withhold

SHANGHAI = ZoneInfo("Asia/Shanghai")


def post(date: str = "2022-05-26", **matter: Any) -> Post:
    moments = {k: parse_moment(v) for k, v in matter.items() if k in ("publish_at", "expires")}
    return Post(
        path=f"content/posts/{date}.md",
        key=f"content/posts/{date}",
        lang="en",
        matter=PostMatter(title="T", date=parse_moment(date), **(matter | moments)),
        body_start=0,
        body_line=1,
        text_digest="",
    )


def page(*, draft: bool) -> Page:
    matter = PageMatter(title="T", draft=draft)
    return Page(
        path="content/pages/a.md",
        key="content/pages/a",
        lang="en",
        matter=matter,
        body_start=0,
        body_line=1,
        text_digest="",
    )


def why(post: Post, now: str) -> Reason | None:
    return why_withheld(post, dt.datetime.fromisoformat(now), SHANGHAI)[0]


def test_a_day_begins_at_its_midnight_in_the_sites_zone_and_not_in_utc() -> None:
    assert why(post("2022-05-26"), "2022-05-25T15:59:59+00:00") == "future"
    assert why(post("2022-05-26"), "2022-05-25T16:00:00+00:00") is None


def test_an_embargo_holds_until_its_minute() -> None:
    embargoed = post("2022-05-26", publish_at="2022-05-26T09:00")
    assert why(embargoed, "2022-05-26T08:59:59+08:00") == "future"
    assert why(embargoed, "2022-05-26T09:00:00+08:00") is None


def test_an_embargo_in_the_past_does_not_publish_what_is_dated_later() -> None:
    assert why(post("2022-05-26", publish_at="2022-05-01"), "2022-05-25T12:00+08:00") == "future"


def test_a_bulletin_expires_at_its_moment() -> None:
    expiring = post("2022-05-26", expires="2022-06-01")
    assert why(expiring, "2022-05-31T23:59:59+08:00") is None
    assert why(expiring, "2022-06-01T00:00:00+08:00") == "expired"


def test_a_draft_is_a_draft_whatever_its_dates() -> None:
    assert why(post("2022-05-26", draft=True, expires="2022-06-01"), "2030-01-01T00:00Z") == "draft"


def test_everything_withheld_is_named_and_only_an_expired_one_keeps_its_address() -> None:
    now = dt.datetime(2022, 6, 1, tzinfo=SHANGHAI)
    public, draft = post("2022-05-01"), post("2022-05-02", draft=True)
    future, gone = post("2022-07-01"), post("2022-05-03", expires="2022-05-04")
    found = withhold([public, draft, future, gone], [page(draft=True)], now, SHANGHAI)
    assert (found.posts, found.pages, found.expired) == ((public,), (), (gone,))
    assert [(one.path.removeprefix("content/"), one.reason) for one in found.withheld] == [
        ("pages/a.md", "draft"),
        ("posts/2022-05-02.md", "draft"),
        ("posts/2022-05-03.md", "expired"),
        ("posts/2022-07-01.md", "future"),
    ]


@pytest.mark.parametrize(
    ("show", "shown"),
    [
        ({"draft"}, {"2022-05-02"}),
        ({"future"}, {"2022-07-01"}),
        ({"expired"}, {"2022-05-03"}),
        ({"draft", "future", "expired"}, {"2022-05-02", "2022-05-03", "2022-07-01"}),
    ],
)
def test_a_preview_shows_what_it_was_asked_to_show(show: set[Reason], shown: set[str]) -> None:
    now = dt.datetime(2022, 6, 1, tzinfo=SHANGHAI)
    posts = [
        post("2022-05-02", draft=True),
        post("2022-07-01"),
        post("2022-05-03", expires="2022-05-04"),
    ]
    found = withhold(posts, [], now, SHANGHAI, show)
    assert {str(one.matter.date) for one in found.posts} == shown
    assert len(found.withheld) == 3 - len(shown)


def test_a_draft_page_is_shown_with_drafts_only() -> None:
    now = dt.datetime(2022, 6, 1, tzinfo=SHANGHAI)
    assert withhold([], [page(draft=True)], now, SHANGHAI, {"draft"}).pages != ()
    assert withhold([], [page(draft=True)], now, SHANGHAI, {"future"}).pages == ()
    assert withhold([], [page(draft=False)], now, SHANGHAI).withheld == ()


def until(now: str, *posts: Post) -> str | None:
    """The next moment, in the site's zone, at which the clock changes the site."""
    found = withhold(posts, [], dt.datetime.fromisoformat(now), SHANGHAI).until
    return found.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M") if found else None


def test_the_next_moment_that_changes_the_site_is_when_something_appears_or_goes() -> None:
    posts = [
        post("2022-01-01"),
        post("2022-06-01"),
        post("2022-05-01", publish_at="2022-05-26T09:00"),
        post("2022-05-02", expires="2022-05-28"),
    ]
    assert until("2022-05-26T08:59:59+08:00", *posts) == "2022-05-26T09:00"
    assert until("2022-05-26T09:00:00+08:00", *posts) == "2022-05-28T00:00"
    assert until("2022-05-28T00:00:00+08:00", *posts) == "2022-06-01T00:00"
    assert until("2022-06-01T00:00:00+08:00", *posts) is None
    assert until("2022-05-26T08:59:59+08:00") is None


def test_a_day_in_the_sites_zone_is_to_come_while_elsewhere_it_has_begun() -> None:
    assert until("2022-05-25T15:59:59+00:00", post("2022-05-26")) == "2022-05-26T00:00"
    assert until("2022-05-25T16:00:00+00:00", post("2022-05-26")) is None
    assert until("2022-05-26T12:00:00+14:00", post("2022-05-27")) == "2022-05-27T00:00"


@given(st.lists(st.tuples(*[st.integers(0, 12) | st.none()] * 2), max_size=5), st.integers(0, 300))
def test_between_now_and_that_moment_the_clock_changes_nothing(
    hours: list[tuple[int | None, int | None]], minutes: int
) -> None:
    posts = [
        post(
            "2022-05-26T03:00" if appears is None else f"2022-05-26T{appears:02}:00",
            **({} if goes is None else {"expires": f"2022-05-26T{goes:02}:00"}),
        )
        for appears, goes in hours
    ]
    now = dt.datetime(2022, 5, 26, tzinfo=SHANGHAI) + dt.timedelta(minutes=minutes)
    found = withhold(posts, [], now, SHANGHAI)
    last = found.until or now + dt.timedelta(days=2)
    for later in (now + (last - now) / 2, last - dt.timedelta(microseconds=1)):
        again = withhold(posts, [], later, SHANGHAI)
        assert (again.posts, again.expired) == (found.posts, found.expired)
    if found.until:
        assert withhold(posts, [], found.until, SHANGHAI).until != found.until


DAYS = st.sampled_from([f"2022-05-{day}" for day in range(22, 28)])
ZONES = st.sampled_from(["Asia/Shanghai", "Pacific/Kiritimati", "Pacific/Pago_Pago"])


@given(day=DAYS, zone=ZONES, draft=st.booleans())
def test_a_settled_text_is_public_wherever_the_site_is(day: str, zone: str, *, draft: bool) -> None:
    one, there = post(day, draft=draft), ZoneInfo(zone)
    answers = set()
    for hour in range(0, 24 * 12, 3):
        now = dt.datetime(2022, 5, 20, tzinfo=dt.UTC) + dt.timedelta(hours=hour)
        answers.add(settled(now)(one))
        assert not settled(now)(one) or why_withheld(one, now, there)[0] is None
    assert answers == ({False} if draft else {False, True})
