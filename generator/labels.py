"""Labels: the words for ids of the schema and for the kinds of page, as message ids.

One table, so that templates (through the filter `label`), page titles and the manual say the same;
the catalogues translate them.
"""

LABELS = {
    "party-group": "Party group meeting",
    "procuratorial-committee": "Procuratorial Committee meeting",
    "chief-procurator": "Chief procurator’s office meeting",
    "departmental": "Departmental meeting",
    "study": "Theory study session",
    "all-staff": "All-staff meeting",
    "video": "Video conference",
    "forum": "Forum",
    "mobilisation": "Mobilisation meeting",
    "commendation": "Commendation meeting",
    "press-conference": "Press conference",
    "hearing": "Public hearing",
    "other": "Meeting",
    "in-person": "In person",
    "hybrid": "In person and by video",
    "supreme": "Supreme procuratorate",
    "provincial": "Provincial procuratorate",
    "municipal": "Municipal procuratorate",
    "county": "County procuratorate",
    "dispatched": "Dispatched procuratorate",
    "special": "Special procuratorate",
    "human": "Human translation",
    "machine": "Machine translation",
    "post-edited": "Machine translation, edited by a person",
    "archives": "Archive",
    "friends": "Links",
    "meetings": "Meetings",
    "offices": "Offices",
    "people": "People",
    "tags": "Subjects",
    "home": "Home",
    "not_found": "Page not found",
}
"""The English words by id."""
