"""People: who presided, who attended, who spoke.

In: a Reading. Out: guesses of `meeting.presided_by`, `attended_by` and `speakers`. Known here
alone: how the two languages' finders (`people_en`, `people_zh`) are put together, that a surname
means the person of that name who was introduced before, and that a person of the registry is
written by id, with the roles that this text prints.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from generator.errors import Place, Problem
from generator.importing import people_en, people_zh
from generator.importing.appearances import Appearance, Person
from generator.importing.reading import Finding, Guess, Reading
from generator.names import Names

_KEYS = {"preside": "presided_by", "attend": "attended_by", "speak": "speakers"}


class People(Struct, frozen=True, kw_only=True):
    """The people of one text."""

    appearances: tuple[Appearance, ...]
    names: Names
    lang: str

    def speaker_in(self, sentence: str) -> str:
        """Who speaks in one sentence, by id or name; "" where nobody does who is known."""
        speaking = [one for one in _finder(self.lang)(sentence) if one.part == "speak"]
        mentions = [self.mention(one.person) for one in speaking[-1:]]
        return next((_name(mention) for mention in mentions if mention), "")

    def meant(self, person: Person) -> Person | None:
        """Whom a name means: whoever was introduced by it, or by a longer one that it begins."""
        introduced = [one.person for one in self.appearances if not one.person.is_short]
        whole = [one for one in introduced if one.name == person.name]
        if whole:
            best = max(whole, key=lambda one: len(one.roles))
            # Two or three characters with no title anywhere are as often no name at all.
            return best if best.roles or best.name.isascii() else None
        of_name = {one.name: one for one in self.of_surname(person)}
        if len(of_name) == 1:
            return next(iter(of_name.values()))
        titled = [one for one in of_name.values() if _has_title(one, person)]
        return titled[0] if len(titled) == 1 else None

    def of_surname(self, person: Person) -> list[Person]:
        """Everybody who is introduced by a whole name that begins with a person's surname."""
        introduced = (one.person for one in self.appearances if not one.person.is_short)
        return [one for one in introduced if one.surname == person.surname]

    def mention(self, person: Person) -> object:
        """A person as front matter has them; None where the name says too little."""
        meant = self.meant(person)
        ids = self.names.person(meant.name if meant else person.called or person.name).ids
        if len(ids) != 1 and meant is None:
            return None
        name = ids[0] if len(ids) == 1 else meant.name if meant else person.called
        roles = list(meant.roles) if meant else []
        return {"name": name, "roles": roles} if roles else name


def people_of(reading: Reading) -> People:
    """Everybody who presides, attends or speaks."""
    find = _finder(reading.lang)
    found = [one for text in reading.paragraphs for one in find(text)]
    return People(appearances=tuple(found), names=reading.known.names, lang=reading.lang)


def find_people(people: People) -> Finding:
    """Who presided, attended and spoke, each in the order of the text."""
    return Finding(guesses=tuple(_guesses(people)), notes=tuple(_doubts(people)))


def _doubts(people: People) -> Iterator[Problem]:
    """Short names that may mean several of those who were introduced."""
    for called in dict.fromkeys(one.person for one in people.appearances if one.person.is_short):
        meant = dict.fromkeys(person.name for person in people.of_surname(called))
        if len(meant) > 1 and people.meant(called) is None:
            values = {"name": called.called, "candidates": ", ".join(meant)}
            yield Problem(place=Place(path=""), code="import-person-unclear", values=values)


def _guesses(people: People) -> Iterator[Guess]:
    for part, key in _KEYS.items():
        taking = [
            one for one in people.appearances if one.part == part and people.mention(one.person)
        ]
        said = list(_mentions(people, taking, with_roles=part != "speak"))
        if said:
            words = " · ".join(dict.fromkeys(one.words for one in taking))
            yield Guess(key=f"meeting.{key}", value=said, words=words)


def _mentions(
    people: People, taking: Iterable[Appearance], *, with_roles: bool
) -> Iterator[object]:
    seen: set[str] = set()
    for one in taking:
        mention = people.mention(one.person)
        name = _name(mention) if mention else ""
        if mention and name not in seen:
            seen.add(name)
            yield mention if with_roles else name


def _finder(lang: str) -> Callable[[str], Iterator[Appearance]]:
    return people_zh.appearances if lang == "zh" else people_en.appearances


def _name(mention: object) -> str:
    return str(mention["name"] if isinstance(mention, dict) else mention)


def _has_title(person: Person, called: Person) -> bool:
    return any(role.endswith(title) for role in person.roles for title in called.roles)
