"""What the tests of the editorial rules start from: the demonstration's rulebook, and texts."""

import datetime as dt
from functools import cache
from pathlib import Path

from generator.config import read_config
from generator.dates import Interval, Moment
from generator.discover import discover, reader
from generator.documents import Post
from generator.editorial import Manuscript, Rulebook, rulebook_of, shipped_words
from generator.schema import Meeting, PostMatter

ROOT = Path(__file__).parents[2]
PUBLISHED, HELD = dt.date(2022, 5, 26), dt.date(2022, 5, 20)


@cache
def rulebook() -> Rulebook:
    """That of the demonstration: its offices and people, and the program's word lists."""
    found, _ = discover(ROOT, {}, {})
    config, problems = read_config(found.sources, reader(ROOT, {}))
    assert config is not None, problems
    return rulebook_of(config, shipped_words())


def manuscript(
    body: str,
    lang: str = "en",
    *,
    date: dt.date = PUBLISHED,
    held: dt.date = HELD,
    title: str = "A",
    head: str = "---\ntitle: A\n---\n",
) -> Manuscript:
    """A bulletin with this text, which reports a meeting and says who edited it."""
    meeting = Meeting(type="departmental", held=Interval(held, held))
    matter = PostMatter(title=title, date=Moment(date), editor="Publicity", meeting=meeting)
    post = Post(
        path="content/posts/2022/a.md",
        key="content/posts/2022/a",
        lang=lang,
        matter=matter,
        body_start=len(head),
        body_line=head.count("\n") + 1,
        text_digest="",
    )
    return Manuscript(post, head + body)
