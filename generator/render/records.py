"""Records: what a bulletin says, as JSON for other people's programs.

In: a CopyPage, and the Frame. Out: JSON of the shape that `generator.records` declares. Known here
alone: how a bulletin's values become it.
"""

from collections.abc import Callable, Iterable

import msgspec

from generator.model import (
    Bulletin,
    Content,
    FollowLine,
    Inset,
    Link,
    MeetingFacts,
    PersonLine,
    Picture,
    SourceLine,
    TranslationLine,
)
from generator.pages import CopyPage, Frame, Gone
from generator.records import (
    FORM,
    ArticleRecord,
    CorrectionRecord,
    DecisionRecord,
    ExpiredRecord,
    FileRecord,
    FollowRecord,
    HeldRecord,
    LanguageRecord,
    MeetingRecord,
    Named,
    PersonRecord,
    PictureRecord,
    Record,
    RequirementRecord,
    SourceRecord,
    TranslationRecord,
    WithdrawnRecord,
)
from generator.render.nodes import Names
from generator.search import lines_of


class Records:
    """Writes the bulletins of one language."""

    def __init__(self, frame: Frame, body: Callable[[Content], str]) -> None:
        """`body` gives a text's HTML with whole addresses."""
        self._names = Names(frame)
        self._body = body

    def __call__(self, page: CopyPage) -> str:
        """The JSON of a page."""
        found = self._article(page.bulletin) if page.bulletin else None
        record = found or (self._gone(page.gone) if page.gone else None)
        return msgspec.json.encode(record).decode()

    def _gone(self, gone: Gone) -> Record:
        url = self._names.url(gone.url)
        if gone.since is None:
            return WithdrawnRecord(
                version=FORM, id=gone.id, url=url, language=gone.lang, reason=gone.reason
            )
        since = self._names.moment(gone.since)
        return ExpiredRecord(version=FORM, url=url, language=gone.lang, since=since)

    def _article(self, one: Bulletin) -> ArticleRecord:
        card, names = one.card, self._names
        html = self._body(one.content)
        return ArticleRecord(
            version=FORM,
            id=card.id,
            url=names.url(card.url),
            canonical=one.source.url if one.source and one.source.reprint else "",
            language=one.lang,
            title=card.title,
            kicker=one.kicker,
            subtitle=one.subtitle,
            number=one.number,
            published=names.moment(card.date),
            updated=names.moment(one.updated),
            summary=card.summary,
            notice=one.notice,
            column=self._named(card.column),
            office=self._named(card.organization),
            department=self._named(card.department),
            tags=tuple(Named(title=t.title, url=names.url(t.url)) for t in card.tags),
            topics=tuple(Named(title=t.title, url=names.url(t.url)) for t in one.topics),
            follows=tuple(map(self._follow, one.follows)),
            followed=tuple(map(self._follow, one.followed)),
            authors=one.author,
            photographer=one.photographer,
            editor=one.editor,
            meeting=self._meeting(one.meeting, card.url) if one.meeting else None,
            source=self._source(one.source) if one.source else None,
            translation=self._translation(one.translation) if one.translation else None,
            translations=tuple(
                LanguageRecord(language=other.lang, url=names.url(other.url))
                for other in one.translations
                if other.lang != one.lang
            ),
            corrections=tuple(
                CorrectionRecord(date=names.moment(c.date), note=c.note) for c in one.corrections
            ),
            cover=self._cover(card.cover) if card.cover else None,
            pictures=tuple(self._inset(one.content, inset) for inset in one.content.insets),
            attachments=tuple(
                FileRecord(url=names.url(a.url), title=a.title, type=a.type, size=a.size)
                for a in one.content.attachments
            ),
            words=one.words,
            content_html=html,
            content_text=lines_of(html),
        )

    def _follow(self, one: FollowLine) -> FollowRecord:
        return FollowRecord(
            title=one.title,
            url=self._names.url(one.url),
            date=self._names.moment(one.date),
            language=one.lang,
            requirement=one.number,
        )

    def _named(self, link: Link | None) -> Named | None:
        return Named(title=link.title, url=self._names.url(link.url)) if link else None

    def _people(self, lines: Iterable[PersonLine]) -> tuple[PersonRecord, ...]:
        return tuple(map(self._person, lines))

    def _person(self, line: PersonLine) -> PersonRecord:
        return PersonRecord(name=line.name, url=self._names.url(line.url), roles=line.roles)

    def _meeting(self, meeting: MeetingFacts, url: str) -> MeetingRecord:
        held, moment = meeting.held, self._names.moment
        return MeetingRecord(
            type=meeting.type,
            name=meeting.name,
            series=self._named(meeting.series),
            ordinal=meeting.ordinal,
            held=HeldRecord(first=str(held.first), last=str(held.last)) if held else None,
            place=meeting.place,
            mode=meeting.mode or "",
            presided_by=self._people(meeting.presided_by),
            attended_by=self._people(meeting.attended_by),
            speakers=self._people(meeting.speakers),
            groups=meeting.groups,
            agenda=meeting.agenda,
            requirements=tuple(
                RequirementRecord(
                    heading=r.heading,
                    text=r.text,
                    by=self._person(r.by) if r.by else None,
                    url=self._names.id(url, r.anchor) if r.anchor else "",
                )
                for r in meeting.requirements
            ),
            decisions=tuple(
                DecisionRecord(text=d.text, owner=d.owner, due=moment(d.due))
                for d in meeting.decisions
            ),
        )

    def _source(self, source: SourceLine) -> SourceRecord:
        date = self._names.moment(source.date)
        return SourceRecord(name=source.name, url=source.url, date=date, reprint=source.reprint)

    def _translation(self, translation: TranslationLine) -> TranslationRecord:
        return TranslationRecord(
            of=translation.of,
            method=translation.method,  # type: ignore[arg-type] # as the schema has it
            original=self._names.url(translation.original),
            engine=translation.engine,
            reviewed_by=translation.reviewed_by,
        )

    def _cover(self, cover: Picture) -> PictureRecord:
        return PictureRecord(
            url=self._names.url(cover.url),
            width=cover.width,
            height=cover.height,
            alt=cover.alt,
            caption=cover.caption,
            credit=cover.credit,
        )

    def _inset(self, content: Content, inset: Inset) -> PictureRecord:
        url = self._names.url(content.links[inset.place])
        return PictureRecord(url=url, width=inset.width, height=inset.height)
