"""Wording: wrong wording from the word lists, and texts that are too long."""

from collections.abc import Iterator

from generator.editorial.lexicon import folded
from generator.editorial.manuscript import Finding, Manuscript, Passage
from generator.editorial.rulebook import Rulebook
from generator.editorial.sentences import length, sentences
from generator.schema_editorial import WordEntry


def wrong_words(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """What the word lists say is wrong, also in headlines and within quotation marks.

    A block quotation is another's text, and left alone.
    """
    lexicon = rulebook.chinese if manuscript.is_chinese else rulebook.foreign
    for passage in manuscript.own_words:
        for start, end, entry in lexicon.find(passage.text):
            found = passage.text[start:end]
            right = _right(found, entry)
            yield Finding(
                code="word-wrong",
                passage=passage,
                start=start,
                end=end,
                values={"found": found, "words": _advice(right, entry)},
                mend=_in_place_of(found, right[0]) if entry.safe and right else None,
                level=entry.level,
            )


def _right(found: str, entry: WordEntry) -> tuple[str, ...]:
    """What is right for this form: its own, where each wrong form has one."""
    if 1 < len(entry.right) == len(entry.wrong):
        return (entry.right[[*map(folded, entry.wrong)].index(folded(found))],)
    return entry.right


def _advice(right: tuple[str, ...], entry: WordEntry) -> str:
    """What is right, why, and who says so."""
    source = f"[{entry.source}]" if entry.source else ""
    parts = (" / ".join(right), " ".join(part for part in (entry.note, source) if part))
    return " — ".join(part for part in parts if part) or "—"


def _in_place_of(found: str, right: str) -> str:
    return right[:1].upper() + right[1:] if found[:1].isupper() else right


def long_sentences(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """Sentences that nobody reads to their end."""
    chinese, limits = manuscript.is_chinese, rulebook.limits
    most = limits.sentence_characters if chinese else limits.sentence_words
    for passage in _prose(manuscript):
        if length(passage.text, chinese=chinese) > most:
            for start, end in sentences(passage.text, chinese=chinese):
                count = length(passage.text[start:end], chinese=chinese)
                if count > most:
                    values = {"count": str(count), "most": str(most)}
                    yield _long("sentence-too-long", passage, (start, end), values)


def walls_of_text(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """Paragraphs that fill a telephone's screen."""
    chinese, limits = manuscript.is_chinese, rulebook.limits
    most = limits.paragraph_characters if chinese else limits.paragraph_words
    for passage in _prose(manuscript):
        count = length(passage.text, chinese=chinese)
        if count > most and passage.field != "summary":
            values = {"count": str(count), "most": str(most)}
            yield _long("paragraph-too-long", passage, (0, len(passage.text)), values)


def _prose(manuscript: Manuscript) -> Iterator[Passage]:
    """What is read as running text, and is the author's own."""
    for passage in manuscript.own_words:
        if passage.kind in ("paragraph", "item") or passage.field.endswith(("summary", ".text")):
            yield passage


def _long(code: str, passage: Passage, stretch: tuple[int, int], values: dict[str, str]) -> Finding:
    start, end = stretch
    values["found"] = passage.text[start:end]
    return Finding(code=code, passage=passage, start=start, end=end, values=values)


def long_titles(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """Headlines and summaries that lists would have to cut."""
    limits, chinese = rulebook.limits, manuscript.is_chinese
    for code, field, most in (
        ("title-too-long", "title", (limits.title_words, limits.title_characters)),
        ("summary-too-long", "summary", (limits.summary_words, limits.summary_characters)),
    ):
        count = length(getattr(manuscript.matter, field), chinese=chinese)
        if count > most[chinese]:
            values = {"count": str(count), "most": str(most[chinese])}
            yield Finding(code=code, passage=None, field=field, values=values)
