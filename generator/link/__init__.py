"""Link: what the addresses in texts lead to, and which files go out with them.

In: every text's link table, the routes, the files that exist. Out: each text's addresses resolved,
and the links that lead nowhere.
"""

from generator.link.links import Linked, Text, Wanted, link, link_tables, topic_tables
from generator.link.resolving import Terrain

__all__ = ["Linked", "Terrain", "Text", "Wanted", "link", "link_tables", "topic_tables"]
