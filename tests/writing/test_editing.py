"""Changes to a file as an editor would make them: before, the change, after."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from generator.model import Record
from generator.problems import ContentError, ExpectedError
from generator.writing import Append, Put
from generator.writing.editing import edited_bytes
from generator.writing.scalars import DATE_KEYS

if TYPE_CHECKING:
    from generator.writing.changes import EditInFile

FILE = "content/met/2016-17/improvement.yml"


def put(*at: str | int, value: object) -> Put:
    return Put(FILE, at, value)


def append(*at: str | int, value: object) -> Append:
    return Append(FILE, at, value)


DUE = {"date": "2025-09-30", "set_on": "2025-03-31"}
LONG = (
    "The supplier delivered six of nine stations by March, all but those at "
    "Nether-Sample-upon-the-River-and-Hill, where the network is old."
)
UPDATE = {"date": "2025-06-05", "state": "on-track", "text": LONG}
CASES: dict[str, tuple[str, list[EditInFile], str]] = {
    "another value keeps the comment behind it": (
        "title: Old   # agreed in May\nid: a\n",
        [put("title", value="New")],
        "title: New   # agreed in May\nid: a\n",
    ),
    "a new key stands behind the last, before the comment below": (
        "a:\n  one: 1\n  # about b\nb: 2\n",
        [put("a", "two", value="x")],
        "a:\n  one: 1\n  two: x\n  # about b\nb: 2\n",
    ),
    "short groups stand in brackets where their siblings do": (
        "due:\n  - {date: 2025-03, set_on: 2024-04}  # first\n\nlead: a\n",
        [append("due", value=DUE | {"reason": "The supplier is late."})],
        """\
        due:
          - {date: 2025-03, set_on: 2024-04}  # first
          - {date: 2025-09-30, set_on: 2025-03-31, reason: The supplier is late.}

        lead: a
        """,
    ),
    "and on lines of their own where siblings do; a long text is folded": (
        "updates:\n  - date: 2025-03-20\n    state: on-track\n    text: Begun.\n",
        [append("updates", value=UPDATE)],
        """\
        updates:
          - date: 2025-03-20
            state: on-track
            text: Begun.
          - date: 2025-06-05
            state: on-track
            text: >-
              The supplier delivered six of nine stations by March, all but those at
              Nether-Sample-upon-the-River-and-Hill, where the network is old.
        """,
    ),
    "what has no siblings is laid out as the same key elsewhere in the file": (
        "actions:\n  - id: a\n    due:\n      - {date: 2025-03, reason: Late again.}\n  - id: b\n",
        [append("actions", 1, "due", value={"date": "2025-09-30", "reason": "Not yet."})],
        """\
        actions:
          - id: a
            due:
              - {date: 2025-03, reason: Late again.}
          - id: b
            due:
              - {date: 2025-09-30, reason: Not yet.}
        """,
    ),
    "a list at the column of its key": (
        "areas:\n- id: a\n  leads: [x]\n- id: b\n",
        [
            append("areas", value={"id": "c", "leads": ["y"]}),
            append("areas", 0, "leads", value="z"),
        ],
        "areas:\n- id: a\n  leads: [x, z]\n- id: b\n- id: c\n  leads: [y]\n",
    ),
    "wide indentation": (
        "a:\n    b:\n        -   id: x\n",
        [append("a", "b", value={"id": "y", "text": "Two\nlines"})],
        """\
        a:
            b:
                -   id: x
                -   id: y
                    text: |
                        Two
                        lines
        """,
    ),
    "narrow brackets stay narrow": (
        "g: {a: 1,b: 2}\nl: [x,y]\n",
        [put("g", "c", value=3), append("l", value="z"), put("g", "a", value="p, q")],
        'g: {a: "p, q",b: 2,c: 3}\nl: [x,y,z]\n',
    ),
    "brackets over several lines": (
        "g: {\n  a: 1,  # one\n  b: 2,\n  c: 3\n}\n",
        [put("g", "d", value=4)],
        "g: {\n  a: 1,  # one\n  b: 2,\n  c: 3,\n  d: 4\n}\n",
    ),
    "line ends of Windows, a byte-order mark, no line end at the end": (
        "\ufeffa: 1\r\nb:\r\n  - x",
        [append("b", value="y"), put("c", value="One.\nTwo.")],
        "\ufeffa: 1\r\nb:\r\n  - x\r\n  - y\r\nc: |\r\n  One.\r\n  Two.",
    ),
    "a folded text becomes a short one": (
        "text: >-  # why\n  Long\n  ago\n\n# end\nid: a\n",
        [put("text", value="Now.")],
        "text: Now.  # why\n\n# end\nid: a\n",
    ),
    "a short text becomes a folded one": (
        "text: Now.  # why\n\nid: a\n",
        [put("text", value=LONG)],
        """\
        text: >-  # why
          The supplier delivered six of nine stations by March, all but those at
          Nether-Sample-upon-the-River-and-Hill, where the network is old.

        id: a
        """,
    ),
    "a key without a value": (
        "closure:   # to come\nid: a\n",
        [put("closure", "evidence", value="The minutes: item 4")],
        'closure:   # to come\n  evidence: "The minutes: item 4"\nid: a\n',
    ),
    "a list goes, and its remarks with it": (
        "a:  # all\n  - x  # one\n  - y\nb: 1\n",
        [put("a", value="none")],
        "a: none  # all\nb: 1\n",
    ),
    "keys on the way are made": (
        "id: a\n",
        [put("closure", "accepted", "by", value="board")],
        "id: a\nclosure:\n  accepted: {by: board}\n",
    ),
    "changes to what an earlier change made": (
        "actions: []\n",
        [
            append("actions", value={"id": "a", "title": "Mend it"}),
            append("actions", 0, "due", value=DUE),
        ],
        """\
        actions:
          - id: a
            title: Mend it
            due:
              - {date: 2025-09-30, set_on: 2025-03-31}
        """,
    ),
    "beside a comment that a block would take in, a text stands in quotes": (
        "text: One.\n    # remark\n",
        [put("text", value="One.\nTwo.")],
        'text: "One.\\nTwo."\n    # remark\n',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change(name: str) -> None:
    before, changes, after = CASES[name]
    wanted = dedent(after) if after.startswith("        ") else after
    assert edited_bytes(before.encode(), FILE, changes).decode() == wanted


TEXTS = {
    "plain words, with an apostrophe: isn't": '"plain words, with an apostrophe: isn\'t"',
    "yes": '"yes"',
    "no": '"no"',
    "1.10": '"1.10"',
    "12:30": '"12:30"',
    "~": '"~"',
    "2025-03-31": '"2025-03-31"',
    "in 2025-03": "in 2025-03",
    "- led by a dash": '"- led by a dash"',
    "5% more": "5% more",
    "% at first": '"% at first"',
    "number #4": '"number #4"',
    "it's": "it's",
    'the "Code"': 'the "Code"',
    '"Code" of practice': "'\"Code\" of practice'",
    " spaced ": '" spaced "',
    "": '""',
    "[to be written: it]": '"[to be written: it]"',
    "{{ it }}": '"{{ it }}"',
    "£5 for é": "£5 for é",
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stands_in_quotes_only_where_it_must(text: str) -> None:
    written = edited_bytes(b"a: 1\n", FILE, [put("text", value=text)]).decode()
    assert written == f"a: 1\ntext: {TEXTS[text]}\n"


VALUES: list[tuple[object, str]] = [
    (5, "5"),
    (True, "true"),
    (False, "false"),
    (None, "null"),
    ([], "[]"),
    ({}, "{}"),
]


@pytest.mark.parametrize(("value", "written"), VALUES)
def test_what_is_no_text_stands_plain(value: object, written: str) -> None:
    assert (
        edited_bytes(b"a: 1\n", FILE, [put("b", value=value)]) == f"a: 1\nb: {written}\n".encode()
    )


@pytest.mark.parametrize("day", ["2025-03-31", "2025-03", "2025"])
def test_dates_stand_plain_below_the_keys_that_hold_them(day: str) -> None:
    changes = [put("as_at", value=day), put("due", value=[{"date": day}])]
    wanted = f"a: 1\nas_at: {day}\ndue:\n  - {{date: {day}}}\n"
    assert edited_bytes(b"a: 1\n", FILE, changes) == wanted.encode()


def test_the_writer_knows_every_key_that_holds_a_date() -> None:
    holding: dict[str, set[str]] = {"date": set(), "text": set()}
    waiting = list(Record.__subclasses__())
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        for name, annotation in cls.__annotations__.items():
            kind = str(annotation).removesuffix(" | None")
            if kind in {"Date", "DueDay", "InternalDate"}:
                holding["date"].add(name)
            if kind in {"Text", "Prose"}:
                holding["text"].add(name)
    assert holding["date"] - holding["text"] == DATE_KEYS


REFUSED: dict[str, tuple[list[EditInFile], str]] = {
    "a list without that entry": (
        [put("areas", 3, "id", value="x")],
        f"{FILE}, line 2: found a list, expected a list with that entry (areas, entry 4, id).",
    ),
    "an entry for what is no list": (
        [append("id", value="x")],
        f'{FILE}, line 1: found "a", expected a list (id).',
    ),
    "a key of a text": (
        [put("id", "of", value="x")],
        f'{FILE}, line 1: found "a", expected a group of keys (id, of).',
    ),
    "a sign that no file may hold": (
        [put("id", value="a\x07b")],
        '"a\x07b" has a character in it that content files cannot hold.',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_place_is_refused(name: str) -> None:
    changes, message = REFUSED[name]
    with pytest.raises(ExpectedError) as refusal:
        edited_bytes(b"id: a\nareas: [{id: b}]\n", FILE, changes)
    assert str(refusal.value) == message


def test_a_file_with_errors_is_not_touched() -> None:
    with pytest.raises(ContentError) as refusal:
        edited_bytes(b"a: &x 1\nb: *x\n", FILE, [put("a", value=1)])
    assert [each.code for each in refusal.value.problems] == ["alias"]
