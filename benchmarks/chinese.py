"""The corpus in Chinese, for search: as many bulletins as one likes, the same ones every time.

In: a number. Out: Posts of about a thousand characters. As in `corpus`, the first hundred of a
thousand are the hundred of a hundred, but for their days. Sentences are put together from the words
of the trade; the people and villages in them are invented by lot, so that pairs of characters are
as many and as various as in real texts.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random

from benchmarks.corpus import DAYS, FIRST_DAY, Post

CHARACTERS = 1_000

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "安柏冰博晨成川春德东凡方飞芳峰刚光桂国海涵浩禾恒红华辉慧佳建江杰洁金静军"
    "俊凯康兰乐丽良林玲明宁培鹏平青清庆琼秋荣瑞森山珊尚胜石书淑水思松涛天婷文"
    "武希霞贤翔晓欣秀雪雅岩阳瑶一怡艺英永勇宇雨玉源云泽珍志忠"
)
_PLACES = "上下东西南北大小新老白青红黄石水河沟山岭坪坝桥塘湾田庄寨泉松柳桃杏竹梅龙凤马牛羊"
_WHO = """
检察院 第一检察部 第二检察部 第三检察部 案件管理办公室 承办检察官 院党组 检察长 检察委员会
控告申诉检察部门 人民监督员 值班律师 未成年人检察办公室
""".split()
_DID = """
审查了 听取了 走访了 回访了 核实了 通报了 督促整改了 依法办理了 专题研究了 公开宣告了
跟进监督了 评议了 受理了 总结了 部署了 移送了 公开听证了
""".split()
_WHAT = """
一起盗窃案 公益诉讼线索 检察建议的落实情况 认罪认罚案件 被告人的辩护意见 被害人的救助申请
未成年人保护工作 河道污染的治理 生产安全的隐患 民事裁判的监督申请 社区矫正的执行情况
司法救助案件 信访积案 英雄烈士纪念设施的保护 食品药品的抽检结果 行政争议的化解方案
农民工的欠薪问题 校园周边的环境 耕地保护的情况 个人信息的保护措施
""".split()
_HOW = """
并提出了具体要求 并形成了会议纪要 当场答复了群众 明确了办理期限 逐项列出了清单
限期反馈结果 由专人负责 取得了良好效果 接受了社会监督 充分听取了各方意见 进一步统一了思想
做到了案结事了
""".split()
_OPENINGS = ("", "", "", *"会上， 随后， 同时， 目前， 据了解， 今年以来， 下一步，".split())
"""What a sentence begins with; often nothing."""
_TITLES = (
    "召开工作推进会",
    "开展专项检查",
    "举行公开听证",
    "组织业务学习",
    "走访基层群众",
    "通报办案情况",
)
RARE = ("欧阳青禾", "鹦鹉洲", "量刑建议偏离度")
"""Words of which each stands in three or four bulletins, whatever the number of bulletins."""


def posts(count: int) -> Iterator[Post]:
    """The corpus, the oldest first."""
    return (post(number, count) for number in range(count))


def post(number: int, count: int) -> Post:
    """One of a corpus of so many."""
    random = Random(f"简讯 {number}")  # noqa: S311 - meant to be guessable
    return Post(
        number=number,
        slug=f"{number:05}",
        title=f"{_village(random)}{random.choice(_WHO)}{random.choice(_TITLES)}",
        day=FIRST_DAY + dt.timedelta(days=number * DAYS // count),
        tags=(),
        body=_body(random, number, count),
    )


def _body(random: Random, number: int, count: int) -> str:
    blocks: list[str] = []
    while sum(map(len, blocks)) < CHARACTERS:
        if len(blocks) % 4 == 2:
            blocks.append(f"## {random.choice(_TITLES)}")
        blocks.append("".join(_sentence(random) for _ in range(random.randint(3, 6))))
    for n, word in enumerate(RARE):
        if number % (count // 3) == n:
            blocks.append(f"材料中提到{word}的事项，已经办结。")
    return "\n\n".join(blocks) + "\n"


def _sentence(random: Random) -> str:
    who = random.choice(_WHO) if random.random() < 0.5 else f"{_person(random)}同志"
    where = f"在{_village(random)}" if random.random() < 0.4 else ""
    done = f"{random.choice(_DID)}{random.choice(_WHAT)}"
    return f"{random.choice(_OPENINGS)}{who}{where}{done}，{random.choice(_HOW)}。"


def _person(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.choices(_GIVEN, k=random.randint(1, 2)))


def _village(random: Random) -> str:
    return "".join(random.choices(_PLACES, k=2)) + random.choice("村镇乡")
