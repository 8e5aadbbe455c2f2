"""Meetings: the words for their kinds, for holding them, and for where they are held."""

from collections.abc import Mapping

_LARGER = "(?:enlarged|expanded)"
_PARTY_GROUP = r"(?:leading )?party (?:leading )?(?:members[’'] )?(?:leadership )?group"
MEETING_TYPES: Mapping[str, tuple[str, ...]] = {
    "party-group": (
        r"党组[（(]?(?:扩大)?[）)]?(?:会议|会)",
        rf"(?:{_LARGER} )?{_PARTY_GROUP}(?: \({_LARGER}\)| {_LARGER})? meeting",
        rf"(?:{_LARGER} )?meeting of the {_PARTY_GROUP}",
        rf"{_PARTY_GROUP}[^.;]{{0,90}}? (?:met|held an? (?:{_LARGER} )?meeting)\b",
    ),
    "procuratorial-committee": (
        r"检察委员会(?:会议|全体会议)",
        r"检委会(?:会议)?",
        r"(?:meeting of the )?procuratorial committee(?: meeting)?",
    ),
    "chief-procurator": (
        r"检察长办公(?:会议|会)",
        r"chief procurator[’']?s?[’']? (?:office |working |executive )?meeting",
    ),
    "departmental": (
        r"(?:部|处|科|局)务(?:会议|会)",
        r"(?:ministerial|departmental|department) meeting",
    ),
    "study": (
        r"中心组[^。；，]{0,30}学习",
        r"(?:党组)?(?:理论学习)?中心组(?:集体|专题|理论|扩大|（扩大）)*学习(?:会议|会)?",
        r"(?:theor(?:y|etical) )?(?:central group )?study (?:session|meeting)",
    ),
    "press-conference": (r"新闻(?:发布|通气)会", r"(?:press|news) (?:conference|briefing)"),
    "hearing": (r"(?:公开)?听证会", r"公开听证", r"(?:public|open) hearing"),
    "commendation": (
        r"(?:总结)?表彰(?:大会|会议|会)",
        r"commendation (?:meeting|conference|ceremony)",
    ),
    "mobilisation": (
        r"(?:工作)?动员(?:部署)?(?:大会|会议|会)",
        r"mobili[sz]ation (?:meeting|conference)",
    ),
    "video": (
        r"(?:电视电话|视频)(?:会议|会)",
        r"video(?:-| )?(?:tele)?(?:conference|meeting)",
        r"video and telephone conference",
    ),
    "forum": (
        r"(?:座谈|研讨|交流)(?:会议|会)",
        r"(?:symposium|seminar|forum|discussion meeting)",
    ),
    "all-staff": (
        r"全(?:体|院)(?:检察)?(?:干警|人员|职工)?(?:大会|会议)",
        r"(?:all-staff meeting|general meeting|meeting of all (?:staff|officers|personnel))",
    ),
}
"""The words for each type of meeting of the schema, the surest first."""
ANY_MEETING = (r"(?:工作)?(?:推进|部署|总结|培训|调度|例)?(?:大会|会议)", r"(?:meeting|conference)")
"""Words for a meeting whose type they do not tell."""
HOLDING = (
    r"召开",
    r"举行",
    r"举办",
    r"组织召开",
    r"h(?:eld|olds?|osted)",
    r"conven(?:ed|es)",
    r"organi[sz]ed",
    r"took place",
    r"presid(?:ed|es) over",
    r"chaired",
    r"met",
    r"开展",
)
"""Verbs for a meeting's being held."""
PLACES_EN = (
    r"(?:conference|meeting|hearing|lecture|reception) (?:room|hall)|hall|auditorium|cent(?:re|er)"
)
PLACES_ZH = "会议室|会议厅|会议中心|礼堂|报告厅|听证室|会堂|接待大厅|多功能厅|发布厅|视频室"
"""Where meetings are held."""
MEETING_DOES_ZH = (
    "研究",
    "审议",
    "传达",
    "听取",
    "决定",
    "通过",
    "由",
    "以",
    "学习",
    "部署",
    "宣读",
    "通报",
    "总结",
    "邀请",
)
"""What a meeting does besides; a sentence that begins so begins something new."""
