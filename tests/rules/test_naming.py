"""Names of internal posts and boards in what the public reads, and words that only look so."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.project import REPOSITORY, STARTER
from support.releases import CODE, ORGANISATION, YEAR, release, rewrite

from generator.cli import main
from generator.model import Area, Board, Post
from generator.pipeline import check
from generator.problems import Problem, Severity
from generator.rules.naming import InternalNames

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Record

TEXT = "text: Minutes are published."
POST = """\
  - id: keeper
    title: Treasurer
    aliases: [Purse, KPR, Head of the Purse]
    audience: internal
"""


def hiding(make: MakeProject, *changes: tuple[str, str, str]) -> Path:
    folder = make(replace={ORGANISATION: ("posts:\n", f"posts:\n{POST}")})
    for name, old, new in changes:
        rewrite(folder, name, old, new)
    return folder


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """The names that were found, each with how grave it is."""
    found = [each for each in problems if each.code == "named-in-public"]
    return [(each.message.split('"')[1], str(each.severity)) for each in found]


SURE, ASKED = str(Severity.ERROR), str(Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is for the Treasurer to decide.", [("Treasurer", SURE)]),
        ("It is the Treasurer's own book.", [("Treasurer", SURE)]),
        ("It is said by the KPR.", [("KPR", SURE)]),
        ("KPR says so.", [("KPR", SURE)]),
        ("It goes to the head of the  purse.", [("Head of the Purse", SURE)]),
        # A capital that the place gives to any word is no sign: an editor is asked.
        ("Treasurer and clerk agree.", [("Treasurer", ASKED)]),
        ("It is done. Treasurer signs.", [("Treasurer", ASKED)]),
        ("- Purse\n- Other", [("Purse", ASKED)]),
        ('"Purse, not wallet."', [("Purse", ASKED)]),
        ("A Strong Purse Keeps Order", [("Purse", ASKED)]),
        # Both: one place is enough.
        ("Treasurer. It is the Treasurer.", [("Treasurer", SURE)]),
        ("The purse is full, and a treasurer is no Treasurership.", []),
        ("Purser and KPRs.", []),
    ],
)
def test_a_name_in_a_text(project: MakeProject, text: str, found: list[tuple[str, str]]) -> None:
    block = "text: |\n" + "".join(f"          {line}\n" for line in text.splitlines())
    assert told(check(hiding(project, (CODE, TEXT, block)))) == found


@pytest.mark.parametrize(
    "place",
    [
        ("example/2024-25/improvement.yml", "title: Quicker minutes", "title: Ask the KPR"),
        (ORGANISATION, "    about: Decides what matters.", "    members: Chair and KPR"),
        ("site.yml", "title: Example statements", "title: Statements of the KPR"),
        ("site.yml", "feedback:\n  title: Tell us about a mistake",
         "feedback:\n  title: Tell the KPR"),
        (CODE, TEXT, f"{TEXT}\n        why: The KPR asked."),
        (CODE, TEXT, f"{TEXT}\n        reader_notes: [{{text: See the KPR., audience: public}}]"),
        (CODE, TEXT, f"{TEXT}\n        inferred: {{text: said by the KPR}}"),
        ("example/2024-25/edition.yml", "name: Statement", "name: KPR statement"),
    ],
)  # fmt: skip
def test_titles_labels_and_notes_are_searched_like_texts(
    project: MakeProject, place: tuple[str, str, str]
) -> None:
    assert told(check(hiding(project, place))) == [("KPR", SURE)]


def test_what_staff_alone_read_may_name_them(project: MakeProject) -> None:
    notes = f"        {TEXT}\n        notes: [Ask the KPR.]\n        evidence: With the KPR.\n"
    assert told(check(hiding(project, (CODE, f"        {TEXT}\n", notes)))) == []


def found_in(text: str, hidden: list[Record], public: list[Record]) -> list[tuple[str, bool]]:
    names = InternalNames(hidden, public)
    return [(each.name, each.certain) for each in names.found_in(text)]


KEEPERS: list[Record] = [
    Post(id="a", title="Head of Secrets", aliases=("Vice-Chair", "KPR", "Secrets")),
    Board(id="b", name="Audit & Risk Sub-committee", aliases=("Board (Private)", "Co-ordinators")),
    Board(id="c", name="Deputies\u2019 Office"),
]
SPELT = {
    "Heads of Secrets": ["Head of Secrets"],
    "head of secret": ["Head of Secrets"],
    "Ask the head  of\nsecrets.": ["Head of Secrets"],
    "Head\u00a0of\u00a0Secrets": ["Head of Secrets"],
    "Head\u2011of\u2011Secrets": ["Head of Secrets"],
    "HEAD OF SECRETS": ["Head of Secrets"],
    "Head of *Secrets*": ["Head of Secrets"],
    "_Head_ of __Secrets__": ["Head of Secrets"],
    "**Head of** Secrets": ["Head of Secrets"],
    "Head of Sec**ret**s": ["Head of Secrets"],
    "the Head of `Secrets`": ["Head of Secrets"],
    "the \u201cHead\u201d of \u2018Secrets\u2019": ["Head of Secrets"],
    "the Head of Secrets\u2019s book": ["Head of Secrets"],
    "[Head](post:head) of [Secrets](https://example.org)": ["Head of Secrets"],
    "Head[^1] of Secrets": ["Head of Secrets"],
    "| Head<br>of Secrets |": ["Head of Secrets"],
    "Head&nbsp;of&#32;Secrets": ["Head of Secrets"],
    "Head of the Secrets": ["Secrets"],
    "Head of the secrets": [],
    "It has a head. Of secrets it has none.": [],
    "the head, of secrets": [],
    "Ahead of secretsx": [],
    "Vice Chair": ["Vice-Chair"],
    "vice chairs": ["Vice-Chair"],
    "Vice\u2013Chair": ["Vice-Chair"],
    "Vice\\-Chair": ["Vice-Chair"],
    "the Vicechair": ["Vice-Chair"],
    "a vice, chair": [],
    "Audit and Risk Subcommittee": ["Audit & Risk Sub-committee"],
    "audit &amp; risk sub committees": ["Audit & Risk Sub-committee"],
    "Audit, Risk Sub-committee": [],
    "the Board (private)": ["Board (Private)"],
    "the board - private": [],
    "Deputy's Office": ["Deputies' Office"],
    "the deputies' offices": ["Deputies' Office"],
    "It is for the *Secrets* to say": ["Secrets"],
    "It is for the _Secrets_ to say": ["Secrets"],
    "It is for the Secret to say": [],
    "It is for the secrets to say": [],
    "It is for the K-P-R to say": ["KPR"],
    "It is for the K P R, or Kpr, to say": [],
    "It is for the Coordinators to say": ["Co-ordinators"],
    "It is for the co-ordinators to say": [],
}


@pytest.mark.parametrize("text", SPELT)
def test_a_name_is_known_however_it_is_spelt(text: str) -> None:
    found = [name.replace("\u2019", "'") for name, _ in found_in(text, KEEPERS, [])]
    one = {"Secrets"} if "Head of Secrets" in SPELT[text] else set()  # it is in the longer one
    assert sorted({*found} - one) == SPELT[text]


@pytest.mark.parametrize("name", ["&", "&amp;", "-", "**", "(a) -", "- And", "(always)"])
def test_signs_alone_are_no_name_nor_the_word_of_a_heading(name: str) -> None:
    area = Area(id="a", number="1", name="Reports", title=name)
    assert found_in("This and that - a **always** & ever.", [area], []) == []


@pytest.mark.parametrize("name", ["&", "&amp;", "-", "(a) -", "A", "always;"])
def test_a_post_that_is_called_by_no_word_is_not_looked_for(name: str) -> None:
    assert found_in("This and that, A and a - always.", [Post(id="a", title=name)], []) == []


def test_a_reference_by_id_is_no_name_and_an_address_may_hold_one() -> None:
    board = Board(id="audit-panel", name="Audit Panel")
    assert found_in("See [it](board:audit-panel).", [board], []) == []
    assert found_in("See [it](https://example.org/audit-panel).", [board], []) == [
        ("Audit Panel", True)
    ]


def test_of_a_heading_in_another_number_an_editor_is_asked() -> None:
    report = Area(id="a", number="1", name="Reports", title="Yearly reports")
    assert found_in("Read the yearly reports.", [report], []) == [("Yearly reports", True)]
    assert found_in("Read the yearly report.", [report], []) == [("Yearly reports", False)]


def test_a_public_post_that_is_spelt_otherwise_has_the_name_too() -> None:
    chair = Post(id="a", title="Vice-Chair")
    public = Post(id="b", title="Vice chair")
    assert found_in("Ask the Vice Chair.", [chair], [public]) == []


def test_a_public_name_that_holds_an_internal_one_is_not_that() -> None:
    director = Post(id="a", title="Director")
    finance = Post(id="b", title="Finance Director")
    board = Board(id="c", name="Security Group", aliases=("Group",))
    assert found_in("The Finance Director decides.", [director], [finance]) == []
    assert found_in("Ask the Director.", [director], [finance]) == [("Director", True)]
    both = "The Finance Director asks the Director."
    assert found_in(both, [director], [finance]) == [("Director", True)]
    # The title of the public one itself: it may say of whom it is the deputy.
    assert found_in("Finance Director", [director], [finance]) == [("Director", False)]
    assert found_in("the security group", [board], []) == [("Security Group", True)]
    assert found_in("A group meets; the Group decides.", [board], []) == [("Group", True)]
    shared = Board(id="d", name="Other Group", aliases=("Security Group", "Group"))
    assert found_in("The Security Group and the Group.", [board], [shared]) == []


def test_the_note_and_the_reason_of_a_release_are_searched_when_it_is_made(
    project: MakeProject,
) -> None:
    folder = hiding(project)
    asked = ["release", YEAR, "--state", "unaudited", "--date", "2025-06-13", "--project", folder]
    refused = (
        '"KPR" is the alias of something internal, and everybody will read "As the KPR wished.". '
        "Say it without that name, or make what it names public.\nNothing was "
        "released.\n"
    )
    for dry in (["--dry-run"], []):
        made = CliRunner().invoke(main, [*map(str, asked), "--note", "As the KPR wished.", *dry])
        assert (made.stderr, made.exit_code) == (refused, 1)
    assert not (folder / "content" / YEAR / "releases").exists()


def test_of_a_release_that_is_there_they_are_searched_by_every_check(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited", "As the KPR wished.")
    rewrite(folder, CODE, "once a month", "once a week")
    release(folder, "2025-06-20 unaudited", reason="The Treasurer was asked.")
    rewrite(folder, ORGANISATION, "posts:\n", f"posts:\n{POST}")
    found = [each for each in check(folder) if each.code == "named-in-public"]
    assert told(found) == [("KPR", SURE), ("Treasurer", SURE)]
    facts = "content/example/2024-25/releases/2025-06-13-unaudited/release.yml"
    assert (found[0].place.file, found[0].place.line) == (facts, 5)
    assert found[0].hint == "withdraw the text, or make what it names public"
    (folder / "content/withdrawals.yml").write_text(
        f"withdrawals:\n  - {{edition: {YEAR}, kind: release-note, id: 2025-06-13-unaudited, "
        "date: 2025-07-02, reason: It named the KPR.}\n",
        "utf-8",
    )
    # Why something was withdrawn is for staff.
    assert told(check(folder)) == [("Treasurer", SURE)]


def test_a_name_that_a_release_published_is_no_secret(project: MakeProject) -> None:
    folder = project()
    rewrite(folder, ORGANISATION, "title: Finance Director", "title: Treasurer")
    release(folder, "2025-06-13 unaudited", "As the Treasurer wished.")
    rewrite(folder, ORGANISATION, "title: Treasurer", "title: Treasurer\n    audience: internal")
    assert told(check(folder)) == []


@pytest.mark.parametrize("folder", [STARTER, REPOSITORY])
def test_nothing_is_found_in_the_sample_and_the_example(folder: Path) -> None:
    assert told(check(folder)) == []


def test_a_year_whose_document_is_called_by_a_term_of_the_glossary_can_be_withdrawn(
    tmp_path: Path, built_once: Path
) -> None:
    folder = shutil.copytree(built_once, tmp_path / "project")
    line = f"  - {{edition: {YEAR}, kind: edition, date: 2025-08-01, reason: It is not ours.}}\n"
    (folder / "content/withdrawals.yml").write_text(f"withdrawals:\n{line}", "utf-8")
    assert told(check(folder)) == []
