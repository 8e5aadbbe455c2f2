"""The command desk before it opens: what is missing or wrong is said, and nothing is served."""

import subprocess
import sys
from pathlib import Path

from tests.small_site import PLAIN, SITE, SmallSite

WITHOUT = "import sys; sys.modules['nicegui'] = None; from generator.__main__ import main; main()"


def desk(folder: Path, *begun: str) -> tuple[int, str]:
    """Exit code and what is said."""
    command = [sys.executable, *begun, "--lang", "en", "desk", "--site", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_without_its_extra_it_says_what_to_install(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    small.lay({"content/site.yaml": SITE, **PLAIN})
    code, said = desk(tmp_path, "-c", WITHOUT)
    assert code == 2
    assert "pip install 'bulletin[desk]'" in said
    assert "Traceback" not in said


def test_where_there_is_no_site_it_says_so(tmp_path: Path) -> None:
    code, said = desk(tmp_path, "-m", "generator")
    assert code == 1
    assert "content/site.yaml: site-file-missing" in said
