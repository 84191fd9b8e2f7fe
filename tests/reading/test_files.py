"""The content folder to one tree. What it refuses stands in cases/invalid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pipeline import check, check_content
from generator.reading.files import read_content
from generator.reading.nodes import Mapping, Scalar, Sequence, child

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.reading.nodes import Node


def values(nodes: Node | None, key: str) -> list[str]:
    """The text each entry of a list has under a key."""
    assert isinstance(nodes, Sequence)
    found = [child(node, key) for node in nodes.items]
    return [node.value for node in found if isinstance(node, Scalar)]


def test_names_of_files_and_folders_are_ids(project: MakeProject) -> None:
    tree, problems = read_content(project())
    assert problems == []
    assert values(child(tree, "frameworks"), "id") == ["example"]
    assert values(child(tree, "organisations"), "id") == ["example"]
    assert values(child(tree, "editions"), "organisation") == ["example"]
    assert values(child(tree, "editions"), "year") == ["2024-25"]


def test_the_files_of_a_year_are_parts_of_its_edition(project: MakeProject) -> None:
    tree, _ = read_content(project({"example/2024-25/improvement.yml": None}))
    editions = child(tree, "editions")
    assert isinstance(editions, Sequence)
    (edition,) = editions.items
    assert isinstance(edition, Mapping)
    assert {"code", "statement", "as_at"} <= edition.entries.keys()
    assert "improvement" not in edition.entries
    assert edition.place.file == "content/example/2024-25/edition.yml"


def test_frozen_copies_are_no_part_of_the_working_copy(project: MakeProject) -> None:
    frozen = "example/2024-25/releases/2025-06-13-draft/content/example/2024-25/code.yml"
    tree, problems = read_content(project({frozen: "audience: public\n"}))
    assert (problems, values(child(tree, "editions"), "year")) == ([], ["2024-25"])


@pytest.mark.parametrize("name", ["deadlines", "published", "withdrawals"])
def test_what_stands_once_for_all_bodies_is_read(project: MakeProject, name: str) -> None:
    tree, problems = read_content(project({f"{name}.yml": f"{name}: []\n"}))
    assert problems == []
    assert isinstance(child(tree, name), Mapping)


def test_editions_come_in_order(project: MakeProject) -> None:
    years = ("2023-24", "2022-23")
    changes: dict[str, str | bytes | None] = {
        f"example/{year}/edition.yml": "as_at: 2024\ndocuments: []\n" for year in years
    }
    tree, _ = read_content(project(changes))
    assert values(child(tree, "editions"), "year") == ["2022-23", "2023-24", "2024-25"]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "example/2024-25/source.pdf",
        ".hidden.yml",
        ".git/config.yml",
        "example/.draft/code.yml",
        "example/2024-25/.code.yml.swp",
    ],
)
def test_files_that_are_no_content_are_left_alone(project: MakeProject, name: str) -> None:
    assert check(project({name: "anything: [at all\n"})) == []


@pytest.mark.parametrize(
    "name",
    [
        "example/code.yml",
        "example/2024-25/papers/old/a.yml",
        "frameworks/old/a.yml",
        "joint/papers.yml",
        "notes.yaml",
    ],
)
def test_a_stray_yaml_file_is_never_left_out_in_silence(project: MakeProject, name: str) -> None:
    (problem,) = check(project({name: "a: b\n"}))
    assert (problem.code, problem.place.file) == ("unknown-file", f"content/{name}")


@pytest.mark.parametrize("how", ["byte-order mark", "CRLF", "both"])
def test_byte_order_marks_and_line_ends_change_nothing(project: MakeProject, how: str) -> None:
    folder = project()
    before = check_content(folder).library
    for file in folder.rglob("*.yml"):
        content = file.read_bytes()
        if how != "byte-order mark":
            content = content.replace(b"\n", b"\r\n")
        if how != "CRLF":
            content = b"\xef\xbb\xbf" + content
        file.write_bytes(content)
    checked = check_content(folder)
    assert checked.problems == []
    assert checked.library.model_dump() == before.model_dump()
