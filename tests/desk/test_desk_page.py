"""Page: what is typed is seen as the build makes it, and nothing of it is published."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.desk.page import Proof, Proofs
from generator.desk.places import Forbidden
from tests.small_site import SITE, SmallSite, post
from tests.test_invalid import CASES

PATH = "content/posts/2022/a/index.md"
Lay = Callable[..., SmallSite]


@pytest.fixture
def small(site: Lay) -> SmallSite:
    files = {PATH: post("A", "2022-05-26"), "content/posts/b.md": post("B", "2022-05-27")}
    return site({**files, "content/posts/c.md": post("C", "2022-05-28", draft="true")})


@pytest.fixture
def proofs(small: SmallSite) -> Iterator[Proofs]:
    made = Proofs(small.root)
    yield made
    made.close()


def page_of(proof: Proof) -> str:
    return (proof.folder / proof.address.strip("/") / "index.html").read_text("utf-8")


def test_the_page_of_a_text_shows_what_is_typed(proofs: Proofs, small: SmallSite) -> None:
    before = (small.root / PATH).read_bytes()
    for words in ("One.", "Two 会议."):
        proof = proofs.show(PATH, post("Typed", "2022-05-26", words, editor="Publicity"))
        assert (proof.address, proof.is_shown, proof.problems) == ("/2022/a/", True, ())
        assert "<h1>Typed</h1>" in page_of(proof)
        assert words in page_of(proof)
    assert (small.root / PATH).read_bytes() == before
    assert not small.output.exists()
    assert not small.store.exists()


def test_a_text_without_a_file_has_its_page_too(proofs: Proofs) -> None:
    proof = proofs.show("content/posts/2026/new/index.md", post("New", "2026-01-01", draft="true"))
    assert "<h1>New</h1>" in page_of(proof)
    other = proofs.show(PATH, post("A", "2022-05-26"))
    assert not (other.folder / "2026" / "new").exists()


def test_with_a_mistake_the_last_good_page_stays_and_the_field_is_named(proofs: Proofs) -> None:
    proofs.show(PATH, post("Good", "2022-05-26"))
    proof = proofs.show(PATH, post("Bad", "tomorrow"))
    assert not proof.is_shown
    assert [(each.code, each.place.field, each.place.line) for each in proof.problems] == [
        ("date-unreadable", "date", 3)
    ]
    assert "Good" in page_of(proof)
    assert proofs.show(PATH, post("Mended", "2022-05-26")).is_shown


def test_what_is_wrong_elsewhere_is_told_apart(proofs: Proofs, small: SmallSite) -> None:
    small.lay({"content/posts/b.md": post("B", "tomorrow")})
    proof = proofs.show(PATH, post("A", "2022-05-26", "[link](gone.md)", editor="Publicity"))
    assert [each.code for each in proof.problems] == ["dead-link"]
    assert [each.place.path for each in proof.elsewhere] == ["content/posts/b.md"]


def test_an_error_in_another_text_does_not_keep_the_page_back(
    proofs: Proofs, small: SmallSite
) -> None:
    small.lay({"content/posts/b.md": post("B", "tomorrow"), "content/pages/p.md": "---\n"})
    proof = proofs.show(PATH, post("A", "2022-05-26", "Typed.", editor="Publicity"))
    assert proof.is_shown
    assert "Typed." in page_of(proof)
    assert [each.place.path for each in proof.elsewhere] == [
        "content/pages/p.md",
        "content/posts/b.md",
    ]


@pytest.mark.parametrize(
    "case", ["many-at-once", "address-collision", "alias-collision", "follow-itself", "dead-anchor"]
)
def test_whatever_is_wrong_with_other_texts_this_one_has_its_page(case: str, site: Lay) -> None:
    small = site({})
    shutil.copytree(CASES / case, small.root, dirs_exist_ok=True)
    proofs = Proofs(small.root)
    proof = proofs.show(PATH, post("A", "2022-05-26", "Typed.", editor="Publicity"))
    proofs.close()
    assert proof.is_shown
    assert "Typed." in page_of(proof)
    assert proof.elsewhere


def test_without_a_registry_or_a_template_no_page_is_made_and_it_is_said_why(
    proofs: Proofs, small: SmallSite
) -> None:
    text = post("A", "2022-05-26", editor="Publicity")
    proofs.show(PATH, text)
    for path, broken in {
        "templates/pages/article.html": "{% if %}",
        "content/people.yaml": "- {",
    }.items():
        small.lay({path: broken})
        proof = proofs.show(PATH, text)
        assert not proof.is_shown
        assert path in [each.place.path for each in proof.elsewhere]


def test_a_registry_is_tried_out_on_the_home_page(proofs: Proofs) -> None:
    proof = proofs.show("content/site.yaml", SITE.replace("Bulletins", "Gazette"))
    assert (proof.address, proof.is_shown) == ("/", True)
    broken = proofs.show("content/people.yaml", "- id: [\n")
    assert not broken.is_shown
    assert {(each.place.path, each.place.line) for each in broken.problems} == {
        ("content/people.yaml", 1)
    }


def test_what_breaks_the_house_style_is_told_beside_the_page(proofs: Proofs) -> None:
    proof = proofs.show(PATH, post("A", "2022-05-26"))
    assert proof.is_shown
    assert [each.code for each in proof.problems] == ["provenance-missing"]
    assert proof.elsewhere == ()


def test_a_site_below_a_path_has_its_addresses_there(site: Lay) -> None:
    text = SITE.replace("bulletin.example/", "bulletin.example/公报/")
    small = site({"content/site.yaml": text, PATH: post("A", "2022-05-26")})
    proofs = Proofs(small.root)
    proof = proofs.show(PATH, post("A", "2022-05-26"))
    proofs.close()
    assert proof.address == proof.base_path + "2022/a/"
    assert proof.base_path.isascii()


def test_a_process_that_ends_is_begun_anew(proofs: Proofs) -> None:
    proofs.show(PATH, post("A", "2022-05-26"))
    process = proofs._apart._process
    assert process
    process.kill()
    process.join()
    with pytest.raises(ChildProcessError):
        proofs.show(PATH, post("A", "2022-05-26"))
    assert proofs.show(PATH, post("Again", "2022-05-26")).is_shown


def test_a_path_that_leads_elsewhere_is_refused(proofs: Proofs) -> None:
    with pytest.raises(Forbidden):
        proofs.show("content/../secret.md", "x")


def test_a_text_of_any_kind_leaves_the_desk_alive(proofs: Proofs, small: SmallSite) -> None:
    for text in ("", "\ud83d", "---\n", "---\ntitle: [\n---\n", "\0"):
        assert not proofs.show(PATH, text).is_shown
    assert isinstance(small.root, Path)
    assert proofs.show(PATH, post("A", "2022-05-26")).is_shown
