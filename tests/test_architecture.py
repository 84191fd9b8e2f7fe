"""The rules that keep the program readable: who may import whom, and how long anything may be."""

from __future__ import annotations

import ast
import re
import subprocess
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest
from support.rooms import (
    MODULES,
    PACKAGE,
    PICTURE,
    REPOSITORY,
    ROOMS,
    drawing,
    full_name,
    imports,
    room_of,
)

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = REPOSITORY / "site_templates"
# The way content takes. A module may import those above it, never those below.
ORDER = list(ROOMS)
ONLY_IN = {
    "babel": {"language"},
    "mkdocs": {"publish", "preview"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "markdown": {"publish", "render"},
    "markdown_it": {"prose", "compare", "importing"},
    "docx": {"exporting"},
    "weasyprint": {"exporting"},
    "nh3": {"prose"},
    "mammoth": {"importing"},
    "openpyxl": {"workbooks"},
    "selectolax": {"publish", "importing", "exporting"},
    "click": {"cli", "options", "progress"},
    "icalendar": {"reminders"},
    "distributed": {"making"},
    "rfc3161_client": {"releases"},
    "starlette": {"serving"},
    "uvicorn": {"serving"},
    "watchfiles": {"serving", "cli"},
}
MAX_MODULE, MAX_FUNCTION, MAX_TEMPLATE = 300, 40, 110


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


each_module = pytest.mark.parametrize(
    "module", MODULES, ids=[module.relative_to(PACKAGE).as_posix() for module in MODULES]
)


def test_the_order_names_every_module() -> None:
    assert {room_of(module) for module in MODULES} - {"__init__"} == set(ORDER)


@each_module
def test_later_steps_import_earlier_ones_never_the_reverse(module: Path) -> None:
    if room_of(module) == "__init__":
        return
    own = ORDER.index(room_of(module))
    steps = {name.split(".")[1] for name in imports(parsed(module)) if name[:10] == "generator."}
    assert {step for step in steps if ORDER.index(step) > own} == set()


def test_the_picture_shows_the_rooms_as_they_are() -> None:
    """If not, draw it anew with tests/support/rooms.py."""
    assert PICTURE.read_text("utf-8") == drawing()


@pytest.mark.parametrize(
    "package", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
)
def test_the_modules_of_a_package_import_each_other_in_no_circle(package: str) -> None:
    graph = {}
    for module in (PACKAGE / package).rglob("*.py"):
        name = full_name(module)
        within = {
            each for each in imports(parsed(module)) if each.startswith(f"generator.{package}")
        }
        graph[name] = within - {name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_name_of_a_class_or_type_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for module in MODULES:
        for node in ast.walk(parsed(module)):
            named = node.targets if isinstance(node, ast.Assign) else []
            names = [target.id for target in named if isinstance(target, ast.Name)]
            names += [node.name] if isinstance(node, ast.ClassDef) else []
            for name in names:
                if re.fullmatch(r"_?([A-Z][a-z]+)+", name):
                    homes.setdefault(name, []).append(full_name(module))
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


@each_module
def test_only_the_pipeline_knows_engine_search_checks_and_publishing(module: Path) -> None:
    room = room_of(module)
    known = imports(parsed(module))
    late = {name for name in known if name.split(".")[1:2] in (["publish"], ["leaks"])}
    allowed = {
        "preview": {"generator.publish.engine"},
        "leaks": {
            "generator.publish.search",
            "generator.publish.pagefind_files",
            "generator.publish.normal_form",
            "generator.publish.near_words",
        },  # it reads what the search has written
        "releasing": {"generator.leaks"},  # it tries out what a build would refuse
        "exporting": {"generator.leaks"},  # what it writes goes out as a site does
        # `verify` is one step, and where no site can be is said before anything is looked at
        "cli": {"generator.publish.swap", "generator.publish.place"},
    }
    elsewhere = {name for name in late if name.split(".")[1] != room}
    assert room in {"making", "pipeline"} or elsewhere <= allowed.get(room, set())


@each_module
def test_a_library_is_known_to_one_step(module: Path) -> None:
    known = {name.split(".")[0] for name in imports(parsed(module))}
    for library, steps in ONLY_IN.items():
        assert library not in known or room_of(module) in steps


@each_module
def test_only_the_search_names_pagefind_s_command(module: Path) -> None:
    texts = [node.value for node in ast.walk(parsed(module)) if isinstance(node, ast.Constant)]
    # It is also the name of a folder of the site, which no organisation may have.
    allowed = {"publish/search.py", "rules/identity.py"}
    assert "pagefind" not in texts or module.relative_to(PACKAGE).as_posix() in allowed


@each_module
def test_only_the_command_line_and_its_bar_print_and_exit(module: Path) -> None:
    if room_of(module) in {"cli", "progress", "__main__"}:
        return
    names = {node.id for node in ast.walk(parsed(module)) if isinstance(node, ast.Name)}
    attributes = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert not names & {"print", "exit", "quit"}
    assert not attributes & {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}


def lengths() -> tuple[dict[str, int], dict[str, int]]:
    """How many lines each module and each function has."""
    modules, functions = {}, {}
    for module in MODULES:
        name = module.relative_to(PACKAGE).as_posix()
        modules[name] = module.read_text("utf-8").count("\n")
        for node in ast.walk(parsed(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions[f"{name} {node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    return modules, functions


def test_modules_and_functions_are_short_enough_to_read() -> None:
    modules, functions = lengths()
    assert {name: lines for name, lines in modules.items() if lines > MAX_MODULE} == {}
    assert {name: lines for name, lines in functions.items() if lines > MAX_FUNCTION} == {}


# An empty template only takes Material's own away.
WRITTEN = [
    path
    for path in sorted([*TEMPLATES.rglob("*.jinja"), *(TEMPLATES / "theme").rglob("*.html")])
    if path.stat().st_size
]


@pytest.mark.parametrize(
    "template",
    WRITTEN,
    ids=lambda path: path.relative_to(TEMPLATES).as_posix(),
)
def test_templates_are_short_and_begin_by_saying_what_they_are_given(template: Path) -> None:
    text = template.read_text("utf-8")
    assert text.count("\n") <= MAX_TEMPLATE
    first = re.match(r"\{#-?(.*?)-?#\}", text, re.DOTALL)
    assert first, "does not begin with a comment"
    if template.parent.name == "pages":
        assert "Context: " in first[1]


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True
    )
    places = [b"/" + name for name in (b"work/", b"home/", b"root/", b"Users/", b"tmp/")]
    found = [
        name.decode()
        for name in listed.stdout.split(b"\0")
        if name and any(place in (REPOSITORY / name.decode()).read_bytes() for place in places)
    ]
    assert found == []
