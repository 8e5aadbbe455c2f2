"""Where the build may not write, it says so, or ends right; the site that stands stays whole."""

from pathlib import Path

from tests.crash.command import Ended
from tests.crash.crash_site import CleanBuilds, CrashSite
from tests.crash.disks import bound, read_only, small_disk, write_protected
from tests.crash.sources import Tree, other
from tests.crash.whole import broken, different

MIB = 2**20


def says_where(ended: Ended, place: Path) -> bool:
    """Whether a build failed as one that may not write somewhere should."""
    return ended.has_failed_clearly and place.name in ended.stderr and "hint:" in ended.stderr


def everything_in(folder: Path) -> list[Path]:
    return [folder, *folder.rglob("*")]


def test_a_read_only_output_is_said_and_stays_as_it_is(
    site: CrashSite, pair: tuple[Tree, Tree]
) -> None:
    before = site.files()
    site.lay(other(pair, site.tree))
    with read_only(*everything_in(site.output)):
        ended = site.build(before=bound())
    assert different(site.files(), before) == []
    assert says_where(ended, site.output), ended
    assert site.ends_clean(site.build()) == []


def test_a_read_only_folder_in_the_output_is_said_and_every_file_is_whole(
    site: CrashSite, pair: tuple[Tree, Tree]
) -> None:
    before = site.files()
    site.lay(other(pair, site.tree))
    folder = site.output / "columns"
    with read_only(*everything_in(folder)):
        ended = site.build(before=bound())
    assert broken(site.files(), [before, site.clean.of(site.tree)]) == []
    assert says_where(ended, folder), ended
    assert site.ends_clean(site.build()) == []


def test_a_read_only_file_in_the_output_is_replaced_like_any_other(
    site: CrashSite, pair: tuple[Tree, Tree]
) -> None:
    site.lay(other(pair, site.tree))
    with read_only(site.output / "index.html"):
        ended = site.build(before=bound())
        # Its mode is given back to its name, which is a new file's by then.
        assert site.ends_clean(ended) == []


def test_a_site_in_a_read_only_folder_is_said_and_nothing_is_left_there(
    clean: CleanBuilds, tree: Tree, tmp_path: Path
) -> None:
    site = CrashSite(tmp_path / "site", clean)
    site.lay(tree)
    with read_only(site.root):
        ended = site.build(before=bound())
    assert sorted(path.name for path in site.root.iterdir()) == ["content", "templates"]
    assert says_where(ended, site.root), ended
    assert site.ends_clean(site.build()) == []


def test_where_nothing_can_be_remembered_the_build_ends_right_or_says_so(
    site: CrashSite, pair: tuple[Tree, Tree]
) -> None:
    before = site.files()
    site.lay(other(pair, site.tree))
    with read_only(*everything_in(site.kept)):
        ended = site.build(before=bound())
    if ended.code:
        assert broken(site.files(), [before, site.clean.of(site.tree)]) == []
        assert says_where(ended, site.kept), ended
    else:
        assert site.ends_clean(ended) == []
    assert site.ends_clean(site.build()) == []


def test_an_output_on_a_write_protected_disk_is_said_and_stays_as_it_is(
    clean: CleanBuilds, pair: tuple[Tree, Tree], tmp_path: Path
) -> None:
    site = CrashSite(tmp_path / "site", clean, output=tmp_path / "disk" / "output")
    with small_disk(tmp_path / "disk", 64 * MIB):
        site.stand(pair[0])
        before = site.files()
        site.lay(other(pair, site.tree))
        with write_protected(tmp_path / "disk"):
            ended = site.build()
        assert different(site.files(), before) == []
        assert says_where(ended, site.output), ended
        assert site.ends_clean(site.build()) == []
