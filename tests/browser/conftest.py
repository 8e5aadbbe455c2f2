"""What every test in a browser is given: the demonstration site, and a page to look at it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.served import ARGUMENTS, STEERED, Quiet, Served, serving
from tests.demo_site.given import built
from tests.tools.nginx import NGINX, sending


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    site, _ = built(tmp_path_factory.mktemp("browser"))
    with serving(site.folder, Quiet) as root:
        yield Served(site, root)


@pytest.fixture(scope="session")
def sent(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same site, compressed, as nginx sends it with the settings that the build makes."""
    if NGINX is None:
        pytest.skip("there is no nginx on this machine")
    folder = served.site.folder
    with sending(folder, folder / "_nginx.conf", tmp_path_factory.mktemp("nginx")) as root:
        yield Served(served.site, root)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with a file's tests: while it runs, its thread has an event loop of its own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=STEERED, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()
