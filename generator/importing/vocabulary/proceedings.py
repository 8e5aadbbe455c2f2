"""Proceedings: the words for what a meeting had before it, what it decided, and who sat there."""

AGENDA_ZH = (
    "传达学习",
    "学习传达",
    "集体学习",
    "专题学习",
    "传达",
    "学习",
    "审议",
    "研究",
    "听取",
    "讨论",
    "审查",
    "通报",
)
"""Verbs with which an item of the agenda begins, the longer before those that they begin with."""
AGENDA_EN = (
    "conveyed and studied",
    "heard",
    "reviewed",
    "studied",
    "discussed",
    "considered",
    "examined",
    "deliberated on",
)
ADVERBS_ZH = "还|并|首先|随后|同时|最后|认真|专题|集中|逐项|分别"
"""What may stand between the meeting and its verb."""
DECIDING_ZH = (
    "(?:经?(?:集体)?(?:讨论|研究|审议|表决))?(?:一致)?(?:决定|同意)",
    "会议决定",
)
DECIDING_EN = r"(?:decided|resolved|agreed)(?: that| to)?"
ADOPTING_ZH = "(?:审议|讨论|表决|研究)(?:并|后|一致)*通过了?"
ADOPTING_EN = "adopted|approved"
GROUPS_ZH = (
    "全体",
    "全院",
    "各",
    "其他",
    "干警",
    "人员",
    "负责人",
    "负责同志",
    "成员",
    "委员",
    "代表",
    "班子",
    "领导",
    "干部",
    "党员",
    "检察官",
    "听证员",
)
"""Words by which a group is known: 全体干警, 各部门负责人, 院党组成员."""
