"""The corpus: as many bulletins as one likes, the same ones every time.

In: a number. Out: Posts with titles, days, tags and Markdown of about 650 words: headings,
paragraphs, one ordered list, a table in one of five. Each is made from its number alone, so the
first hundred of a thousand are the hundred of a hundred, but for their days: those always spread
over twenty years. The prose is put together from the words below; it reads like an office's and
says nothing.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

WORDS = 650
FIRST_DAY = dt.date(2005, 1, 1)
DAYS = 20 * 365

SUBJECTS = (
    "the department",
    "the office",
    "the meeting",
    "every procurator",
    "the case team",
    "the duty officer",
    "the county office",
    "the working group",
    "the visiting team",
    "the review panel",
    "the reception desk",
    "the records section",
    "the study group",
    "a people's supervisor",
    "the training course",
    "the joint inspection",
)
VERBS = (
    "reviewed",
    "set out",
    "followed up",
    "summed up",
    "explained",
    "checked",
    "registered",
    "discussed",
    "compared",
    "put in order",
    "asked for",
    "described",
    "answered questions about",
    "drew lessons from",
    "reported on",
    "published",
)
OBJECTS = (
    "the petitions received since spring",
    "the cases that were closed in the quarter",
    "the plan for the coming year",
    "the suggestions sent to local departments",
    "the protection of farmland and rivers",
    "the quality of case files",
    "the progress of public hearings",
    "the safety of school buildings",
    "the supervision of civil judgments",
    "the handling of letters from villages",
    "the use of data in everyday work",
    "the findings of the last inspection",
    "the list of open questions",
    "the visits to factories and markets",
    "the reply times of the service centre",
    "the rules for keeping evidence",
    "the duties of each post",
    "the opinions of deputies",
    "the costs of translation",
    "the repair of the old road",
)
ENDINGS = (
    "before the end of the month",
    "in plain words",
    "together with the neighbouring offices",
    "with an eye to what residents had asked",
    "one item after another",
    "on the spot",
    "as the annual plan provides",
    "without waiting to be reminded",
    "in the presence of two witnesses",
    "for the third time this year",
    "and noted what remained to be done",
    "so that nothing would be lost",
    "at the request of the township",
    "and named a person for each task",
    "from the first page to the last",
    "and thanked those who had helped",
)
OPENINGS = (
    "",
    "",
    "",
    "In the morning, ",
    "Afterwards, ",
    "In addition, ",
    "On this basis, ",
    "As in earlier years, ",
    "At the same time, ",
    "By contrast, ",
    "Finally, ",
)
"""What a sentence begins with; often nothing."""
HEADINGS = (
    "What was decided",
    "Where the work stands",
    "What comes next",
    "Why it matters to residents",
    "How the figures compare",
    "Who is responsible",
    "What was learned",
    "Questions from the floor",
)
KINDS = ("work plan", "inspection", "hearing", "study session", "open day", "review", "forum")
PLACES = (
    "northern",
    "southern",
    "riverside",
    "lakeside",
    "upland",
    "harbour",
    "old town",
    "valley",
)
TAGS = tuple(
    f"{matter} {kind}"
    for matter in ("civil", "criminal", "public", "rural", "juvenile", "digital", "annual", "open")
    for kind in ("supervision", "service", "protection", "training", "reports")
)
"""Forty of them."""


@dataclass(frozen=True, slots=True)
class Post:
    """A bulletin before it is written for one generator or another."""

    number: int
    slug: str
    title: str
    day: dt.date
    tags: tuple[str, ...]
    body: str
    """Markdown."""

    @property
    def place(self) -> str:
        """Its source file and, without the ending, its address: `2005/00001-riverside-forum`."""
        return f"{self.day.year}/{self.slug}"


def posts(count: int) -> Iterator[Post]:
    """The corpus, the oldest first."""
    return (post(number, count) for number in range(count))


def post(number: int, count: int) -> Post:
    """One of a corpus of so many; number `count` is the next one, newer than all of them."""
    random = Random(f"bulletin {number}")  # noqa: S311 - meant to be guessable
    place, kind = random.choice(PLACES), random.choice(KINDS)
    day = FIRST_DAY + dt.timedelta(days=number * DAYS // count)
    return Post(
        number=number,
        slug=f"{number:05}-{place}-{kind}".replace(" ", "-"),
        title=f"The {place} office reports on its {kind} number {number}",
        day=day,
        tags=tuple(sorted(random.sample(TAGS, random.randint(2, 4)))),
        body=_body(random, with_table=number % 5 == 0),
    )


def _body(random: Random, *, with_table: bool) -> str:
    blocks = [_paragraph(random), _list(random)]
    if with_table:
        blocks.append(_table(random))
    headings = iter(random.sample(HEADINGS, len(HEADINGS)))
    while len(" ".join(blocks).split()) < WORDS:
        if len(blocks) % 3 == 2:  # two paragraphs below each heading
            blocks.append(f"## {next(headings)}")
        blocks.append(_paragraph(random))
    return "\n\n".join(blocks) + "\n"


def _paragraph(random: Random) -> str:
    sentences = [_sentence(random) for _ in range(random.randint(3, 6))]
    return " ".join(sentences)


def _sentence(random: Random) -> str:
    words = f"{random.choice(SUBJECTS)} {random.choice(VERBS)} {_object(random)}"
    sentence = f"{random.choice(OPENINGS)}{words} {random.choice(ENDINGS)}."
    return sentence[0].upper() + sentence[1:]


def _object(random: Random) -> str:
    words = random.choice(OBJECTS)
    return f"**{words}**" if random.random() < 0.1 else words


def _list(random: Random) -> str:
    return "\n".join(f"{number}. {_sentence(random)}" for number in range(1, 5))


def _table(random: Random) -> str:
    rows = [f"| {place} | {random.randint(3, 90)} | {random.randint(1, 40)} |" for place in PLACES]
    return "\n".join(["| Office | Received | Answered |", "| --- | ---: | ---: |", *rows])
