"""Machine: what people and computers do to a site between two builds, as rules of hypothesis.

Each rule is one edit, and after each of them the claim of `rebuilt` has to hold. A rule offers only
what changes something where it can know that.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.exactness import choices
from tests.exactness.newsroom import Bulletin, Newsroom, Text
from tests.exactness.outcome import discard
from tests.exactness.rebuilt import Rebuilt

LONG = bool(os.environ.get("BULLETIN_LONG"))
"""Whether there is time for hundreds of runs, new ones each time."""


def _of_the_site(values: Callable[["Editing"], Iterable[Any]]) -> st.SearchStrategy[Any]:
    """One of the things that the site has when the rule is chosen."""
    return st.runner().flatmap(lambda machine: st.sampled_from(list(values(machine))))


def _another(
    table: Mapping[Any, tuple[Any, ...]], current: Callable[[Newsroom], Mapping[Any, Any]]
) -> st.SearchStrategy[tuple[Any, Any]]:
    """A place of a table, with a value that does not stand there yet."""
    return _of_the_site(
        lambda machine: (
            (place, value)
            for place in table
            for value in table[place]
            if value != current(machine.room)[place]
        )
    )


NUMBERS = _of_the_site(lambda machine: sorted(machine.room.bulletins))
OUTPUTS = _of_the_site(lambda machine: machine.own_outputs())
TITLES, BODIES = st.sampled_from(choices.TITLES), st.sampled_from(choices.BODIES)
DATES, FOLDERS = st.sampled_from(choices.DATES), st.sampled_from(choices.FOLDERS)
LANGUAGES = st.sampled_from(["en", "zh", "de"])
COLUMNS = st.sampled_from(["notices", "news", "casework", "casework/criminal", "openness", ""])
ORGANIZATIONS = st.sampled_from(["county", "city", "县院", "市院", ""])
DEPARTMENTS = st.sampled_from(["second", "first", "二部", ""])
SAID = st.sampled_from([(key, value) for key, some in choices.MATTER.items() for value in some])
KINDS = st.sampled_from(choices.KINDS)
PICTURES = st.tuples(
    st.sampled_from(choices.PICTURE_NAMES), st.sampled_from((*choices.PICTURES, None))
)


class Editing(Rebuilt, RuleBasedStateMachine):
    """A site, its staff, and the machine it stands on."""

    def __init__(self) -> None:
        RuleBasedStateMachine.__init__(self)
        Rebuilt.__init__(self)

    def teardown(self) -> None:
        """End a run."""
        self.end()

    @initialize()
    def begin(self) -> None:
        """A site that stands."""
        super().begin()

    @invariant()
    def hold(self) -> None:
        """After an edit, the claim holds."""
        if self.is_due:
            self.claim()

    # What staff do to bulletins.

    @rule(
        title=TITLES, body=BODIES, date=DATES, folder=FOLDERS, lang=LANGUAGES, alone=st.booleans()
    )
    def publish(self, **given: Any) -> None:
        """A new bulletin, of today or backdated."""
        number = max(self.room.bulletins, default=0) + 1
        bulletin = Bulletin(
            number=number,
            date=given["date"],
            texts={given["lang"]: Text(given["title"], given["body"])},
            folder=given["folder"],
            is_alone=given["alone"],
        )
        self.change(self.room.with_bulletin(bulletin))

    @rule(number=NUMBERS)
    @precondition(lambda self: self.room.bulletins)
    def delete(self, number: int) -> None:
        """A bulletin goes, perhaps the oldest, or the only one of its year, tag or column."""
        self.change(self.room.without_bulletin(number))

    @rule(number=NUMBERS, lang=LANGUAGES, title=TITLES, body=BODIES)
    @precondition(lambda self: self.room.bulletins)
    def write(self, number: int, lang: str, title: str, body: str) -> None:
        """Another headline and text, or a translation."""
        self._edit(number, texts=lambda texts: {**texts, lang: Text(title, body)})

    @rule(number=NUMBERS, title=TITLES)
    @precondition(lambda self: self.room.bulletins)
    def retitle(self, number: int, title: str) -> None:
        """Another headline above the same texts."""
        self._edit(
            number, texts=lambda texts: {k: Text(title, text.body) for k, text in texts.items()}
        )

    @rule(number=NUMBERS, lang=LANGUAGES)
    @precondition(lambda self: self.room.bulletins)
    def drop_translation(self, number: int, lang: str) -> None:
        """A text in one language goes, and the others stay."""
        self._edit(number, texts=lambda texts: {k: text for k, text in texts.items() if k != lang})

    @rule(number=NUMBERS, said=SAID)
    @precondition(lambda self: self.room.bulletins)
    def say(self, number: int, said: tuple[str, Any]) -> None:
        """A key of the front matter: draft, embargo, end, withdrawal, meeting, tags and so on."""
        self._edit(number, matter=lambda matter: {**matter, said[0]: said[1]})

    @rule(number=NUMBERS)
    @precondition(lambda self: self.room.bulletins)
    def unsay(self, number: int) -> None:
        """The last key of the front matter goes: a draft is published, a tag is taken off."""
        self._edit(number, matter=lambda matter: dict(list(matter.items())[:-1]))

    @rule(number=NUMBERS, date=DATES)
    @precondition(lambda self: self.room.bulletins)
    def redate(self, number: int, date: str) -> None:
        """Another day of publication, perhaps one that is still to come."""
        self._edit(number, date=lambda _: date)

    @rule(number=NUMBERS, column=COLUMNS, organization=ORGANIZATIONS, department=DEPARTMENTS)
    @precondition(lambda self: self.room.bulletins)
    def move_between_lists(self, number: int, **places: Any) -> None:
        """Another column, office or department."""
        self.change(self.room.with_bulletin(replace(self.room.bulletins[number], **places)))

    @rule(number=NUMBERS, folder=FOLDERS, alone=st.booleans())
    @precondition(lambda self: self.room.bulletins)
    def rename(self, number: int, folder: str, *, alone: bool) -> None:
        """Its files are moved, and with them its address."""
        self._edit(number, folder=lambda _: folder, is_alone=lambda _: alone)

    @rule(number=NUMBERS, others=st.lists(st.integers(1, 12), max_size=3, unique=True))
    @precondition(lambda self: self.room.bulletins)
    def lead_to(self, number: int, others: list[int]) -> None:
        """Other links."""
        self._edit(number, links=lambda _: tuple(others))

    @rule(number=NUMBERS, picture=PICTURES, is_shown=st.booleans())
    @precondition(lambda self: self.room.bulletins)
    def illustrate(self, number: int, picture: tuple[str, bytes | None], *, is_shown: bool) -> None:
        """A picture beside it is added, replaced or removed; shown in the text or not."""
        name, data = picture
        bulletin = self.room.bulletins[number]
        rest = {k: v for k, v in bulletin.pictures.items() if k != name}
        self._edit(
            number,
            pictures=lambda _: rest | ({name: data} if data else {}),
            shown=lambda shown: shown - {name} | ({name} if is_shown else set()),
        )

    def _edit(self, number: int, **edits: Callable[[Any], Any]) -> None:
        bulletin = self.room.bulletins[number]
        changes = {name: edit(getattr(bulletin, name)) for name, edit in edits.items()}
        self.change(self.room.with_bulletin(replace(bulletin, **changes)))

    # What staff do to the site.

    @rule(said=_another(choices.SITE, lambda room: room.site))
    def configure(self, said: tuple[str, Any]) -> None:
        """A key of site.yaml."""
        self.change(replace(self.room, site={**self.room.site, said[0]: said[1]}))

    @rule(languages=st.sampled_from(choices.LANGUAGES))
    def speak(self, languages: tuple[str, ...]) -> None:
        """Languages come, go, or change places."""
        self.change(replace(self.room, languages=languages))

    @rule(kind=st.sampled_from(choices.KINDS))
    def switch(self, kind: str) -> None:
        """A kind of page goes off, or on again."""
        self.change(replace(self.room, kinds_off=self.room.kinds_off ^ {kind}))

    @rule(number=NUMBERS)
    @precondition(lambda self: self.room.bulletins)
    def lead_home_page(self, number: int) -> None:
        """Another headline on the home page."""
        self.change(replace(self.room, headline=number))

    @rule(said=_another(choices.REGISTRIES, lambda room: room.registries))
    def register(self, said: tuple[str, list[dict[str, Any]]]) -> None:
        """Offices, people and tags are renamed, added, removed; names move from one to another."""
        self.change(replace(self.room, registries={**self.room.registries, said[0]: said[1]}))

    @rule(said=_another(choices.PAGES, lambda room: room.pages))
    def write_page(self, said: tuple[tuple[str, str], dict[str, Any] | None]) -> None:
        """A static page is written, changed or removed."""
        self.change(replace(self.room, pages={**self.room.pages, said[0]: said[1]}))

    @rule(said=_another(choices.FILES, lambda room: room.files))
    def put(self, said: tuple[str, str | None]) -> None:
        """A template, a catalogue, a style sheet, a folder's defaults or a static file."""
        self.change(replace(self.room, files={**self.room.files, said[0]: said[1]}))

    @rule(path=st.sampled_from(sorted(choices.BARE)))
    def restyle(self, path: str) -> None:
        """A whole template takes the place of the theme's, or gives it back."""
        text = None if self.room.files.get(path) else choices.BARE[path]
        self.change(replace(self.room, files={**self.room.files, path: text}))

    @rule(path=st.sampled_from(sorted(choices.MISTAKES)))
    def make_a_mistake(self, path: str) -> None:
        """A mistake, which is mended before the next build but one."""
        self.change(replace(self.room, mistakes={path: choices.MISTAKES[path]}))

    # What happens to the machine.

    @rule(at=st.sampled_from(choices.CLOCKS), is_told=st.booleans())
    def wait_until(self, at: str, *, is_told: bool) -> None:
        """Another moment, earlier or later, by the clock or by what the build is told."""
        self.moment = replace(self.moment, at=at, is_told=is_told)
        self.lay()

    @rule(number=NUMBERS, is_replaced=st.booleans())
    @precondition(lambda self: self.room.bulletins)
    def edit_unseen(self, number: int, *, is_replaced: bool) -> None:
        """An edit that leaves each file's size and time of change as they were."""
        bulletin = self.room.bulletins[number]
        texts = {
            lang: Text(text.title.swapcase(), text.body.replace("aragraph", "argaraph"))
            for lang, text in bulletin.texts.items()
        }
        room = self.room.with_bulletin(replace(bulletin, texts=texts))
        self.lay_unseen(room, replaced=is_replaced)

    @rule(what=st.sampled_from(choices.EVENTS))
    def happen(self, what: str) -> None:
        """What comes over the whole site at once."""
        getattr(self, what)()
        self.lay()

    @rule(path=OUTPUTS)
    @precondition(lambda self: self.own_outputs())
    def lose_page(self, path: str) -> None:
        """One file of the output is gone."""
        discard(self.site.output / path)
        self.lay()

    @rule(path=OUTPUTS, data=st.sampled_from([b"", b"defaced", b"<p>" * 5000]))
    @precondition(lambda self: self.own_outputs())
    def deface(self, path: str, data: bytes) -> None:
        """One file of the output is another."""
        self.site.lay({f"output/{path}": data})
        self.lay()

    @rule(name=st.sampled_from(["googleverification.html", "of-others/kept.txt", "2019/kept.txt"]))
    @precondition(lambda self: self.site.output.is_dir())
    def leave_something(self, name: str) -> None:
        """Somebody puts a file of their own into the output."""
        self.foreign[name] = b"kept"
        self.site.lay({f"output/{name}": b"kept"})
        self.lay()
