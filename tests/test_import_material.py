"""What the core makes of a reader's Material: structured clues, pictures, Markdown of its own."""

import datetime as dt
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.catalogues import message_words
from generator.config import read_config
from generator.discover import discover, reader
from generator.importing.already import archive_of
from generator.importing.bundles import folders_of
from generator.importing.facts import proposal_of
from generator.importing.imports import Outcome, Workshop, settled, unasked
from generator.importing.material import Block, Clue, Given, Material, Picture
from generator.importing.reading import known_of
from generator.report import Request
from tests.test_importing import laid_out

NOW = dt.datetime(2026, 9, 21, tzinfo=dt.UTC)
TEXT = Block(kind="prose", text="The **hall** opens at [nine](https://hall.example/).")


def workshop(site: Path) -> Workshop:
    found, _ = discover(site, {}, {})
    config, _ = read_config(found.sources, reader(site, {}))
    assert config is not None
    return Workshop(
        request=Request(root=site, output=site / "output", clock=NOW, dry=True),
        known=known_of(config, NOW.date()),
        archive=archive_of(site),
        folders=folders_of(site),
        words=message_words("en"),
        dry=False,
    )


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return file.getvalue()


def outcome(site: Path, material: Material, *, only_sure: bool = False) -> Outcome:
    shop = workshop(site)
    given = Given(path=site / "old.md", shown="old.md", data=b"", within=site)
    proposal = proposal_of(given, material, shop.known, only_sure=only_sure)
    (result,) = settled([(proposal, unasked(proposal))], shop)
    return result


def sure(key: str, value: object) -> Clue:
    return Clue(key=key, value=value, words=f"{key}: {value}", is_sure=True)


def test_the_front_matter_of_another_program_becomes_ours(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    clues = (
        sure("title", "Hall: hours"),
        sure("date", "2024-05-06T09:30:00+08:00"),
        sure("updated", "2024-06-01"),
        sure("column", "要闻"),
        sure("tags", ("404", "no")),
        sure("aliases", ("/old/hours.html",)),
        sure("extra.weight", 3),
        sure("extra.params", {"a": [1, "b"]}),
    )
    done = outcome(site, Material(blocks=(TEXT,), clues=clues))
    assert done.became == "written", done.problems
    assert (site / done.path).read_text("utf-8").partition("id: ")[0] == (
        '---\ntitle: "Hall: hours"\ndate: 2024-05-06 09:30\n'
    )
    matter = (site / done.path).read_text("utf-8").partition("updated: ")[2]
    assert matter == (
        "2024-06-01\ncolumn: news\n"
        'tags: ["404", "no"]\naliases: ["/old/hours.html"]\n'
        "extra:\n  weight: 3\n  params:\n    a: [1, b]\n"
        "---\n\nThe **hall** opens at [nine](https://hall.example/).\n"
    )


def test_a_draft_elsewhere_is_a_draft_here_without_a_remark(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    clues = (
        sure("title", "Hall"),
        sure("date", "2024-05-06"),
        Clue(key="draft", value=True, words="draft: true", is_sure=True),
    )
    done = outcome(site, Material(blocks=(TEXT,), clues=clues))
    assert done.became == "draft"
    text = (site / done.path).read_text("utf-8")
    assert "draft: true\n" in text
    assert "#" not in text


def test_a_clue_that_the_site_has_no_use_for_is_listed(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    clues = (sure("title", "Hall"), sure("date", "2024-05-06"), sure("column", "Gardening"))
    done = outcome(site, Material(blocks=(TEXT,), clues=clues))
    assert done.left_out == ("column: Gardening",)


def test_a_meeting_of_which_only_the_day_is_known_has_a_guessed_type(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    clues = (sure("title", "Hall"), sure("date", "2024-05-06"), sure("meeting.held", "2024-05-01"))
    done = outcome(site, Material(blocks=(TEXT,), clues=clues))
    assert done.became == "draft"
    assert done.unconfirmed == ("meeting.type",)
    again = outcome(laid_out(tmp_path / "b"), Material(blocks=(TEXT,), clues=clues), only_sure=True)
    assert again.became == "written"


def test_pictures_stand_beside_the_text_that_shows_them(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    shown = Block(kind="picture", text="![The hall](hall.png)")
    picture = Picture(name="hall.png", data=png(), alt="The hall")
    clues = (sure("title", "Hall"), sure("date", "2024-05-06"))
    done = outcome(site, Material(blocks=(TEXT, shown), clues=clues, pictures=(picture,)))
    assert done.became == "written", done.problems
    folder = (site / done.path).parent
    assert {file.name for file in folder.iterdir()} == {"index.md", "hall.png"}
    assert not list((site / "content").rglob("*.tmp"))


def test_a_picture_that_is_missing_makes_a_draft_that_says_so(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    shown = Block(kind="picture", text="![The hall](hall.png)")
    clues = (sure("title", "Hall"), sure("date", "2024-05-06"))
    done = outcome(site, Material(blocks=(TEXT, shown), clues=clues))
    assert done.became == "draft"
    assert [one.code for one in done.problems] == ["dead-link"]
    assert "# - dead-link: " in (site / done.path).read_text("utf-8")


def test_a_file_that_not_even_a_draft_can_be_is_refused_with_its_reasons(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    clues = (sure("title", "Hall"), sure("date", "2024-05-06"), sure("pinned", "perhaps"))
    done = outcome(site, Material(blocks=(TEXT,), clues=clues))
    assert done.became == "refused"
    assert [one.code for one in done.problems] == ["import-unfit", "yes-no-expected"]
    assert not (site / "content/posts/2024/hall").exists()


def test_numbered_lists_are_requirements_where_they_are_announced(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    blocks = (
        Block(kind="prose", text="Ruopu held a symposium on 3 May 2024."),
        Block(kind="prose", text="The meeting put forward **two requirements**:"),
        Block(kind="list", text="1. Read every letter.\n2. Answer it. Seven days are enough."),
        Block(kind="prose", text="All agreed."),
    )
    clues = (sure("title", "Ruopu holds a symposium"), sure("date", "2024-05-06"))
    done = outcome(site, Material(blocks=blocks, clues=clues))
    text = (site / done.path).read_text("utf-8")
    assert "    - heading: Read every letter\n    - heading: Answer it\n" in text
    assert text.endswith("The meeting put forward **two requirements**.\n\nAll agreed.\n")
