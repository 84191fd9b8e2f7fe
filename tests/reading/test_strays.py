"""Files that nobody wrote."""

from __future__ import annotations

import pytest

from generator.reading.strays import is_hidden, left_by_system, why_stray

OFFICE = "Office made it while a document was open: delete it"


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        ("code", ""),
        ("2025-06-12-hard-copy", ""),
        ("copy", ""),
        ("code - Copy", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("code - Copy (2)", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("code copy", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("code copy 2", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("code (2)", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("code(1)", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("Copy of code", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("Copy (2) of code", 'it is a copy of "code.yml": delete it, or keep it elsewhere'),
        ("~$code", OFFICE),
        ("~code", "a program made it while the file was open: delete it"),
        ("code~", "a program made it while the file was open: delete it"),
    ],
)
def test_why_stray(stem: str, said: str) -> None:
    assert why_stray(stem) == said


@pytest.mark.parametrize(
    ("name", "left"),
    [
        (".DS_Store", True),
        ("Thumbs.db", True),
        ("thumbs.DB", True),
        ("desktop.ini", True),
        ("Desktop.ini", True),
        ("._code.yml", True),
        (".git", False),
        ("code.yml", False),
        ("thumbs.db.yml", False),
    ],
)
def test_left_by_a_system(name: str, *, left: bool) -> None:
    assert left_by_system(name) == left
    assert is_hidden(name) == (left or name == ".git")
