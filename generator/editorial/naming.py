"""Naming: one name for one office, one title for one person, and an office at first mention.

Known here alone: which names of an office are its full name in another form, and which are short
ones, of which a text may use one beside the full name.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.editorial.lexicon import any_of, folded, laid_flat
from generator.editorial.manuscript import Finding, Manuscript, Passage
from generator.editorial.rulebook import Called, Official, Rulebook
from generator.editorial.sentences import HAN, sentence_around

_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_DEPARTMENT = re.compile(
    rf"\b(?:{_ORDINALS})\s+procuratorial\s+(?:department|office)\b", re.IGNORECASE
)
_PROCURATORATE = "people['’]s\\s+procuratorate"
_OFFICE = re.compile(
    rf"\b(?P<before>[A-Za-z]+)\s+(?P<level>county|municipal|provincial|district)\s+{_PROCURATORATE}\b"
    rf"|\b{_PROCURATORATE}\s+of\s+(?P<after>[A-Za-z]+)\s+(?P<of>county|city|province|district)\b",
    re.IGNORECASE,
)
_LEVELS = {"city": "municipal", "province": "provincial"}
_SMALL = frozenset(["of", "the", "'s"])
_WORDS = re.compile(r"[^\W_]+")

_Use = tuple[str, Passage, int, int]
"""A form as it stands in the text, and where."""


def varying_offices(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """Offices and departments that one text calls by their full name in more than one form.

    A short name beside the full one is what readers are used to; a second short one is not.
    """
    uses: dict[tuple[str, str], list[_Use]] = {}
    passages = [one for one in manuscript.own_words if one.kind != "cell"]
    for key, use in _uses(manuscript, rulebook, passages):
        uses.setdefault(key, []).append(use)
    for found in uses.values():
        forms: dict[str, list[_Use]] = {}
        for use in found:
            forms.setdefault(use[0], []).append(use)
        if len(forms) > 1:
            yield _varying("office-name-varies", forms)


def _uses(
    manuscript: Manuscript, rulebook: Rulebook, passages: list[Passage]
) -> Iterator[tuple[tuple[str, str], _Use]]:
    """Each name of an office with what it is the name of."""
    lang = manuscript.post.lang
    offices, key = rulebook.offices(lang), ("offices", lang)
    if manuscript.is_chinese:
        return _chinese_uses(passages, rulebook.once(key, lambda: _short_names(offices)))
    return _english_uses(passages, rulebook.once(key, lambda: _registered(offices)))


def _varying(code: str, forms: dict[str, list[_Use]]) -> Finding:
    """At the first use of the form that is used least, with all forms and how often each is."""
    by_number = sorted(forms.items(), key=lambda form: (-len(form[1]), -_capitals(form[0])))
    listed = ", ".join(f"“{form}” ×{len(uses)}" for form, uses in by_number)
    _, passage, start, end = by_number[-1][1][0]
    values = {"words": listed, "found": passage.text[start:end], "first": by_number[0][0]}
    return Finding(code=code, passage=passage, start=start, end=end, values=values)


def _capitals(form: str) -> int:
    """Of two forms that stand equally often the one with more capitals is the better."""
    return sum(map(str.isupper, form))


def _english_uses(
    passages: Iterable[Passage], registered: re.Pattern[str] | None
) -> Iterator[tuple[tuple[str, str], _Use]]:
    """Names that say by themselves that they are an office's, whether or not it is registered."""
    for passage in passages:
        low = passage.low
        for match in _OFFICE.finditer(passage.text) if _procuratorate(low) else ():
            level = (match["level"] or match["of"]).lower()
            place = (match["before"] or match["after"]).lower()
            yield (place, _LEVELS.get(level, level)), _use(match, passage)
        for match in _DEPARTMENT.finditer(passage.text) if "procuratorial " in low else ():
            yield (" ".join(match[0].lower().split()), ""), _use(match, passage)
    if registered is None:
        return
    for passage in passages:
        for match in registered.finditer(laid_flat(passage.text)):
            yield (" ".join(sorted(_significant(match[0]))), "full"), _use(match, passage)


def _registered(offices: Iterable[Called]) -> re.Pattern[str] | None:
    """Full names that don't say by themselves that they are an office's."""
    names = {folded(name) for one in offices for name in _full_names(one)}
    return any_of(
        {name for name in names if not (_OFFICE.search(name) or _DEPARTMENT.search(name))},
        words=True,
    )


def _procuratorate(low: str) -> bool:
    return "’s procuratorate" in low or "'s procuratorate" in low or "s\nprocuratorate" in low


def _full_names(one: Called) -> Iterator[str]:
    """The full name, and others of exactly the same words."""
    words = _significant(one.name)
    if len(words) > 1:
        yield one.name
        yield from (other for other in one.others if _significant(other) == words)


def _significant(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(name.lower())) - _SMALL


def _loosely(name: str) -> str:
    """A name as a pattern that line ends and kinds of apostrophe don't matter to."""
    return re.escape(name).replace("\\ ", r"\s+").replace("'", "['’]")


def _use(match: re.Match[str], passage: Passage) -> _Use:
    start, end = match.span()
    return (" ".join(passage.text[start:end].split()).replace("’", "'"), passage, start, end)


class _ShortNames(Struct, frozen=True):
    """Short names of registered offices: 某县检察院 and 某县院; full names have one form."""

    full: dict[str, str]
    """The full name of each."""
    pattern: re.Pattern[str] | None
    """Short and full names, of which the longer hides the shorter."""


def _short_names(offices: tuple[Called, ...]) -> _ShortNames:
    names = {one.name for one in offices}
    short = {
        other: one.name
        for one in offices
        for other in one.others
        if other not in names and other.endswith("院") and len(other) < len(one.name)
    }
    return _ShortNames(short, any_of({*short, *names}, words=False) if short else None)


def _chinese_uses(
    passages: Iterable[Passage], known: _ShortNames
) -> Iterator[tuple[tuple[str, str], _Use]]:
    for passage in passages if known.pattern else ():
        for match in known.pattern.finditer(passage.text) if known.pattern else ():
            if match[0] in known.full:
                yield (known.full[match[0]], "short"), _use(match, passage)


_CHIEFS = "(?:deputy |first deputy |acting )?(?:chief procurator|prosecutor general|president)"
_SECRETARIES = "(?:deputy )?(?:party )?secretary"
_ENGLISH_TITLES = (
    re.compile(rf"\b{_CHIEFS}\b", re.IGNORECASE),
    re.compile(rf"\b{_SECRETARIES}\b", re.IGNORECASE),
)
_CHINESE_TITLES = (
    re.compile(r"(?:常务副|副|代|代理)?(?:检察长|检察院院长|(?<!法院)院长)"),
    re.compile(r"党组(?:副)?书记"),
)
"""Families of titles of which a person has one at a time."""


def varying_titles(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """People to whom one text gives two titles of which nobody has both."""
    chinese = manuscript.is_chinese
    families = _CHINESE_TITLES if chinese else _ENGLISH_TITLES
    for person in rulebook.people(manuscript.post.lang, manuscript.said):
        found = list(_mentions(manuscript, person.name))
        if len(found) < 2:
            continue
        for family in families:
            forms: dict[str, list[_Use]] = {}
            for passage, start, end in found:
                for use in _title(passage, start, end, family, chinese=chinese):
                    forms.setdefault(use[0].lower(), []).append(use)
            if len(forms) > 1:
                finding = _varying("person-title-varies", forms)
                finding.values["name"] = person.name
                yield finding


def _title(
    passage: Passage, start: int, end: int, family: re.Pattern[str], *, chinese: bool
) -> Iterator[_Use]:
    """The title right before a name, or after a comma behind it."""
    before = passage.text[max(start - 40, 0) : start]
    for match in family.finditer(before):
        if match.end() == len(before.rstrip()):
            offset = start - len(before)
            yield match[0], passage, offset + match.start(), offset + match.end()
    if not chinese:
        after = re.compile(rf",\s+(?:the\s+|an?\s+)?({family.pattern})", family.flags)
        if found := after.match(passage.text, end):
            yield found[1], passage, found.start(1), found.end(1)


_ROLE_WORDS = re.compile(
    r"\b(?:procurator|prosecutor|secretary|director|member|head|deputy|deputies|officer|clerk|judge"
    r"|judges|chief|assistant|representative|supervisor|president|chair\w*|mayor|governor|lawyer"
    r"|professor|teacher|staff|leader|police|captain|editor|reporter|expert|commissioner|delegate"
    r"|procurators|prosecutors|members|officers|directors|inspector|researcher|spokes\w+)\b",
    re.IGNORECASE,
)
_CHINESE_ROLE_WORDS = re.compile(
    "检察长|书记|主任|委员|检察官|院长|局长|处长|科长|部长|组长|会长|市长|县长|省长|厅长|庭长|所长|校长"
    "|代表|干警|助理|成员|法官|法警|律师|教授|老师|记者|编辑|专家|负责人|监督员|队长|政委|主席|发言人|同志"
    "|讲师|研究员|调研员|书记员|志愿者|先生|女士"
)


def leaders_without_office(manuscript: Manuscript, rulebook: Rulebook) -> Iterator[Finding]:
    """Registered people whom a text names first without a word of what they are."""
    lang, chinese = manuscript.post.lang, manuscript.is_chinese
    roles = _CHINESE_ROLE_WORDS if chinese else _ROLE_WORDS
    for person in rulebook.people(lang, manuscript.said):
        first = next(_mentions(manuscript, person.name, body_only=True), None)
        if first is None:
            continue
        passage, start, end = first
        begin, finish = sentence_around(passage.text, start, chinese=chinese)
        sentence = passage.text[begin:finish]
        if not roles.search(sentence) and not _holds(person, sentence):
            values = {"found": person.name, "title": " / ".join(person.titles)}
            yield Finding(
                code="leader-without-office",
                passage=passage,
                start=start,
                end=end,
                values=values,
            )


def _holds(person: Official, sentence: str) -> bool:
    return any(title.lower() in sentence.lower() for title in person.titles)


def _mentions(
    manuscript: Manuscript, name: str, *, body_only: bool = False
) -> Iterator[tuple[Passage, int, int]]:
    """Where a text names somebody in full, cells and quotations left out."""
    passages = manuscript.body if body_only else manuscript.own_words
    edge = "" if re.search(rf"[{HAN}]", name) else r"\b"
    pattern = re.compile(rf"{edge}{_loosely(name)}{edge}")
    for passage in passages:
        if passage.kind in ("paragraph", "item", "field"):
            for match in pattern.finditer(passage.text):
                yield passage, match.start(), match.end()
