"""Registries: what the registries and the site file say must agree with each other and be used."""

import re
from collections.abc import Iterator

from generator.checks.material import Material
from generator.config import PEOPLE, SITE, TOPICS
from generator.errors import Problem, nearest, problem_in_field
from generator.schema_site import ColumnEntry


def unknown_posts(material: Material) -> Iterator[Problem]:
    """A post must be held at one registered office or department."""
    names = material.names
    if not names.offices:
        return
    known = [*names.offices, *(d for index in names.departments.values() for d in index)]
    for n, person in enumerate(material.config.people):
        for m, post in enumerate(person.posts):
            ids, field = names.place(post.organization), f"{n}.posts.{m}.organization"
            values = {"name": post.organization}
            if not ids:
                values["near"] = nearest(post.organization, known)
                yield problem_in_field("post-organization-unknown", PEOPLE, field, **values)
            elif len(ids) > 1:
                values["candidates"] = ", ".join(ids)
                yield problem_in_field("organization-ambiguous", PEOPLE, field, **values)


def unseen_covers(material: Material) -> Iterator[Problem]:
    """A topic's cover has words for those who can't see it."""
    for n, topic in enumerate(material.config.topics):
        if topic.cover and not (topic.cover.alt or topic.cover.decorative):
            field, values = f"{n}.cover.src", {"topic": topic.id}
            yield problem_in_field("topic-cover-without-alt", TOPICS, field, **values)


_ID_CODE = re.compile(r"(bm[0-9]{8}|[0-9]{10})\Z")


def government_tags(material: Material) -> Iterator[Problem]:
    """What page tags must say and the site file doesn't say (国办发〔2017〕47号)."""
    government = material.config.site.profiles.cn_gov
    if government is None:
        return
    if not _ID_CODE.match(government.id_code):
        field, values = "profiles.cn_gov.id_code", {"id_code": government.id_code}
        yield problem_in_field("site-code-wrong", SITE, field, **values)
    for field, column in _all(material.config.site.columns, "columns"):
        said = {"purpose": column.purpose, "type": column.type, "keywords": column.keywords}
        if missing := ", ".join(f"`{key}`" for key, value in said.items() if not value):
            values = {"column": column.id, "missing": missing}
            yield problem_in_field("column-tags-missing", SITE, f"{field}.id", **values)


def _all(columns: tuple[ColumnEntry, ...], field: str) -> Iterator[tuple[str, ColumnEntry]]:
    for n, column in enumerate(columns):
        yield f"{field}.{n}", column
        yield from _all(column.columns, f"{field}.{n}.columns")


def blank_columns(material: Material) -> Iterator[Problem]:
    """A column without a bulletin in any language is blank (国办秘函〔2019〕19号 counts them)."""
    if not material.is_whole:
        return
    spines = [spine for volume in material.volumes for spine in volume.spines.values()]
    used = {column for spine in spines for column in spine.last}
    for field, id_ in _leaves(material.config.site.columns, "columns", ""):
        if id_ not in used:
            yield problem_in_field("column-blank", SITE, f"{field}.id", column=id_)


def _leaves(columns: tuple[ColumnEntry, ...], field: str, above: str) -> Iterator[tuple[str, str]]:
    for n, column in enumerate(columns):
        if column.columns:
            yield from _leaves(column.columns, f"{field}.{n}.columns", f"{above}{column.id}/")
        else:
            yield f"{field}.{n}", f"{above}{column.id}"
