"""What the leak gate recognises, what it does not count, and what it says."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL, REPOSITORY
from support.sabotage import PAGE, fragment, page

from generator.audience import select
from generator.leaks import (
    Scan,
    as_report,
    as_sentences,
    search_files,
    secrets_of,
    shipped_by,
    texts_of,
)
from generator.leaks.wording import RUN, runs, words_of
from generator.making.gatekeeping import files_of
from generator.model.load import load
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.leaks import Leaks, Secrets
    from generator.model import Library

CODE = "content/example/2024-25/code.yml"
TEXT = "            text: The Main Board decides once a month.\n"
EVIDENCE = "The spare key hangs behind **the blue** door."
INTERNAL = f"""\
            evidence: {EVIDENCE}
          - id: night-watch
            title: Night Watch
            text: Minutes take too long. Minutes are published by the Main Board in Room 12.
            notes: [Fișier \ufb01nal al gărzii, 3 controls are not published, As at 30 June 2022]
            audience: internal
"""


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Library]:
    """The minimal project with some internal texts: in full, and as the public may see it."""
    folder = tmp_path_factory.mktemp("leaks")
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    code = folder / CODE
    code.write_text(code.read_text("utf-8").replace(TEXT, TEXT + INTERNAL), "utf-8")
    library = load(folder).library
    return library, select(library, Audience.PUBLIC)


@pytest.fixture(scope="module")
def secrets(libraries: tuple[Library, Library]) -> Secrets:
    everything, published = libraries
    return secrets_of([("", everything)], [published], shipped_by(find_resources(REPOSITORY)))


def search(secrets: Secrets, files: dict[str, str | bytes]) -> Leaks:
    data = [
        (name, text.encode() if isinstance(text, str) else text) for name, text in files.items()
    ]
    found = search_files(data, secrets)
    # What a search of the files finds, the texts that are kept of them never miss.
    ships = any(name in secrets.shipped.files for name in files)
    assert ships or not found or texts_of(data).say(Scan(secrets))
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("x.html", "<p>See: the spare key hangs there", id="in the middle of a text"),
        pytest.param("x.html", "<p>THE Spare KEY hangs", id="in other letters"),
        pytest.param("x.html", "<p>the spare,\n\tkey; (hangs)", id="with other punctuation"),
        pytest.param("x.html", "<p>th&#101; spare&nbsp;key&#x20;hangs", id="entities"),
        pytest.param("x.html", "<p>the spare&amp;nbsp;key hangs", id="entities, twice"),
        pytest.param("x.html", "<p>the sp&shy;are k\u200bey ha\u2060ngs", id="unseen signs"),
        pytest.param(
            "x.html",
            "<p>the \uff53\uff50\uff41\uff52\uff45 key \u210eangs",
            id="another form of the letters",
        ),
        pytest.param("x.html", "<p>the sp<em>are</em> key <b>hangs</b>", id="inside a word"),
        pytest.param("x.html", "<p><span>the spare</span><span>key hangs</span>", id="touching"),
        pytest.param("x.html", "<p>the spare<br>key hangs", id="over a line's end"),
        pytest.param("x.html", "<p>behind <strong>the blue</strong> door", id="as rendered"),
        pytest.param("x.html", "<p>behind **the blue** door", id="as written"),
        pytest.param("x.html", "<p>the <ins>spare</ins> <del>key</del> hangs", id="a comparison"),
        pytest.param("x.html", "<title>The spare key hangs</title>", id="the title"),
        pytest.param("x.html", '<meta content="The spare key hangs">', id="a description"),
        pytest.param("x.html", "<img alt='the spare key hangs'>", id="an attribute"),
        pytest.param("x.html", '<a href="?q=the%20spare%20key%20hangs">x</a>', id="an address"),
        pytest.param("x.html", '<p data-the-spare-key-hangs="">', id="the name of an attribute"),
        pytest.param("x.html", "<the-spare-key-hangs>", id="the name of an element"),
        pytest.param("x.html", "<!-- the spare key hangs -->", id="a comment"),
        pytest.param("x.html", "<script>x = 'the spare key hangs'</script>", id="a script"),
        pytest.param("x.html", "<p>x <![the spare key hangs", id="a broken page"),
        pytest.param("x.html", "<p>night <i>watch</i>", id="a short text, whole"),
        pytest.param("x.html", "<p id=night-watch>", id="an id"),
        pytest.param("x.html", "<p>Fi\u0219ier final al g\u0103rzii", id="another alphabet"),
        pytest.param("x.xml", "<a><![CDATA[the spare key hangs]]></a>", id="a block of text"),
        pytest.param(
            "x.xml", "<a>&lt;p&gt;the &lt;b&gt;spare&lt;/b&gt; key hangs</a>", id="a feed"
        ),
        pytest.param("x.json", '{"a": [{"the spare key hangs": 1}]}', id="a key"),
        pytest.param("x.json", '{"a": ["the spare\\u0020key hangs"]}', id="a value"),
        pytest.param("x.json", "the spare key hangs {", id="broken data"),
        pytest.param("x.csv", 'a,"the spare\nkey hangs"\n', id="a cell"),
        pytest.param("x.xml.gz", gzip.compress(b"<a>the spare key hangs</a>"), id="packed"),
        pytest.param("x.xml.gz", b"the spare key hangs", id="not packed, whatever its name"),
        pytest.param("x.bin", "\ufeffthe spare key hangs".encode("utf-16"), id="wide letters"),
        pytest.param("x.bin", b"\xff\xfe\x00 the spare key hangs \xff", id="among bytes"),
        pytest.param("x.png", b"\xffno image: the spare key hangs", id="a broken image"),
        pytest.param("x.pdf", b"\xffno PDF: the spare key hangs", id="a broken PDF"),
        pytest.param("the/spare-key-hangs.css", b"\xff", id="a name"),
        pytest.param("night-watch/index.html", "", id="a folder's name"),
        pytest.param("x.html", "<p>.rood <b>eulb</b> eht dniheb sgnah yek", id="backwards"),
        pytest.param("x.html", "<p>hctaw thgin", id="a short text backwards"),
        pytest.param("x.html", "<p>door blue the behind hangs key", id="its words backwards"),
        pytest.param("x.csv", "id,.rood eulb eht dniheb\n", id="backwards in a cell"),
        pytest.param("x.html", "<p>The spare key", id="the first three words of a text"),
        pytest.param("x.html", "<td>The <i>spare</i> key ...", id="a text cut short in a cell"),
        pytest.param("x.html", '<p title="The spare key">', id="a text cut short in a title"),
        pytest.param("x.html", "<tr><td>the<td>spare<td>key<td>hangs", id="a word to a cell"),
        pytest.param("x.html", "<li>the</li>\n<li>spare</li><li>key<li>hangs", id="to an item"),
        pytest.param("x.html", "<p>the</p><p>spare</p><hr><p>key</p>hangs", id="to a paragraph"),
        pytest.param(
            "x.html",
            "<i title=the>a b</i><i title=spare>a b</i><i title=key>a b</i><i title=hangs>",
            id="a word to an attribute",
        ),
        pytest.param("x.html", "<!--the--><!--spare--><!--key--><!--hangs-->", id="to a comment"),
        pytest.param("x.json", '["the", "spare", "key", "hangs"]', id="a word to a value"),
        pytest.param(
            "x.json", '[{"a": "the"}, {"a": "spare"}, {"a": "key"}, {"a": "hangs"}]', id="to a row"
        ),
        pytest.param(
            "x.json", '{"the": 1, "spare": 1, "key": 1, "hangs": 1}', id="a word to a key"
        ),
        pytest.param("x.csv", "the,spare,key,hangs\n", id="a word to a cell of data"),
        pytest.param("x.csv", "the\nspare\nkey\nhangs\n", id="a word to a line of data"),
        pytest.param(
            "x.html",
            "<tr><td>the<td>Yes<tr><td>spare<td>No, not now<tr><td>key<td>1<tr><td>hangs<td>2",
            id="a word to a row of a table",
        ),
        pytest.param(
            "x.html",
            "<tr><td>it<th>the<tr><td>is<th>spare<tr><td>so<th>key<tr><td>it<th>hangs",
            id="a word to a row, in a second column",
        ),
        pytest.param(
            "x.html",
            "<tr><td>the spare<td>key hangs<td>behind the<td>blue door",
            id="two words to a cell",
        ),
        pytest.param(
            "x.html",
            "<div>the spare key</div>\n<div>hangs behind <b>the</b></div>",
            id="three words",
        ),
        pytest.param(
            "x.html",
            "<h3>the spare</h3><p>x y</p><h3>key hangs</h3><p>z</p><h3>behind the</h3>",
            id="two words to a heading",
        ),
        pytest.param(
            "x.html", "<dl><dt>the<dd>a<dt>spare<dd>b<dt>key<dd>c<dt>hangs<dd>d", id="to a term"
        ),
        pytest.param(
            "x.html", "<p id=the><p id=spare><p id=key><p id=hangs>", id="a word to an id"
        ),
        pytest.param(
            "x.html", "<p class=the><p class=spare><p class=key><p class=hangs>", id="to a class"
        ),
        pytest.param(
            "x.html",
            "<a href=#the><a href=../spare/><a href=key.html><a href='?q=hangs'>",
            id="a word to an address",
        ),
        pytest.param(
            "x.json",
            '[{"a": "the", "b": "one two"}, {"a": "spare", "b": "x"}, {"a": "key", "b": "y"},'
            '{"a": "hangs", "b": "z"}]',
            id="a word to a row with others",
        ),
        pytest.param(
            "x.json",
            '{"a": "the", "b": "so that is a text", "c": "spare", "d": "so that is one too",'
            '"e": "key", "f": "and so is this one", "g": "hangs"}',
            id="a word between texts",
        ),
        pytest.param("x.csv", "the,a b\nspare,c\nkey,d\nhangs,e\n", id="in a column of data"),
        pytest.param(
            "x.svg",
            "<svg><text>the spare<title>A note</title></text><title>On it</title>"
            "<text>key hangs</text></svg>",
            id="a label with titles in it",
        ),
        pytest.param(
            "x.svg",
            "<svg><foreignObject>the spare</foreignObject><foreignObject>key hangs",
            id="a label in other markup",
        ),
        pytest.param(
            "x.svg",
            "<svg><foreignObject><p>the spare</p><title>x</title></foreignObject>"
            "<foreignObject><p>key hangs</p></foreignObject><foreignObject><p>behind the",
            id="a label in paragraphs of other markup",
        ),
        pytest.param(
            "x.svg",
            "<svg><text><tspan>the spare</tspan><tspan>key hangs</tspan></text></svg>",
            id="a label wrapped in a drawing",
        ),
        pytest.param(
            "x.html",
            "<svg><g><text x='1'>the spare</text>\n<text x='1'>key hangs</text></g></svg>",
            id="a label in two texts of a drawing",
        ),
        pytest.param(
            "x.svg",
            "<svg><text>night<tspan dy='1em'>watch</tspan></text></svg>",
            id="a short label wrapped in a drawing",
        ),
    ],
)
def test_what_only_internal_content_says_is_found(
    secrets: Secrets, name: str, text: str | bytes
) -> None:
    # A path is no text: its folders were not written in a row.
    name = name.replace("the/", "the-")
    assert len(search(secrets, {name: text}).hits) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("x.html", "<p>spare key hangs", id="three words within a longer text"),
        pytest.param("x.html", "<p>the spare</p><p>key hangs</p>", id="over a block's border"),
        pytest.param("x.html", "<td>the spare<td>key hangs", id="over a cell's border"),
        pytest.param("x.html", "<p title='the spare'>key hangs", id="in two places"),
        pytest.param("x.html", "<p>fortnightwatchman</p>", id="inside another word"),
        pytest.param("x.html", "<p>Minutes take too long", id="the public is told it, too"),
        pytest.param("x.html", "<p>4 controls are not published here", id="how much is withheld"),
        pytest.param("x.html", "<p>As at 30 June 2022", id="the program says it with a day"),
        pytest.param("x.html", "<p>Minutes, Main Board, 12", id="public names in one line"),
        pytest.param("x.json", '["the spare", "key hangs"]', id="two values"),
        pytest.param("x.csv", "the,spare,and so on,key,hangs\n", id="words with others between"),
        pytest.param("x.csv", "the spare,key hangs\n", id="two cells"),
        pytest.param(
            "x.html", "<td>one spare<td>key hangs<td>behind<td>and then", id="too few words"
        ),
        pytest.param(
            "x.html", "<td>Minutes<td>Main Board<td>Decisions<td>Scope", id="names in cells"
        ),
        pytest.param("the/spare/key/hangs.css", "", id="the folders of a path"),
    ],
)
def test_what_the_public_may_read_does_not_count(
    secrets: Secrets, name: str, text: str | bytes
) -> None:
    assert as_sentences(search(secrets, {name: text})) == []


def test_a_public_text_counts_as_internal_where_its_record_says_that_it_is_internal(
    libraries: tuple[Library, Library],
) -> None:
    """The selection itself may be broken: what it let through by mistake is not public."""
    everything, _ = libraries
    shipped = shipped_by(find_resources(REPOSITORY))
    broken = secrets_of([("", everything)], [everything], shipped)
    files: dict[str, str | bytes] = {"x.html": "<p>the spare key hangs: <b>Night Watch</b>"}
    assert [hit.value.field for hit in search(broken, files).hits] == ["id", "evidence"]


@pytest.mark.parametrize(
    ("number", "is_ours"),
    [
        ("0 of 2 actions complete", True),
        ("1 of 1 action complete", True),
        ("1 of 1 agent complete", False),
    ],
)
def test_how_many_are_complete_is_said_by_the_program(number: str, *, is_ours: bool) -> None:
    shipped = shipped_by(find_resources(REPOSITORY))
    assert all(map(shipped.says, runs(words_of(number), RUN))) is is_ours


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [
        ("An audited statement was published on 26 July 2017", True),
        ("A draft statement was taken to a panel on 4 July 2022", True),
        ("Unaudited statement, published 13 June 2017", True),
        ("An audited statement was hidden on 26 July 2017", False),
    ],
)
def test_how_final_a_statement_is_said_by_the_program(said: str, *, is_ours: bool) -> None:
    shipped = shipped_by(find_resources(REPOSITORY))
    assert all(map(shipped.says, runs(words_of(said), RUN))) is is_ours


def test_what_an_earlier_release_says_in_public_is_public(
    libraries: tuple[Library, Library],
) -> None:
    everything, published = libraries
    text = "<p>All minutes were published."
    shipped = shipped_by(find_resources(REPOSITORY))
    gone = published.without({"editions": ()}, {})
    files: dict[str, str | bytes] = {"x.html": text}
    assert search(secrets_of([("", everything)], [gone], shipped), files).hits
    assert not search(secrets_of([("", everything)], [gone, published], shipped), files).hits


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {PAGE: f"<p>{EVIDENCE}"},
            'example/2024-25/index.html: the text has "the spare key", which only internal '
            'content says: "evidence" of the control "monthly-decisions" of example/2024-25 '
            f"({CODE}:22)",
            id="a text",
        ),
        pytest.param(
            {"a.html": '<a title="Night Watch">', "b.csv": "Night Watch", "c-night-watch.txt": ""},
            'a.html: the attribute "title" has "night watch", which only internal content says: '
            f'"id" of the control "night-watch" of example/2024-25 ({CODE}:23); so do 2 other '
            "files",
            id="a short text in several files",
        ),
        pytest.param(
            {"x.pf_index": "no index"},
            "x.pf_index: cannot be read, so nothing says what it holds",
            id="an index that cannot be read",
        ),
        pytest.param(
            {PAGE: "<p>Ours", **fragment("Theirs")},
            'example/2024-25/pagefind/fragment/en_1.pf_fragment: holds "theirs", a word that no '
            "page has",
            id="a word of the search that no page has",
        ),
        pytest.param(
            {"assets/gs/site.css": "p { color: red }"},
            "assets/gs/site.css: is not the file that ships with the program",
            id="a file of the theme that was changed",
        ),
    ],
)
def test_the_sentence_names_the_file_the_item_and_the_field(
    secrets: Secrets, files: dict[str, str | bytes], said: str
) -> None:
    assert as_sentences(search(secrets, files)) == [said]


def test_the_search_may_run_from_one_block_into_the_next_but_not_say_more(
    secrets: Secrets,
) -> None:
    shown = {"example/2024-25/index.html": "<h1>Take the spare</h1><p>Key</p><p>hangs here"}
    assert not search(secrets, shown | dict(fragment("Take the spare. Key. hangs here")))
    told = {"example/2024-25/index.html": "<p>The key hangs here, the spare is gone"}
    assert search(secrets, told | dict(fragment("The spare key hangs here")))


def test_what_the_search_repeats_of_a_page_is_searched_in_the_page(secrets: Secrets) -> None:
    told = "The spare key hangs here"
    page = {"example/2024-25/index.html": f"<p>{told}"}
    assert {hit.file for hit in search(secrets, page | dict(fragment(told))).hits} == {
        *page,
        *fragment(told),
    }


def test_the_report_says_what_was_searched_and_what_is_too_short_to_prove(
    libraries: tuple[Library, Library], tmp_path: Path
) -> None:
    everything, published = libraries
    shipped = shipped_by(find_resources(REPOSITORY))
    shutil.copytree(REPOSITORY / "site_templates/theme/assets", tmp_path / "assets")
    for name, data in page("Night Watch").items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(data)
    secrets = secrets_of([("", everything)], [published], shipped)
    report = as_report(search_files(files_of(tmp_path, ""), secrets))
    assert report == as_report(search_files(files_of(tmp_path, ""), secrets))
    told = json.loads(report)
    assert told["files"] == {"searched": 1, "compared with what ships": 6}
    assert told["internal"]["texts"] == 7
    place = f'of the control "night-watch" of example/2024-25 ({CODE}:26)'
    assert told["too short to prove"] == [f'"notes" {place}', f'"notes" {place}']
    (hit,) = told["hits"]
    assert hit == {
        "file": PAGE,
        "where": "text",
        "words": "night watch",
        "field": "id",
        "item": 'the control "night-watch" of example/2024-25',
        "place": f"{CODE}:23",
    }
    assert told["faults"] == []


def test_a_text_of_a_release_is_told_with_the_file_of_the_release(
    libraries: tuple[Library, Library],
) -> None:
    everything, published = libraries
    release = "content/example/2024-25/releases/2025-06-30-unaudited/"
    found = secrets_of([(release, everything)], [published], shipped_by(find_resources(REPOSITORY)))
    assert {value.place.file for value in found.runs.values()} == {f"{release}{CODE}"}
