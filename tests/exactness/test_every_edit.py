"""Every edit once: each thing that may be written or may happen, with builds between.

The edits of the state machine in a fixed order and not at random, so that each is made in every
run of the tests. Some few of different bulletins share a build.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.exactness import choices
from tests.exactness.machine import LONG, Editing

PACE = 1 if LONG else 4
"""How many edits share a build."""


class ByHand(Editing):
    """The machine, moved by hand."""

    templates = choices.BARE
    steps = 0

    def go_on(self) -> None:
        """A build, or, where there is little time, one after some more edits."""
        self.steps += 1
        if self.steps % PACE == 0:
            self.claim()


@pytest.fixture
def site() -> Iterator[ByHand]:
    by_hand = ByHand()
    try:
        by_hand.begin()
        yield by_hand
        by_hand.hold()
    finally:
        by_hand.end()


def others(table: Mapping[Any, tuple[Any, ...]]) -> Iterator[tuple[Any, Any]]:
    """Each value of a table: the second of each place, then the third, and at last the first.

    So those that share a build stand at different places.
    """
    for number in (*range(1, max(map(len, table.values()))), 0):
        yield from ((place, some[number]) for place, some in table.items() if number < len(some))


def test_whatever_front_matter_comes_to_say_and_then_no_longer_says(site: ByHand) -> None:
    values = [(key, value) for key, some in choices.MATTER.items() for value in some]
    for n, said in enumerate(values):
        site.say(number=n % 8 + 1, said=said)
        site.go_on()
    for _ in range(3):
        for number in range(1, 9):
            site.unsay(number=number)
        site.claim()


def test_texts_that_come_change_and_go(site: ByHand) -> None:
    for number, lang in ((1, "en"), (2, "zh"), (3, "zh"), (3, "en")):
        site.drop_translation(number=number, lang=lang)
        site.claim()
    for n, body in enumerate(choices.BODIES):
        site.write(number=n + 1, lang="en", title=choices.TITLES[n], body=body)
        site.write(number=8 - n, lang="zh", title=choices.TITLES[-n], body=body)
        site.go_on()
    site.speak(languages=("en", "zh", "de"))
    site.write(number=3, lang="de", title="Auf Deutsch", body=choices.BODIES[2])
    site.claim()


def test_a_new_headline_alone(site: ByHand) -> None:
    for number in range(1, 9):
        site.retitle(number=number, title=f"Retitled {number}")
        site.claim()


def test_bulletins_that_come_go_and_move(site: ByHand) -> None:
    site.rename(number=4, folder="2025/a", alone=False)  # nothing else, and the order stays
    site.claim()
    for n, date in enumerate(choices.DATES[::3]):
        site.publish(
            title="New", body="Text.", date=date, folder=choices.FOLDERS[n], lang="en", alone=n > 2
        )
        site.go_on()
    for number, folder in enumerate(choices.FOLDERS, start=3):
        site.rename(number=number, folder=folder, alone=number % 2 == 0)
    site.claim()
    for number, date in ((1, "2026-11-23"), (5, "2019-12-31T23:59"), (6, "2027-01-04")):
        site.redate(number=number, date=date)
        site.go_on()
    for number in (2, 1, 4, 3, 8, 5, 7, 6):
        site.delete(number=number)
        site.claim()


def test_other_places_links_and_pictures(site: ByHand) -> None:
    places = {"organization": "city", "department": "first"}
    site.move_between_lists(number=1, column="notices", **places)
    site.move_between_lists(number=3, column="casework", organization="县院", department="")
    site.lead_to(number=4, others=[1, 2, 3])
    site.go_on()
    site.write(number=1, lang="en", title="T", body=choices.BODIES[2])
    site.rename(number=2, folder="collected", alone=True)
    site.go_on()
    for data, is_shown in zip(
        (*choices.PICTURES[::-1], None), (False, False, True, True), strict=True
    ):
        site.illustrate(number=3, picture=("room.png", data), is_shown=is_shown)
        site.illustrate(number=2, picture=("map.png", data), is_shown=not is_shown)
        site.claim()


def test_what_bulletins_of_other_years_take_from_one_of_which_they_say_nothing_new(
    site: ByHand,
) -> None:
    for said in (("slug", "moved"), ("address", "/moved/%l.html")):
        site.say(number=3, said=said)
        site.claim()
    for tag in ("FREE words", "free WORDS"):
        site.say(number=2, said=("tags", [tag]))
        site.claim()
    for number, name in ((2, "One study"), (5, "One Study"), (2, "ONE study"), (5, "one STUDY")):
        site.say(number=number, said=("meeting", {"type": "study", "series": name}))
        site.claim()


def test_every_key_of_the_site_file(site: ByHand) -> None:
    for said in others(choices.SITE):
        site.configure(said=said)
        site.go_on()
    for number in (3, 5):
        site.lead_home_page(number=number)
        site.go_on()


def test_languages_that_come_go_and_change_places(site: ByHand) -> None:
    for languages in (*choices.LANGUAGES[1:], choices.LANGUAGES[0]):
        site.speak(languages=languages)
        site.claim()


def test_kinds_of_page_that_go_and_come_back(site: ByHand) -> None:
    for kind in (*choices.KINDS, *choices.KINDS):
        site.switch(kind=kind)
        site.go_on()


def test_registries_and_static_pages(site: ByHand) -> None:
    for said in others(choices.REGISTRIES):
        site.register(said=said)
        site.go_on()
    for page in others(choices.PAGES):
        site.write_page(said=page)
        site.go_on()


def test_templates_catalogues_and_files(site: ByHand) -> None:
    for said in others(choices.FILES):
        site.put(said=said)
        site.go_on()


def test_a_part_that_pages_name_themselves(site: ByHand) -> None:
    site.put(said=("templates/pages/article.html", choices.ANY_BOX))
    site.claim()
    site.put(said=("templates/partials/mark.html", "Another mark."))
    site.claim()


def test_mistakes_that_are_made_and_mended(site: ByHand) -> None:
    for n, path in enumerate(choices.MISTAKES):
        site.make_a_mistake(path=path)
        site.claim()
        site.retitle(number=n % 8 + 1, title=f"Mended {n}")
        site.go_on()


def test_the_clock_forward_and_back(site: ByHand) -> None:
    for at in (*choices.CLOCKS, choices.CLOCKS[0]):
        site.wait_until(at=at, is_told=False)
        site.claim()
    for at in choices.CLOCKS[::4]:
        site.wait_until(at=at, is_told=True)
        site.claim()


def test_what_comes_over_a_site_at_once(site: ByHand) -> None:
    for n, what in enumerate(choices.EVENTS):
        site.happen(what=what)
        site.retitle(number=n + 1, title=f"After {what}")
        site.claim()


@pytest.mark.parametrize("is_replaced", [False, True])
def test_an_edit_that_leaves_size_and_time_as_they_were(site: ByHand, *, is_replaced: bool) -> None:
    site.happen(what="rest")
    site.retitle(number=8, title="A build after which nothing is young")
    site.claim()
    for number in (1, 3):
        site.edit_unseen(number=number, is_replaced=is_replaced)


def test_what_others_do_to_the_output(site: ByHand) -> None:
    site.leave_something(name="2019/kept.txt")
    for n, path in enumerate(site.own_outputs()):
        if n % 2:
            site.deface(path=path, data=b"defaced")
        else:
            site.lose_page(path=path)
    site.claim()
    site.leave_something(name="2019/kept.txt")
    site.delete(number=1)
