"""Facts: everything that a text says of itself, recogniser by recogniser.

In: what a reader made of a file, and what the site knows. Out: a Proposal: the text with its
paragraphs restored, and every guess with its evidence. Known here alone: the order in which the
recognisers are asked, since who speaks has to be known before it is known who required something.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import digest
from generator.dates import Moment, parse_interval, parse_moment
from generator.errors import Place, Problem
from generator.importing.edges import without_edges
from generator.importing.escaping import words_of
from generator.importing.groups import find_groups
from generator.importing.headline import headline_of
from generator.importing.material import Block, Clue, Given, Material, Picture, refusal
from generator.importing.meetings import find_meeting
from generator.importing.offices import find_offices
from generator.importing.paragraphs import cut
from generator.importing.people import People, find_people, people_of
from generator.importing.proceedings import find_proceedings
from generator.importing.reading import Guess, Known, Reading, value_of
from generator.importing.refusals import refuse
from generator.importing.requirements import Plan, plan_of
from generator.importing.scripts import in_site, language_of
from generator.importing.signature import find_signature
from generator.importing.spaces import mended
from generator.pictures import bared

REQUIREMENTS = "meeting.requirements"
_LATE = 30
"""Days after a meeting, in which it is usually reported."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A bulletin to be, before anybody has confirmed anything."""

    given: Given
    lang: str
    """The site's tag for the language of the text."""
    id: str
    """Lasting, and made of the text: by it a second import is known."""
    blocks: tuple[Block, ...]
    """The text."""
    shorter: tuple[Block, ...] | None
    """The text without the requirements, for when they go into the front matter."""
    guesses: tuple[Guess, ...]
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[str, ...] = ()
    announcement: tuple[str, ...] = ()
    """What is left out besides, where the requirements are taken out."""
    notes: tuple[Problem, ...] = ()


def proposal_of(given: Given, material: Material, known: Known, *, only_sure: bool) -> Proposal:
    """What a file says. Raises Refusal where it is no bulletin of this site."""
    refuse(material, given)
    core = without_edges(material.blocks)
    if not core.blocks and not material.pictures:
        raise refusal("import-no-text", given)
    lang = _language(given, material, known)
    blocks = tuple(_restored(core.blocks, lang))
    title, clues, left_out = headline_of(*_title(given, material), known)
    clues = [*material.clues, *clues, *core.clues]
    published = _published(clues, known)
    reading = Reading(
        title=title[0].value,
        paragraphs=tuple(words_of(block.text) for block in blocks if block.kind == "prose"),
        lang="zh" if lang.lower().startswith("zh") else "en",
        published=parse_moment(str(published.value), known.config.zone) if published else None,
        known=known,
    )
    said = [*title, *filter(None, [published]), *_of_clues(clues, known)]
    plan, found, notes = (None, [], []) if only_sure else _recognised(reading, blocks)
    guesses = _first_of_each(_whole([*said, *found]))
    guesses = _sure(guesses) if only_sure else guesses
    return Proposal(
        given=given,
        lang=lang,
        id=str(value_of(guesses, "id") or _id_of(material)),
        blocks=blocks,
        shorter=plan.rest if plan else None,
        guesses=tuple(guesses),
        pictures=tuple(replace(one, data=bared(one.data, one.name)) for one in material.pictures),
        left_out=(*material.left_out, *left_out, *core.left_out, *_unused(clues, guesses)),
        announcement=plan.left_out if plan else (),
        notes=(*material.warnings, *_placed(notes, given.shown)),
    )


def _recognised(
    reading: Reading, blocks: tuple[Block, ...]
) -> tuple[Plan | None, list[Guess], list[Problem]]:
    """What the recognisers find, and how the requirements are taken out."""
    guesses = [*find_offices(reading).guesses, *find_signature(reading)]
    meeting = find_meeting(reading).guesses
    if not meeting:
        return None, guesses, []
    people = people_of(reading)
    found = find_people(people)
    guesses += [*meeting, *found.guesses, *find_groups(reading), *find_proceedings(reading)]
    notes = [*found.notes, *_late(reading, value_of(meeting, "meeting.held"))]
    plan = plan_of(blocks)
    if plan is None:
        return None, guesses, notes
    guesses.append(_required(plan, people))
    return plan, guesses, [*notes, *plan.notes]


def _late(reading: Reading, held: str | None) -> Iterator[Problem]:
    """A text that was published long after its meeting: the day may be that of a page's move."""
    if held and reading.published:
        days = (reading.published.day - parse_interval(held).last).days
        if days > _LATE:
            values = {"published": f"{reading.published.day}", "days": f"{days}"}
            yield Problem(place=Place(path=""), code="import-published-late", values=values)


def _required(plan: Plan, people: People) -> Guess:
    name = people.speaker_in(plan.intro)
    items = [
        {
            key: value
            for key, value in (("heading", item.heading), ("text", item.text), ("by", name))
            if value
        }
        for item in plan.items
    ]
    words = " · ".join([plan.intro, *(item.words for item in plan.items)])
    return Guess(key=REQUIREMENTS, value=items, words=words)


def _unused(clues: Iterable[Clue], guesses: Iterable[Guess]) -> Iterator[str]:
    """The words of clues that no guess came from, such as a column that the site does not have."""
    used = {guess.words for guess in guesses}
    yield from dict.fromkeys(
        clue.words for clue in clues if clue.words not in used and clue.key != "lang"
    )


def _language(given: Given, material: Material, known: Known) -> str:
    said = next((str(clue.value) for clue in material.clues if clue.key == "lang"), "")
    whole = "\n".join([material.title, *(block.text for block in material.blocks)])
    found = said if said in known.config.site.languages else language_of(whole)
    lang = in_site(found.lower().split("-")[0], known.config.site.languages) if found else ""
    if not lang:
        languages = ", ".join(known.config.site.languages)
        raise refusal("import-language-unknown", given, lang=found or "?", known=languages)
    return said if said in known.config.site.languages else lang


def _restored(blocks: Iterable[Block], lang: str) -> Iterator[Block]:
    """The blocks with their spaces mended and their walls cut into paragraphs."""
    for block in blocks:
        if block.kind != "prose":
            yield block
            continue
        text = block.text if lang.lower().startswith("zh") else mended(block.text)
        for part in cut(text) if block.is_wall else [text]:
            yield replace(block, text=part)


def _title(given: Given, material: Material) -> tuple[str, str]:
    """The headline and what it came from; where there is none, the name of the file."""
    said = next((clue for clue in material.clues if clue.key == "title" and clue.value), None)
    if said:
        return " ".join(str(said.value).split()), said.words
    if material.title.strip():
        return " ".join(material.title.split()), material.title
    return " ".join(given.path.stem.split()) or "-", given.shown


def _published(clues: Iterable[Clue], known: Known) -> Guess | None:
    """The day of publication; what a label says outright counts before a page's last change."""
    for clue in sorted(clues, key=lambda clue: not clue.is_sure):
        if clue.key == "date":
            try:
                moment = parse_moment(str(clue.value), known.config.zone)
            except ValueError:
                continue
            return Guess(key="date", value=written(moment), words=clue.words, is_sure=clue.is_sure)
    return None


def _of_clues(clues: Iterable[Clue], known: Known) -> Iterator[Guess]:
    """The other clues, as far as the schema and the site know what they say."""
    for clue in clues:
        if clue.key in ("title", "date", "lang") or clue.value in ("", (), None):
            continue
        value, is_sure = clue.value, clue.is_sure
        if clue.key == "column":
            ids = known.names.column(str(value))
            if len(ids) != 1:
                continue
            value, is_sure = ids[0], True
        elif clue.key == "organization" and not known.names.office(str(value)):
            continue
        elif clue.key in ("updated", "expires", "publish_at", "meeting.held"):
            value = _moment(clue.key, str(value), known)
            if not value:
                continue
        yield Guess(
            key=clue.key,
            value=list(value) if isinstance(value, tuple) else value,
            words=clue.words,
            is_sure=is_sure,
        )


def _moment(key: str, text: str, known: Known) -> str:
    try:
        found: object = (
            parse_interval(text) if key == "meeting.held" else parse_moment(text, known.config.zone)
        )
    except ValueError:
        return ""
    return written(found) if isinstance(found, Moment) else str(found)


def written(moment: Moment) -> str:
    """A moment as people write it in front matter: `2022-05-26 09:00`."""
    if moment.time is None:
        return f"{moment.day}"
    return f"{moment.day} {moment.time:{'%H:%M:%S' if moment.time.second else '%H:%M'}}"


def _sure(guesses: list[Guess]) -> list[Guess]:
    """The guesses that are none; of a meeting nothing, where its type would have to be guessed."""
    sure = [guess for guess in guesses if guess.is_sure]
    if value_of(sure, "meeting.type"):
        return sure
    return [guess for guess in sure if not guess.key.startswith("meeting.")]


def _whole(guesses: list[Guess]) -> Iterator[Guess]:
    """The guesses, and of which type the meeting is where only other facts of it are known."""
    yield from guesses
    if not value_of(guesses, "meeting.type"):
        for guess in guesses:
            if guess.key.startswith("meeting."):
                yield replace(guess, key="meeting.type", value="other", is_sure=False)
                return


def _first_of_each(guesses: Iterable[Guess]) -> list[Guess]:
    """The first guess of each key; what the source says outright counts before what it seems to."""
    firsts: dict[str, Guess] = {}
    for guess in guesses:
        if not firsts.setdefault(guess.key, guess).is_sure and guess.is_sure:
            firsts[guess.key] = guess
    return list(firsts.values())


def _id_of(material: Material) -> str:
    """An identity by the characters of the text, whatever its spaces, its line ends, its markup."""
    whole = "".join([material.title, *(words_of(block.text) for block in material.blocks)])
    return f"import-{digest(''.join(whole.split()).casefold())[:16]}"


def _placed(notes: Iterable[Problem], path: str) -> Iterator[Problem]:
    for note in notes:
        yield replace(note, place=replace(note.place, path=path))
