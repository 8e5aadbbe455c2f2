"""Records: a bulletin as JSON, the shape that other people's programs read.

Declarations alone. A field that is left out has nothing to say. The number of the shape, FORM, goes
up when a field goes or means something else; a further field is no new shape. From these come the
files beside the articles, and the JSON Schema in the manual.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

FORM: Literal[1] = 1
"""The number of the shape."""

Address = Annotated[str, Meta(pattern="^https?://")]
"""A whole address."""

When = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}([+-]\d{2}:\d{2}|Z))?$")]
"""A day (ISO 8601), and the time and offset where a time was given."""

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day (ISO 8601)."""


class Named(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something with a name, and perhaps a page."""

    title: str
    """Its name in the article's language."""
    url: Address = ""
    """Its page."""


class PersonRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person as the article prints them."""

    name: str
    """As printed."""
    url: Address = ""
    """Their page, where the office's register knows them."""
    roles: tuple[str, ...] = ()
    """As printed, whatever they are today."""


class HeldRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From one day to another, both included."""

    first: Day
    """The first day."""
    last: Day
    """The last day; the same where there is one only."""


class FollowRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another article that this one reports on further, or that reports further on this one."""

    title: str
    """Its headline."""
    url: Address
    """Its page; where one of its requirements is meant, with its anchor."""
    date: When
    """When it was published."""
    language: str
    """The language it is in."""
    requirement: int = 0
    """Which requirement of the earlier article is meant, from 1."""


class RequirementRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a meeting required."""

    heading: str
    """In a line."""
    text: str = ""
    """At length."""
    by: PersonRecord | None = None
    """Who put it forward."""
    url: Address = ""
    """Where it stands on the article's page."""


class DecisionRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a meeting decided."""

    text: str
    """What was decided."""
    owner: str = ""
    """Who has to carry it out."""
    due: When = ""
    """By when."""


class MeetingRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The meeting that an article reports."""

    type: str
    """One of the program's ids: `departmental`, `study`, …"""
    name: str = ""
    """Its own name."""
    series: Named | None = None
    """The series that it belongs to."""
    ordinal: int | None = None
    """Its number within the year."""
    held: HeldRecord | None = None
    """When it was held."""
    place: str = ""
    """Where it was held."""
    mode: str = ""
    """`in-person`, `video` or `hybrid`."""
    presided_by: tuple[PersonRecord, ...] = ()
    """Who presided."""
    attended_by: tuple[PersonRecord, ...] = ()
    """Who attended, in the printed order."""
    speakers: tuple[PersonRecord, ...] = ()
    """Who spoke."""
    groups: tuple[str, ...] = ()
    """Groups that were present."""
    agenda: tuple[str, ...] = ()
    """What was on the agenda."""
    requirements: tuple[RequirementRecord, ...] = ()
    """What was required, in order."""
    decisions: tuple[DecisionRecord, ...] = ()
    """What was decided, in order."""


class SourceRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a text comes from."""

    name: str = ""
    """Who published it first."""
    url: str = ""
    """The original's address, as it was given."""
    date: When = ""
    """When the original was published."""
    reprint: bool = False
    """Whether it stood elsewhere first."""


class TranslationRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a text was translated."""

    of: str
    """The original's language tag."""
    method: Literal["human", "machine", "post-edited"]
    """Who or what translated it."""
    original: Address = ""
    """The original's page, where it is on this site."""
    engine: str = ""
    """The machine's name."""
    reviewed_by: str = ""
    """Who compared it with the original."""


class LanguageRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The same article in another language."""

    language: str
    """Its language tag."""
    url: Address
    """Its page."""


class CorrectionRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A correction."""

    date: When
    """When it was made."""
    note: str
    """What was wrong and what is right."""


class PictureRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture."""

    url: Address
    """Its address."""
    width: int = 0
    """In pixels."""
    height: int = 0
    """In pixels."""
    alt: str = ""
    """What it shows, for those who can't see it."""
    caption: str = ""
    """What is printed below it."""
    credit: str = ""
    """Who made it."""


class FileRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that goes out with an article."""

    url: Address
    """Its address."""
    title: str
    """What the article calls it."""
    type: str
    """MIME type."""
    size: int
    """In bytes."""


class ArticleRecord(
    Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="published"
):
    """An article that stands."""

    version: Literal[1]
    """The number of this shape."""
    id: str
    """Lasting; the same in feeds, where it stands behind `urn:bulletin:`."""
    url: Address
    """The article's page."""
    canonical: str = ""
    """The original's address, where that is elsewhere."""
    language: str
    """The language tag (BCP 47)."""
    title: str
    """The headline."""
    kicker: str = ""
    """The line above the headline."""
    subtitle: str = ""
    """The line below the headline."""
    number: str = ""
    """The office's own number of it."""
    published: When
    """When it was published."""
    updated: When = ""
    """When its content last changed."""
    summary: str = ""
    """In two sentences."""
    notice: str = ""
    """What a reader must know before the text."""
    column: Named | None = None
    """The column in which it stands."""
    office: Named | None = None
    """The procuratorate that publishes it."""
    department: Named | None = None
    """The department of that office."""
    tags: tuple[Named, ...] = ()
    """What it is about."""
    topics: tuple[Named, ...] = ()
    """The topics that it belongs to."""
    follows: tuple[FollowRecord, ...] = ()
    """The earlier articles on which it reports further."""
    followed: tuple[FollowRecord, ...] = ()
    """The later ones that report further on it."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    photographer: str = ""
    """Who took the pictures."""
    editor: str = ""
    """The responsible editor."""
    meeting: MeetingRecord | None = None
    """The meeting that it reports."""
    source: SourceRecord | None = None
    """Where the text comes from."""
    translation: TranslationRecord | None = None
    """How it was translated."""
    translations: tuple[LanguageRecord, ...] = ()
    """The same in other languages."""
    corrections: tuple[CorrectionRecord, ...] = ()
    """Corrections on the record, in the order in which they were written down."""
    cover: PictureRecord | None = None
    """The picture that stands for it."""
    pictures: tuple[PictureRecord, ...] = ()
    """The site's own pictures within the text."""
    attachments: tuple[FileRecord, ...] = ()
    """Documents and recordings that the text links to, or that are listed below it."""
    words: int = 0
    """Its words; a Chinese character counts as one."""
    content_html: str
    """The text as safe HTML, with whole addresses."""
    content_text: str
    """The same in plain words, a line for each paragraph, heading and cell."""


class WithdrawnRecord(
    Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="withdrawn"
):
    """What is left of an article that was withdrawn."""

    version: Literal[1]
    """The number of this shape."""
    id: str
    """As it was."""
    url: Address
    """The page that says so."""
    language: str
    """The language tag (BCP 47)."""
    reason: str = ""
    """Why it was withdrawn."""


class ExpiredRecord(
    Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="expired"
):
    """What is left of an article that was published for a limited time."""

    version: Literal[1]
    """The number of this shape."""
    url: Address
    """The page that says so."""
    language: str
    """The language tag (BCP 47)."""
    since: When
    """Since when it is gone."""


Record = ArticleRecord | WithdrawnRecord | ExpiredRecord
"""Told apart by `status`."""
