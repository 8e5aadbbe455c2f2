"""The importer's recognisers, sentence by sentence: what each knows, and what it lets be."""

from pathlib import Path

import pytest

from generator.importing import people_en, people_zh
from generator.importing.days import days, spelled
from generator.importing.labels import credits_of, facts_of
from generator.importing.material import Given, Refusal
from generator.importing.openers import opens, ordinal_of
from generator.importing.paragraphs import cut
from generator.importing.refusals import refuse
from generator.importing.scripts import language_of
from generator.importing.spaces import mended
from generator.importing.texts import material_of


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("attended the meeting.At it,Zhu spoke", "attended the meeting. At it, Zhu spoke"),
        ("done;Second, begin", "done; Second, begin"),
        ("in 2022.Zhu went “home.”Then", "in 2022. Zhu went “home.” Then"),
        ("requirements:First, read", "requirements: First, read"),
        ("(see below).Next", "(see below). Next"),
        ('must "serve".Gu left', 'must "serve". Gu left'),
        ("On January 27,Gu presided", "On January 27, Gu presided"),
    ],
)
def test_a_space_that_was_lost_comes_back(lost: str, whole: str) -> None:
    assert mended(lost) == whole


@pytest.mark.parametrize(
    "text",
    [
        "the U.S.A. fair",
        "J.K.Lin and Mr.Lin paid 3.5 for No.7",
        "see https://A.Example/B.html?X=Y;Z, or www.Tanwu.Example/Answers.Html",
        "write to Lin.Moran@Ruopu.Example",
        "the file Report.Pdf and e.g.This",
        "at 10:30 and 1,000 times",
        "the picture &lt;Issue 45> of R&amp;D, &lt;b",
        'the ".NET" and 3,GB',
    ],
)
def test_a_full_stop_that_ends_no_sentence_gets_no_space(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2022-05-26 0 By", {"date": "2022-05-26"}),
        ("Posted on May 26, 2022 by Lin Moran", {"date": "2022-05-26", "author": ("Lin Moran",)}),
        (
            "时间：2022-05-26 10:30  作者：  来源：  【字号： 大 | 中 | 小 】",
            {"date": "2022-05-26 10:30"},
        ),
        ("来源：箬浦日报 编辑：傅雨 审核：于松年", {"source.name": "箬浦日报", "editor": "傅雨"}),
        ("（记者 苗若溪 摄影：傅雨）", {"author": ("苗若溪",), "photographer": "傅雨"}),
        ("（第二检察部 供稿）", {"author": ("第二检察部",)}),
        ("来源： 作者：", {}),
        ("首页 > 检务公开 > 工作动态 > 正文", {"column": "工作动态"}),
        (
            "原创 于松年 檀坞检察 2026-06-20 18:02 衡泽",
            {"date": "2026-06-20 18:02", "source.name": "檀坞检察", "author": ("于松年",)},
        ),
        (
            "Updated: Jan 30, 2026 (Ruopu Procuratorate)",
            {"date": "2026-01-30", "source.name": "Ruopu Procuratorate"},
        ),
        ("（文/图 苗若溪）", {"author": ("苗若溪",)}),
        ("上一篇：没有了", {}),
        ("large | in | Small", {}),
    ],
)
def test_a_line_of_facts_says_what_has_a_value(line: str, said: dict[str, object]) -> None:
    facts = facts_of(line)
    assert facts is not None
    assert {clue.key: clue.value for clue in facts.clues} == said


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year the hall is open.",
        "2022-05-26 第二检察部召开部务会",
        "时间：2022年6月1日上午9时 地点：三楼会议室",
        "记者会在下午举行",
        "通讯员培训班开班",
        "时间都去哪儿了：记一位检察官",
        "Source: the people know best, and they said so.",
        "2022",
        "定于 2022-05-26 09:30",
        "首页改版，群众办事更方便",
        "点击上方蓝字关注我们的普法活动",
    ],
)
def test_a_sentence_is_no_line_of_facts(line: str) -> None:
    assert facts_of(line) is None


def test_bars_part_a_label_from_its_value_below_a_text_and_nowhere_else() -> None:
    below = credits_of("编辑 | 傅雨")
    assert below is not None
    assert [(clue.key, clue.value) for clue in below.clues] == [("editor", "傅雨")]
    assert facts_of("记者丨走进田间的检察官") is None


def test_what_the_page_changed_last_does_not_count_before_what_it_says_outright() -> None:
    facts = facts_of("更新时间：2026-04-03 发布时间：2026-04-02")
    assert facts is not None
    assert [clue.value for clue in facts.clues if clue.is_sure] == ["2026-04-02"]


def test_a_day_alone_below_a_text_is_part_of_it() -> None:
    assert credits_of("2022年5月26日") is None
    assert credits_of("责任编辑：傅雨") is not None


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("on February 9, 2022", "2022-02-09"),
        ("9th of February 2022", "2022-02-09"),
        ("from March 3 to 5, 2022", "2022-03-03/2022-03-05"),
        ("2022年2月28日至3月1日", "2022-02-28/2022-03-01"),
        ("2022/2/9", "2022-02-09"),
        ("2022.02.09", "2022-02-09"),
        ("二○二二年二月九日", "2022-02-09"),
        ("二零二五年十二月三十一日", "2025-12-31"),
    ],
)
def test_a_date_is_read_in_each_spelling(text: str, spelling: str) -> None:
    (day,) = days(text)
    assert f"{day.interval()}" == spelling


@pytest.mark.parametrize(
    "text", ["February 30, 2022", "1.2.3", "3月", "version 2022.13.40", "17日"]
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert [day for day in days(text) if day.interval(2022)] == []
    assert spelled(text) is None


Acts = list[tuple[str, str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Lin Moran, a member of the Party group, and Director of the Office, presided.",
            [("preside", "Lin Moran", ("member of the Party group", "Director of the Office"))],
        ),
        (
            "The meeting was chaired by Deputy Chief Procurator Lin Moran.",
            [("preside", "Lin Moran", ("Deputy Chief Procurator",))],
        ),
        (
            "Gu Huaiyue, director of the office, and He Zhiwei, deputy director, attended.",
            [
                ("attend", "Gu Huaiyue", ("director of the office",)),
                ("attend", "He Zhiwei", ("deputy director",)),
            ],
        ),
        ("Gu stressed that it is so.", [("speak", "Gu", ())]),
        ("All officers of the Second Procuratorial Department attended the meeting.", []),
        ("The Leading Party Group stressed this.", []),
        ("The meeting pointed out that much is left.", []),
    ],
)
def test_people_in_english_are_known_by_what_they_do(text: str, acts: Acts) -> None:
    found = [(one.part, one.person.name, one.person.roles) for one in people_en.appearances(text)]
    assert found == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("会议由党组书记、检察长顾怀岳主持。", [("preside", "顾怀岳", ("党组书记", "检察长"))]),
        (
            "党组成员、副检察长于松年、闻人澜，政治部主任柏承霖参加会议。",
            [
                ("attend", "于松年", ("党组成员", "副检察长")),
                ("attend", "闻人澜", ("副检察长",)),
                ("attend", "柏承霖", ("政治部主任",)),
            ],
        ),
        ("顾检指出，要实。", [("speak", "顾", ("检",))]),
        ("顾怀岳检察长强调，要实。", [("speak", "顾怀岳", ("检察长",))]),
        (
            "副检察长于松年出席会议并讲话。",
            [("attend", "于松年", ("副检察长",)), ("speak", "于松年", ("副检察长",))],
        ),
        ("全体干警参加学习。", []),
        ("全体党组成员参加学习。", []),
        ("高检要求，各地要抓实。", []),
        ("会议强调，要实。", []),
    ],
)
def test_people_in_chinese_are_known_by_what_they_do(text: str, acts: Acts) -> None:
    found = [(one.part, one.person.name, one.person.roles) for one in people_zh.appearances(text)]
    assert found == acts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("First, read", 1),
        ("Secondly, answer", 2),
        ("一是认真", 1),
        ("二要及时", 2),
        ("（三）从严", 3),
        ("第四，要", 4),
        ("十一、抓落实", 11),
        ("2.答复", 2),
        ("3.5个百分点", 0),
        ("一个人", 0),
        ("第一检察部", 0),
        ("Second Procuratorial Department", 0),
    ],
)
def test_an_ordinal_is_told_from_a_number(text: str, number: int) -> None:
    assert ordinal_of(text)[0] == number


def test_a_paragraph_begins_where_somebody_speaks_and_never_within_quotes() -> None:
    first = "2月9日，檀坞县人民检察院召开部务会，总结上年工作，部署本年任务，全体干警参加了会议。"
    quoted = "于松年说：“第一次来的时候，大家都很紧张。会议指出的问题，后来都改了。”"
    assert cut(f"{first}{quoted}会议强调，要实。") == [f"{first}{quoted}", "会议强调，要实。"]
    assert opens("会议强调，要实。")
    assert not opens("他们后来都改了。")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The hall is open.", "en"),
        ("会议由Chen Lingbao主持。", "zh"),
        ("こちらは検察庁のお知らせです。", ""),
        ("Прокуратура сообщает.", ""),
        ("1234", ""),
    ],
)
def test_the_language_is_told_by_its_letters(text: str, lang: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize(
    "text",
    [
        "Documents found in the case\n\nThe file that could not be opened at first was read later.",
        "Our timetable\n\n1 May: open day.\n\n4 June: hearing.\n\nEverybody is welcome, each time.",
        "网站升级通知\n本网站今晚升级，届时网页无法打开，请谅解。升级后一切照旧。",
    ],
)
def test_a_text_that_only_speaks_of_such_pages_is_not_refused(text: str) -> None:
    path = Path("/notice.txt")
    given = Given(path=path, shown="notice.txt", data=text.encode(), within=path.parent)
    try:
        refuse(material_of(text), given)
    except Refusal as error:
        pytest.fail(error.problem.code)
