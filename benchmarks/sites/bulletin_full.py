"""The corpus as an office's portal would have it: our own theme, and every kind of page.

Each bulletin belongs to one of 25 offices and often to a department, and stands in one of seven
columns; every other one reports a meeting with people, requirements and decisions; one of fifty has
an old address that redirects. Who and what is chosen by the post's number alone.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus import Post
from benchmarks.sites.dialect import Dialect, with_front_matter, write

THEME = Path(__file__).parent.parent.parent / "templates"

SETTINGS = """\
title: Benchmark
base_url: https://bench.example/
description: A portal of invented offices.
owner: The provincial office
languages: [en]
defaults: {column: updates, organization: province}
columns:
  - {id: news, name: News}
  - {id: updates, name: Work updates}
  - id: casework
    name: Casework
    columns:
      - {id: criminal, name: Criminal}
      - {id: civil, name: Civil}
  - {id: notices, name: Notices, freshness: notice}
  - {id: openness, name: Openness, freshness: annual}
footer_menu: [{kind: offices}, {kind: people}, {kind: meetings}, {kind: tags}, {kind: archives}]
friends:
  - {name: Neighbours, links: [{name: A daily, url: "https://daily.example/"}]}
"""
COLUMNS = ("news", "updates", "criminal", "civil", "notices", "openness")
DEPARTMENTS = ("first", "second", "third", "fourth")
CITIES = ("eastern", "western", "northern", "southern")
COUNTIES = tuple(f"{city}-county-{number}" for city in CITIES for number in range(1, 6))
OFFICES = ("province", *CITIES, *COUNTIES)
PEOPLE = {office: tuple(f"{office}-official-{n}" for n in range(1, 5)) for office in OFFICES}
"""Four officials of each office."""
MEETINGS = ("party-group", "procuratorial-committee", "departmental", "study", "forum", "video")


def _settings(site: Path) -> None:
    write(site / "content/site.yaml", SETTINGS)
    # JSON is YAML as well.
    write(site / "content/organizations.yaml", json.dumps([_offices()], indent=1))
    write(site / "content/people.yaml", json.dumps(list(_people()), indent=1))
    for order, name in enumerate(("about", "contact", "accessibility")):
        front = f"---\ntitle: {name.title()}\norder: {order}\n---\n"
        write(site / f"content/pages/{name}.md", f"{front}\nWhat there is to say.\n")
    # A site's own template at this path stands before the theme's.
    (site / "templates").mkdir()
    shutil.copy(THEME / "base.html", site / "templates/base.html")


def _offices() -> dict[str, Any]:
    cities = [
        _office(city, "municipal", [_office(one, "county") for one in COUNTIES if city in one])
        for city in CITIES
    ]
    return _office("province", "provincial", cities)


def _office(id_: str, level: str, below: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    departments = [{"id": one, "name": f"{one.title()} Department"} for one in DEPARTMENTS]
    name = f"The {id_.replace('-', ' ')} office"
    return {
        "id": id_,
        "name": name,
        "level": level,
        "departments": departments,
        "offices": below or [],
    }


def _people() -> Iterator[dict[str, Any]]:
    for office, ids in PEOPLE.items():
        for id_, department in zip(ids, DEPARTMENTS, strict=True):
            post = {"organization": f"{office}/{department}", "title": "Director"}
            yield {"id": id_, "name": id_.replace("-", " ").title(), "posts": [post]}


def _text(post: Post) -> str:
    random = Random(f"office of {post.number}")  # noqa: S311 - meant to be guessable
    office = random.choice(OFFICES)
    lines = [f"organization: {office}", f"column: {random.choice(COLUMNS)}"]
    if random.random() < 0.6:
        lines.append(f"department: {office}/{random.choice(DEPARTMENTS)}")
    if post.number % 50 == 0:
        lines.append(f"aliases: [/old/{post.number}.shtml]")
    if post.number % 2:
        lines.append(f"meeting: {json.dumps(_meeting(random, office, post))}")
    return with_front_matter(post, *lines)


def _meeting(random: Random, office: str, post: Post) -> dict[str, Any]:
    presiding, *attending = random.sample(PEOPLE[office], 4)
    return {
        "type": random.choice(MEETINGS),
        "held": str(post.day),
        "presided_by": [presiding],
        "attended_by": [*attending, random.choice(PEOPLE["province"])][: random.randint(1, 4)],
        "requirements": [
            {"heading": "Raise the bar", "text": "What was good is to be better.", "by": presiding},
            {"heading": "Keep at it", "text": "What was begun is to be finished."},
        ],
        "decisions": [{"text": "The plan is adopted.", "owner": "all departments"}],
    }


FULL = Dialect(
    settings=_settings,
    posts="content/posts",
    text=_text,
    template="templates/base.html",
    footing="</body>",
)
