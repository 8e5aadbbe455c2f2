"""Assemble: from documents and their texts to the Site and its volumes, in every language.

Known here alone: order, and who belongs to whom: columns, offices, people, tags, meeting series,
translations. `manuscripts` brings together what is known of each post, `facts` resolves the names
in one, `bulletins` puts one bulletin together, `volumes` binds those of a year; `registers` turns
the registries into pages' values, and `editions` makes of all that a site.
"""

from generator.assemble.assembly import Assembly
from generator.assemble.editions import assemble, known_in
from generator.assemble.facts import Known
from generator.assemble.manuscripts import Desk, Manuscript, desk
from generator.assemble.volumes import Bound, Entered, bind, enter

__all__ = [
    "Assembly",
    "Bound",
    "Desk",
    "Entered",
    "Known",
    "Manuscript",
    "assemble",
    "bind",
    "desk",
    "enter",
    "known_in",
]
