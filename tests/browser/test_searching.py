"""Search: what readers find is exactly what stands there, whichever server sends the index."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.search import Folding, simplified, stem
from tests.browser.served import InParts, InSeveralParts, Quiet, Served, needs_chromium, serving
from tests.small_site import SmallSite, post

pytestmark = needs_chromium

SCRIPT = Path(__file__).parents[2] / "templates/assets/search.js"
FOLD = Folding(simplified()).fold
_CHINESE = """
检察 察院 检察院 人民检察院 公益 诉讼 公益诉讼 听证 公开 公开听证 被告人 告人 诈骗 诈骗罪 罪名
工作 会议 学习 党组 要求 案件 办理 群众 信访 未成年人 保护 犯罪 司法 救助 监督
刑事 民事 行政 委员会 報告 檢察 ２０２２年 2022年 12309 AI法 ABC
"""
_ENGLISH = """
the office held a public hearing on fees and studied complaints it was studying named persons of an
planned plans planning report reported reports café Café’s resume office’s 2022 work
"""
WORDS, ENGLISH = _CHINESE.split(), _ENGLISH.split()


def chinese(random: Random) -> str:
    """A text of words that often meet by chance."""
    marks = ["", "", "", "", "，", "。", " ", "\n\n", "　"]
    return "".join(random.choice(WORDS) + random.choice(marks) for _ in range(120))


@pytest.fixture(scope="module")
def texts() -> dict[str, tuple[str, str]]:
    """Title and text of each bulletin, by its address."""
    random = Random("search")  # noqa: S311 - meant to be guessable
    found = {}
    for n in range(90):
        title = "".join(random.sample(WORDS, 3))
        found[f"/zh/{2020 + n % 4}/b{n}/"] = (title, chinese(random))
        english = " ".join(random.choice(ENGLISH) for _ in range(12))
        found[f"/{2020 + n % 4}/b{n}/"] = (f"No. {n} {random.choice(ENGLISH)}", english)
    return found


@pytest.fixture(scope="module")
def small(texts: dict[str, tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    small = SmallSite(tmp_path_factory.mktemp("search"))
    files = {"content/site.yaml": SITE}
    for address, (title, text) in texts.items():
        number = int(re.findall(r"b(\d+)", address)[0])
        date = f"{2020 + number % 4}-{number % 2 + 1:02}-{number % 28 + 1:02}"
        ending = ".zh.md" if address.startswith("/zh/") else ".md"
        path = f"content/posts/{date[:4]}/b{number}{ending}"
        column = "notices" if number % 5 == 0 else "news"
        files[path] = post(f"'{title}'", date, text, column=column)
    small.lay(files)
    small.build()
    return small


SITE = """\
title: {en: Bulletins, zh: 简讯}
base_url: https://bulletin.example/
timezone: Asia/Shanghai
languages: [en, zh]
columns:
  - {id: news, name: {en: Nouvelles, zh: 甲}}
  - {id: notices, name: {en: Avis, zh: 乙}}
"""


@pytest.fixture(scope="module", params=[InSeveralParts, InParts, Quiet])
def root(small: SmallSite, request: pytest.FixtureRequest) -> Iterator[str]:
    """The site on servers that send several parts of a file in one answer, one, or only all."""
    with serving(small.output, request.param) as address:
        yield address


def ask(page: Page, **chosen: str) -> list[str]:
    """The addresses of all pages that are found, in their order."""
    page.evaluate(
        """(chosen) => {
            const form = document.querySelector(".asking");
            document.querySelector(".found").textContent = "";
            for (const [name, value] of Object.entries(chosen)) form.elements[name].value = value;
            form.requestSubmit();
        }""",
        chosen,
    )
    state = (
        "[document.querySelector('.found').textContent, !!document.querySelector('[aria-busy]')]"
    )
    until = time.monotonic() + 20
    while time.monotonic() < until:
        said, is_busy = page.evaluate(state)
        if said and not is_busy:
            break
        time.sleep(0.01)
    while page.locator(".more:visible").count():
        before = page.locator(".hits > li").count()
        page.click(".more")
        page.wait_for_selector(f".hits > li:nth-child({before + 1})")
    found = page.eval_on_selector_all(".hits a", "all => all.map((a) => a.getAttribute('href'))")
    count = int((re.findall(r"\d+", said) or ["1" if found else "0"])[0])
    assert count == len(found) == len(set(found))
    return [str(one) for one in found]


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(".asking:visible")


def holding(texts: dict[str, tuple[str, str]], lang: str, words: str) -> set[str]:
    """The pages of a language that hold some folded characters one after another."""
    return {
        address
        for address, parts in texts.items()
        if address.startswith("/zh/") == (lang == "zh")
        and any(words in FOLD(part) for part in (parts[0], *parts[1].split("\n\n")))
    }


def test_characters_are_found_on_exactly_the_pages_on_which_they_stand_together(
    root: str, page: Page, texts: dict[str, tuple[str, str]]
) -> None:
    opened(page, f"{root}zh/search/")
    random = Random("questions")  # noqa: S311 - meant to be guessable
    wrong = {}
    flat = [FOLD(text).replace("\n", "") for address, (_, text) in texts.items() if "zh" in address]
    runs = [run for text in flat for run in re.findall(r"[\u4e00-\u9fff]{2,}", text)]
    questions = {
        "检察",
        "被告人",
        "诈骗罪",
        "檢察院",
        "人民检察院",
        "未有此词",
        "２０２２年",
        "察院公",
    }
    for _ in range(25):
        run = random.choice(runs)
        begin = random.randrange(len(run) - 1)
        questions.add(run[begin : begin + random.randint(2, 6)])
    for question in sorted(questions):
        found, wanted = set(ask(page, q=question)), holding(texts, "zh", FOLD(question))
        if found != wanted:
            wrong[question] = (sorted(found - wanted), sorted(wanted - found))
    assert wrong == {}


def test_a_character_alone_is_found_too_and_several_words_must_all_be_there(
    root: str, page: Page, texts: dict[str, tuple[str, str]]
) -> None:
    opened(page, f"{root}zh/search/")
    assert set(ask(page, q="党")) == holding(texts, "zh", "党")
    both = holding(texts, "zh", "公益") & holding(texts, "zh", "救助")
    assert set(ask(page, q="公益 救助 ")) == both


def words_of(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in re.findall(r"[a-z0-9']+", FOLD(text))]


def english(texts: dict[str, tuple[str, str]], meets: Any) -> set[str]:
    return {
        address
        for address, parts in texts.items()
        if not address.startswith("/zh/") and any(meets(words_of(part)) for part in parts)
    }


def test_english_words_are_found_in_any_inflection_and_while_they_are_typed(
    root: str, page: Page, texts: dict[str, tuple[str, str]]
) -> None:
    opened(page, f"{root}search/")
    for typed in ("studies ", "PLAN ", "Cafe ", "reporting ", "names "):
        wanted = english(texts, lambda words, t=typed: stem(t.strip().lower()) in map(stem, words))
        assert wanted, typed
        assert set(ask(page, q=typed)) == wanted, typed
    wanted = english(texts, lambda words: any(word.startswith("compl") for word in words))
    assert set(ask(page, q="compl")) == wanted
    phrase = english(texts, lambda words: " public hearing " in f" {' '.join(words)} ")
    assert set(ask(page, q='"public hearing"')) == phrase
    both = english(texts, lambda w: "public" in w) & english(texts, lambda w: "hearing" in w)
    assert set(ask(page, q="public hearing ")) >= phrase
    assert both >= phrase


def test_english_phrases_are_found_with_the_commonest_words_in_them(
    root: str, page: Page, texts: dict[str, tuple[str, str]]
) -> None:
    opened(page, f"{root}search/")
    random = Random("phrases")  # noqa: S311 - meant to be guessable
    lines = [words_of(text) for address, (_, text) in texts.items() if "zh" not in address]
    phrases = {"on the", "it was studying", "held a public", "the"}
    for _ in range(20):
        line = random.choice(lines)
        begin = random.randrange(len(line) - 1)
        phrases.add(" ".join(line[begin : begin + random.randint(2, 5)]))
    found = {phrase: set(ask(page, q=f'"{phrase}"')) for phrase in sorted(phrases)}
    assert found == {
        phrase: english(texts, lambda words, p=phrase: f" {p} " in f" {' '.join(words)} ")
        for phrase in phrases
    }
    triples = (three for line in lines for three in zip(line, line[1:], line[2:], strict=False))
    known = " ".join(next(three for three in triples if three[1] == "the"))
    assert ask(page, q=f'"{known}"')
    marks = page.eval_on_selector_all("mark", "all => all.map((one) => one.textContent)")
    assert {" ".join(words_of(mark)) for mark in marks} == {known}
    begun = english(texts, lambda words: " of a" in f" {' '.join(words)}")
    assert set(ask(page, q="of-a")) == begun


def test_titles_go_first_and_then_what_is_new(
    root: str, page: Page, texts: dict[str, tuple[str, str]]
) -> None:
    opened(page, f"{root}zh/search/")
    found = ask(page, q="检察院")
    in_title = ["检察院" in FOLD(texts[address][0]) for address in found]
    assert True in in_title
    assert in_title == sorted(in_title, reverse=True)
    years = [re.findall(r"\d{4}", address)[0] for address in found]
    split = in_title.index(False)
    assert years[:split] == sorted(years[:split], reverse=True)
    assert years[split:] == sorted(years[split:], reverse=True)


def test_a_search_is_narrowed_by_what_the_reader_chooses_and_its_address_says_so(
    root: str, page: Page
) -> None:
    opened(page, f"{root}zh/search/")
    everything = ask(page, q="检察")
    narrowed = ask(page, q="检察", year="2021", column="notices")
    assert narrowed == [
        one for one in everything if "/2021/" in one and int(one[:-1].rpartition("b")[2]) % 5 == 0
    ]
    assert narrowed
    shared = page.url
    opened(page, shared)
    page.wait_for_selector(".hits a")
    assert page.input_value("#b--words") == "检察"
    assert page.locator(".hits a").count() == min(10, len(narrowed))
    assert ask(page, q="public ", year="", column="", lang="en")[0].startswith("/20")


def test_signs_without_a_word_find_nothing_and_say_so(root: str, page: Page) -> None:
    opened(page, f"{root}zh/search/")
    assert ask(page, q="检察")
    assert ask(page, q="🙂 *") == []
    assert page.inner_text(".found").startswith("没有找到")


def test_a_search_that_is_taken_back_leaves_nothing_waiting(root: str, page: Page) -> None:
    opened(page, f"{root}zh/search/")
    page.evaluate(
        """() => {
            const form = document.querySelector(".asking"), found = form.parentElement;
            const ask = (q) => { form.elements.q.value = q; form.requestSubmit(); };
            const takeBack = () => { if (form.elements.q.value && found.ariaBusy) ask(""); };
            new MutationObserver(takeBack).observe(found, { attributes: true });
            ask("检察");
        }"""
    )
    page.wait_for_timeout(500)
    assert page.locator("[aria-busy]").count() == page.locator(".hits > li").count() == 0
    assert page.inner_text(".found") == ""


def test_what_was_looked_for_is_marked(root: str, page: Page) -> None:
    opened(page, f"{root}zh/search/")
    ask(page, q="檢察")
    marks = page.eval_on_selector_all("mark", "all => all.map((one) => one.textContent)")
    assert {"检察", "檢察"} <= set(marks)
    assert {FOLD(one).replace(" · ", "") for one in marks} == {"检察"}
    excerpts = page.eval_on_selector_all(".excerpt", "all => all.map((one) => one.textContent)")
    assert any(" · " in one for one in excerpts)
    assert not any("\n" in one for one in excerpts)


def test_the_form_on_every_page_leads_to_the_answer(served: Served, page: Page) -> None:
    with serving(served.site.folder, InParts) as root:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{root}zh/")
        page.fill(".find input", "公开听证")
        page.press(".find input", "Enter")
        page.wait_for_selector(".hits mark")
        assert page.url.endswith("/zh/search/?q=%E5%85%AC%E5%BC%80%E5%90%AC%E8%AF%81")
        assert "公开听证" in page.inner_text(".hits")
        assert said == []


def test_without_a_script_the_page_says_what_to_do_otherwise(served: Served, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url("search/index.html"))
    assert page.is_visible(".without")
    assert not page.is_visible(".asking")
    context.close()


def test_the_browser_finds_stems_as_the_index_has_them(page: Page) -> None:
    source = SCRIPT.read_text("utf-8")
    functions = source[source.index("const isVowel") : source.index("// ---- Questions")]
    endings = ("", "s", "es", "ies", "ed", "ing", "ied", "eed", "y", "e", "ss", "us", "ll", "sses")
    roots = (
        "plan hop hope rat rate stud study pol ly cry fee agr feed bl siz troubl fall controll y"
    )
    words = [root + ending for root in roots.split() for ending in endings] + ENGLISH
    assert page.evaluate(f"(words) => {{ {functions}; return words.map(stem); }}", words) == [
        stem(word) for word in words
    ]
    assert stem("studies") == stem("studying") == "studi"
    assert stem("planned") == stem("plans") == "plan"
    assert (stem("hoping"), stem("hopping"), stem("office")) == ("hope", "hop", "offic")
