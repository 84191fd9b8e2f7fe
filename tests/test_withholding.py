"""Where readers would see from a gap in printed numbers that something was withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.contents import content_of

from generator.audience import select
from generator.model import Paragraph
from generator.model.schema import below
from generator.vocabulary import Audience
from generator.withholding import only_some

if TYPE_CHECKING:
    from support.project import MakeProject

PAPER = """\
audience: public
title: How it stands
panel: audit-panel
purpose: To say how it stands.
sections:
  - id: first
    title: First
    paragraphs:
"""


@pytest.mark.parametrize(
    ("printed", "internal", "shown"),
    [
        ("1 2 3", "3", "1 2"),
        ("1 2 3", "2", ""),
        ("2.1 2.2 2.3 3.1", "2.2", "3.1"),
        ("a b c d e f g h i", "i", "a b c d e f g h"),
        ("a b c d", "b", ""),
        ("i ii iii iv v vi vii viii ix x", "ix x", "i ii iii iv v vi vii viii"),
        ("i ii iii iv v", "v", "i ii iii iv"),
        ("i ii iii iv v vi vii viii ix x", "iii", ""),
        ("xii xiii xiv xv xvi", "xiv", ""),
        ("3.xviii 3.xix 3.xx", "3.xix", ""),
        ("XLVIII XLIX L LI", "L", ""),
        ("lxxxix xc xci", "xc", ""),
        ("x y z aa bb cc", "cc", "x y z aa bb"),
        ("x y z aa bb cc", "bb", ""),
        ("x y z aa bb cc", "z", ""),
        ("(x) (y) (z) (aa) (ab) (ac)", "(ac)", "(x) (y) (z) (aa) (ab)"),
        ("(x) (y) (z) (aa) (ab) (ac)", "(ab)", ""),
        ("(az) (ba) (bb)", "(ba)", ""),
        ("one two three", "two", "one three"),
    ],
)
def test_numbers_stay_unless_they_tell_of_a_gap(
    project: MakeProject, printed: str, internal: str, shown: str
) -> None:
    hidden = set(internal.split())
    inside = {False: "", True: ", audience: internal"}
    paragraphs = [
        f'      - {{number: "{number}", text: Said.{inside[number in hidden]}}}\n'
        for number in printed.split()
    ]
    folder = project({"example/2024-25/papers/2024-09-12-first.yml": PAPER + "".join(paragraphs)})
    whole = content_of(folder).library
    public = only_some(whole, select(whole, Audience.PUBLIC))
    numbers = [each.number for each in below(public) if isinstance(each, Paragraph)]
    assert " ".join(filter(None, numbers)) == shown
