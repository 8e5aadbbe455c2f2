"""The shape of the program: what may import what, who knows which package, how long a file may be.

The tables below are the rules. A new module is added to its floor, a new package to its owner; a
file that has to be long says why.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FLOORS: tuple[tuple[str, ...], ...] = (
    # The ground: words and values that everybody uses.
    ("pictures", "search", "shortlist"),
    (
        "chinese",
        "chunks",
        "cldr",
        "colours",
        "dates",
        "encoding",
        "errors",
        "headers",
        "labels",
        "memory",
        "parcels",
        "schema_keys",
        "theme",
        "trees",
        "urls",
        "whole",
        "yaml_nodes",
    ),
    ("apart", "aside", "standby", "storage"),
    ("processes",),
    ("workers",),
    # What an author may write, how it is read, and what is said when it is wrong.
    (
        "cache",
        "codes",
        "excerpt",
        "formats",
        "schema_editorial",
        "schema_threads",
        "textfile",
        "troubles",
        "yaml_mistakes",
    ),
    (
        "assets",
        "catalogues",
        "enclosures",
        "fingerprint",
        "pdf",
        "schema",
        "schema_public",
        "steps",
        "yaml_shapes",
    ),
    ("schema_site", "tokens", "traits"),
    ("json_schema", "yaml_keys", "yaml_scalars", "yaml_sheet"),
    # The values that flow.
    ("documents", "yaml_places", "yaml_reader"),
    ("model", "occasions", "records"),
    ("config", "locate", "markup", "meant", "pages"),
    ("closing", "emblem", "identities", "manifest", "names"),
    ("editorial", "look"),
    ("standing",),
    ("stage",),
    # The stages. That they stand on one floor is the rule that none imports another.
    ("discover", "parse", "withhold", "route", "convert", "link", "assemble", "plan"),
    ("render", "write"),
    # What a site may be made of, and what may be wrong with it.
    ("checks", "producers", "report"),
    ("frame", "recall", "remembered"),
    ("binding", "profiling"),
    ("printing", "unseen"),
    ("publish", "rehearsal"),
    # The whole line.
    ("build",),
    # What surrounds it.
    ("cluster", "explain", "insisting", "preview", "starting", "verify"),
    ("handout", "importing"),
    ("desk",),
    ("cli",),
    ("__main__",),
)
"""Modules and packages of `generator`, from the ground up. Each imports only from floors below its
own; the modules of a package may import one another."""

OWNERS: Mapping[str, str] = {
    "PIL": "pictures",
    "babel": "cldr",
    "babel.messages": "catalogues",
    "click": "cli",
    "dask": "cluster",
    "distributed": "cluster",
    "fastapi": "desk",
    "jinja2": "render",
    "lxml": "importing",
    "mammoth": "importing",
    "markdown": "markup",
    "markupsafe": "render",
    "msgspec.inspect": "yaml_shapes",
    "nh3": "markup",
    "nicegui": "desk",
    "opencc": "search",
    "py_svg_hush": "pictures",
    "pypdf": "enclosures",
    "pypinyin": "starting",
    "rich": "cli",
    "starlette": "preview",
    "trafilatura": "importing",
    "uvicorn": "preview",
    "watchdog": "preview",
    "weasyprint": "pdf",
    "webvtt": "enclosures",
    "yaml": "yaml_nodes",
    "zxingcpp": "render",
}
"""The one module or package that knows each third-party package, or a part of it."""

COMMON = {"msgspec"}
"""What values are made of: every module may import it."""

SOLE_IMPORTERS: Mapping[str, str] = {
    "generator.steps.remember": "remembered",
}
"""Functions that one module alone may call."""

LIMITS: Mapping[str, int] = {
    "generator/**/*.py": 300,
    "benchmarks/*.py": 300,
    "benchmarks/sites/*.py": 300,
    "docs/*.py": 300,
    "tests/**/*.py": 500,
}
"""Lines that a file may have; one of tests has more, since each of its tests is read alone."""

LONG_FILES: Mapping[str, str] = {
    "generator/codes.py": "the table of all messages, in one alphabet",
    "generator/model.py": "every value of the line, each field documented: declarations alone",
    "generator/records.py": "every field of a published shape: declarations alone",
    "generator/schema.py": "every key of the front matter with its words: declarations alone",
    "generator/pages.py": "every value a template sees, each field documented: declarations alone",
}
"""Files that are longer, each with its reason."""

VAGUE_NAMES = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}

Imports = Mapping[str, frozenset[str]]
"""For each module the dotted names that it imports."""


def read_imports() -> Imports:
    """What every module of the program imports, wherever in the module it does so."""
    return {
        _module(path): frozenset(imported_names(path.read_text(encoding="utf-8")))
        for path in (ROOT / "generator").rglob("*.py")
    }


def imported_names(source: str) -> Iterator[str]:
    """The dotted name of everything that a module imports, `from a import b` being `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written in full, from `generator` on"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _unit(name: str) -> str:
    """What stands on a floor: the module or package right below `generator`."""
    return name.split(".")[1]


def _inner(imports: Imports) -> Iterator[tuple[str, str]]:
    """Each module with each part of the program that it imports; a package's own parts are not."""
    for module, names in imports.items():
        if module == "generator":
            continue
        for name in names - {"generator.__version__"}:
            if name.startswith("generator.") and _unit(name) != _unit(module):
                yield module, name


def _height(unit: str, floors: Iterable[tuple[str, ...]]) -> int:
    heights = (height for height, units in enumerate(floors) if unit in units)
    return next(heights, 0)  # one that stands nowhere is reported by a test of its own


def _climbs(imports: Imports, floors: tuple[tuple[str, ...], ...]) -> list[str]:
    return [
        f"{module} imports {name}"
        for module, name in _inner(imports)
        if _height(_unit(name), floors) >= _height(_unit(module), floors)
    ]


def _longest(name: str, known: Iterable[str]) -> str:
    """The longest of the known dotted names that `name` is, or is within."""
    within = [prefix for prefix in known if f"{name}.".startswith(f"{prefix}.")]
    return max(within, key=len, default="")


def _foreign(imports: Imports) -> Iterator[tuple[str, str]]:
    ours = sys.stdlib_module_names | {"generator"}
    for module, names in imports.items():
        for name in sorted(names):
            if name.partition(".")[0] not in ours:
                yield module, name


def _trespasses(imports: Imports, owners: Mapping[str, str]) -> list[str]:
    found = []
    for module, name in _foreign(imports):
        known = _longest(name, {*owners, *COMMON})
        if known not in COMMON and owners.get(known) != _unit(module):
            found.append(f"{module} imports {name}, which is for {owners.get(known, 'nobody yet')}")
    return found


def _circle(imports: Imports) -> list[str]:
    graph = {
        module: {_longest(name, imports) for name in names if name.startswith("generator.")}
        for module, names in imports.items()
    }
    # A package's face names its parts, which are free to name one another through it.
    edges = {module: {n for n in names if n not in ("", module)} for module, names in graph.items()}
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_module_stands_on_one_floor_and_every_floor_has_its_modules() -> None:
    units = {_unit(module) for module in read_imports() if module != "generator"}
    placed = [unit for floor in FLOORS for unit in floor]
    assert sorted(placed) == sorted(units)


def test_imports_go_down_only_so_no_stage_imports_another() -> None:
    assert _climbs(read_imports(), FLOORS) == []


def test_there_is_no_import_circle() -> None:
    assert _circle(read_imports()) == []


def test_each_third_party_package_is_known_to_its_owner_alone() -> None:
    assert _trespasses(read_imports(), OWNERS) == []


def test_each_owner_still_needs_its_package() -> None:
    known = {(_longest(name, OWNERS), _unit(module)) for module, name in _foreign(read_imports())}
    assert set(OWNERS.items()) - known == set()


@pytest.mark.parametrize(("function", "owner"), SOLE_IMPORTERS.items())
def test_a_function_for_one_module_is_imported_by_that_module_alone(
    function: str, owner: str
) -> None:
    users = {_unit(module) for module, names in read_imports().items() if function in names}
    assert users == {owner}


def test_a_long_file_has_its_reason_and_no_reason_outlives_its_file() -> None:
    long = {
        path.relative_to(ROOT).as_posix()
        for pattern, limit in LIMITS.items()
        for path in ROOT.glob(pattern)
        if len(path.read_text(encoding="utf-8").splitlines()) > limit
    }
    assert long == set(LONG_FILES)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert {m for m in read_imports() if m.rpartition(".")[2] in VAGUE_NAMES} == set()


def test_the_rules_see_an_import_wherever_it_stands() -> None:
    source = "def f():\n    from generator import cli\n    import yaml.nodes"
    assert set(imported_names(source)) == {"generator.cli", "yaml.nodes"}


def test_the_rules_see_an_import_from_the_own_floor_and_from_above() -> None:
    imports = {
        "generator.parse": frozenset({"generator.route.route", "generator.cli", "generator.dates"}),
        "generator.checks.links": frozenset({"generator.checks.spelling"}),
    }
    assert set(_climbs(imports, FLOORS)) == {
        "generator.parse imports generator.route.route",
        "generator.parse imports generator.cli",
    }


def test_the_rules_see_a_circle_within_a_package() -> None:
    imports = {
        "generator.checks.links": frozenset({"generator.checks.spelling.spell"}),
        "generator.checks.spelling": frozenset({"generator.checks.links.follow"}),
    }
    assert set(_circle(imports)) == set(imports)


def test_the_rules_see_a_package_in_a_stranger_and_one_that_nobody_owns() -> None:
    imports = {"generator.render": frozenset({"click", "requests", "jinja2.ext", "msgspec"})}
    assert _trespasses(imports, OWNERS) == [
        "generator.render imports click, which is for cli",
        "generator.render imports requests, which is for nobody yet",
    ]
