"""What a release says to the public, item by item: anyone can prove it, nobody guess the rest."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from support.releases import (
    CODE,
    DAY,
    RELEASES,
    YEAR,
    as_before_there_were_lists,
    release,
    rewrite,
)
from support.served import served

from generator import pipeline
from generator.cli import main
from generator.pipeline import check, check_content
from generator.problems import ExpectedError
from generator.publish.swap import MANIFEST
from generator.releases import versions
from generator.releases.items import rows_of
from generator.releases.older import add_items
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

LOG = "content/published.yml"
FIRST, SECOND = f"{DAY}-draft", "2025-07-26-audited"
TEXT = "Decisions of the year are made in the blue room on Thursdays."
BEFORE = "text: The Main Board decides once a month."
Item = dict[str, Any]


def twice(project: MakeProject) -> Path:
    """A year with two releases that both have a control with words that stand nowhere else."""
    folder = project(replace={CODE: (BEFORE, f"text: {TEXT}")})
    release(folder, f"{DAY} draft", "The first.")
    rewrite(folder, CODE, "Minutes are", "All minutes are")
    release(folder, "2025-07-26 audited", "The second.")
    return folder


def governance(folder: Path, *arguments: object) -> Result:
    given = [str(each) for each in arguments]
    return CliRunner().invoke(main, [*given, "--project", str(folder)])


def withdraw(folder: Path, *named: str) -> None:
    why = ("--reason", "It named a place.", "--date", DAY)
    assert governance(folder, "withdraw", YEAR, *named, *why).exit_code == 0


def built(folder: Path) -> Path:
    pipeline.build(folder, folder / "site", [Audience.PUBLIC], jobs=1)
    return folder / "site/public"


def items_in(file: Path) -> list[Item]:
    items: list[Item] = json.loads(file.read_bytes())["items"]
    return items


def kept(folder: Path, name: str = FIRST) -> Path:
    return folder / RELEASES / name / "release.json"


def published(site: Path, name: str = FIRST) -> Path:
    return site / YEAR / "releases" / name / "release.json"


def sha256(value: object) -> str:
    """As anyone can work it out, without the program."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def checksum(file: Path) -> str:
    items = items_in(file)
    for each in items:
        rest = {name: value for name, value in each.items() if name != "digest"}
        assert not rest or sha256(rest) == each["digest"]
    return sha256(sorted(each["digest"] for each in items))


def counted(file: Path) -> tuple[int, int]:
    """How many items of a list have nothing but a digest, and how many there are."""
    items = items_in(file)
    return sum(each.keys() == {"digest"} for each in items), len(items)


def rows(folder: Path, part: str = "releases") -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load((folder / LOG).read_bytes()).get(part, [])
    return found


def everything(site: Path) -> Iterator[tuple[str, str]]:
    """All files of a site and what they hold, unpacked where they are packed."""
    for file in sorted(each for each in site.rglob("*") if each.is_file()):
        data = file.read_bytes()
        data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        yield file.relative_to(site).as_posix(), data.decode("utf-8", "replace")


def test_a_release_keeps_what_it_says_and_the_log_its_checksum(project: MakeProject) -> None:
    folder = twice(project)
    text = kept(folder).read_text("utf-8")
    held = json.loads(text)
    assert text == json.dumps(held, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert held["release"] == f"{YEAR}@{FIRST}"
    assert [each["checksum"] for each in rows(folder)] == [
        checksum(kept(folder, name)) for name in (FIRST, SECOND)
    ]
    digests = [each["digest"] for each in held["items"]]
    assert digests == sorted(digests)  # an order that tells nothing of what was left out
    salts = [each["salt"] for each in (*held["items"], *items_in(kept(folder, SECOND)))]
    assert len(set(salts)) == len(salts)
    named = {(each["kind"], each.get("id")): each for each in held["items"]}
    assert named["release-note", FIRST]["values"] == {"text": "The first."}
    assert named["release", FIRST]["values"]["state"] == "draft"
    control = named["control", "monthly-decisions"]
    assert (control["edition"], control["values"]["text"]) == (YEAR, TEXT)
    assert control["in"] == "code / area decisions / theme boards"
    assert check(folder) == []


def test_the_public_site_has_the_list_and_shows_its_checksum(project: MakeProject) -> None:
    folder = twice(project)
    site = built(folder)
    for name, row in zip((FIRST, SECOND), rows(folder), strict=True):
        assert published(site, name).read_bytes() == kept(folder, name).read_bytes()
        page = published(site, name).with_name("about") / "index.html"
        assert row["checksum"] in page.read_text("utf-8")
    assert "release.json" in (site / YEAR / "about/index.html").read_text("utf-8")
    assert rows(folder)[1]["checksum"] in (site / "feed.xml").read_text("utf-8")
    manifest = (site / MANIFEST).read_text("utf-8")
    assert all(row["checksum"] in manifest for row in rows(folder))


def test_what_was_withdrawn_is_nowhere_on_the_public_site_but_for_its_digest(
    project: MakeProject,
) -> None:
    folder = twice(project)
    before = {name: published(built(folder), name).read_bytes() for name in (FIRST, SECOND)}
    gone = [
        each
        for name in (FIRST, SECOND)
        for each in items_in(kept(folder, name))
        if each.get("id") == "monthly-decisions"
    ]
    assert len(gone) == len((FIRST, SECOND))
    withdraw(folder, "control", "monthly-decisions")
    site = built(folder)
    secrets = {TEXT, "monthly-decisions", *(each["salt"] for each in gone)}
    found = {
        (name, secret) for name, text in everything(site) for secret in secrets if secret in text
    }
    assert found == set()
    for name, row, item in zip((FIRST, SECOND), rows(folder), gone, strict=True):
        assert {"digest": item["digest"]} in items_in(published(site, name))
        assert checksum(published(site, name)) == row["checksum"]
        assert sum(len(each) > 1 for each in items_in(published(site, name))) > 1
    verified = governance(folder, "verify")
    assert verified.exit_code == 0
    lists = {name: counted(published(site, name)) for name in (FIRST, SECOND)}
    bare, whole = (sum(each[at] for each in lists.values()) for at in (0, 1))
    assert f"Items of them that are withheld: {bare} of {whole}.\n" in verified.stderr
    for name, (some, of) in lists.items():
        said = f"{YEAR}@{name}: of {some} of its {of} items, only the digests are published.\n"
        assert said in verified.stderr
    withdraw(folder, "control", "monthly-decisions", "--lift")
    site = built(folder)
    assert {name: published(site, name).read_bytes() for name in before} == before


def test_an_item_that_names_one_that_was_withdrawn_is_left_out_with_it(
    project: MakeProject,
) -> None:
    folder = twice(project)
    owned = [each for each in items_in(kept(folder)) if "owners" in each.get("values", {})]
    post = owned[0]["values"]["owners"][0]
    governance(folder, "withdraw", YEAR, "post", f"example/{post}", "--reason", "A name.")
    site = built(folder)
    assert '"owners":["' + post not in published(site).read_text("utf-8")
    assert {"digest": owned[0]["digest"]} in items_in(published(site))
    assert checksum(published(site)) == rows(folder)[0]["checksum"]


def test_notes_and_whole_releases_leave_their_digests(project: MakeProject) -> None:
    folder = twice(project)
    withdraw(folder, "release-note", FIRST)
    withdraw(folder, "release", SECOND)
    site = built(folder)
    assert "The first." not in published(site).read_text("utf-8")
    left = {each.get("kind") for each in items_in(published(site, SECOND))}
    assert not left & {"control", "area", "code", "statement", "release-note", "improvement"}
    assert [checksum(published(site, name)) for name in (FIRST, SECOND)] == [
        each["checksum"] for each in rows(folder)
    ]


@pytest.mark.parametrize("command", ["build", "release"])
def test_older_releases_get_a_list_once_and_are_marked_so(
    project: MakeProject, command: str
) -> None:
    folder = twice(project)
    old = as_before_there_were_lists(folder)
    assert check(folder) == []
    if command == "release":
        rewrite(folder, CODE, "All minutes are", "Most minutes are")
        said = ("--state", "audited", "--date", "2025-08-01", "--note", "N.", "--reason", "R.")
        assert governance(folder, "release", YEAR, *said).exit_code == 0
    site = built(folder)
    lines = rows(folder, "items")
    assert rows(folder)[: len(old)] == old
    assert [each["checksum"] for each in lines] == [
        checksum(kept(folder, name)) for name in (FIRST, SECOND)
    ]
    assert all(each["by"].startswith("governance-statements ") for each in lines)
    assert json.loads(published(site).read_bytes())["made_later_by"] == lines[0]["by"]
    about = (published(site).with_name("about") / "index.html").read_text("utf-8")
    assert lines[0]["by"] in about
    assert old[0]["sha256"] in about
    log = (folder / LOG).read_bytes()
    built(folder)
    assert ((folder / LOG).read_bytes(), check(folder)) == (log, [])
    assert governance(folder, "verify").exit_code == 0


def test_a_release_that_was_taken_back_meanwhile_gets_no_list(project: MakeProject) -> None:
    folder = twice(project)
    as_before_there_were_lists(folder)
    releases = check_content(folder).releases
    undone = CliRunner().invoke(
        main, ["release", YEAR, "--undo", "--project", str(folder)], input=f"{SECOND}\n"
    )
    assert undone.exit_code == 0, undone.output
    assert add_items(folder, releases)
    assert [each["release"] for each in rows(folder, "items")] == [FIRST]
    assert not kept(folder, SECOND).parent.exists()
    assert check(folder) == []


def test_without_room_for_a_list_the_site_is_built_as_before(project: MakeProject) -> None:
    folder = twice(project)
    as_before_there_were_lists(folder)
    (folder / "content/.writing").write_text("no folder can be made here", "utf-8")
    site = built(folder)
    assert not published(site).exists()
    assert check_content(folder).releases[0].digest in (
        published(site).with_name("about") / "index.html"
    ).read_text("utf-8")


@pytest.mark.parametrize("how", ["word", "left out", "salt", "other", "no JSON", "missing"])
def test_a_list_that_is_not_as_it_was_kept_is_told(project: MakeProject, how: str) -> None:
    folder = twice(project)
    file = kept(folder)
    held = json.loads(file.read_bytes())
    if how == "word":
        text = file.read_text("utf-8").replace("blue", "green")
    elif how == "left out":
        text = json.dumps({**held, "items": held["items"][1:]})
    elif how == "salt":
        held["items"][0]["salt"] = "0" * 32
        text = json.dumps(held)
    else:
        text = kept(folder, SECOND).read_text("utf-8") if how == "other" else "{"
    file.write_text(text, "utf-8")
    if how == "missing":
        file.unlink()
    (problem,) = check(folder)
    assert problem.code == "changed-release"
    assert problem.place.file == f"{RELEASES}/{FIRST}/release.json"


@pytest.mark.parametrize("withheld", ["exact", "some"])
def test_a_list_tells_nothing_of_how_much_is_withheld(project: MakeProject, withheld: str) -> None:
    more = "".join(
        f"\n  - id: {name}\n    kind: scope\n    number: {number}\n    title: {name.title()}"
        f"\n    text: A text.{said}"
        for name, number, said in (("inner", "B", "\n    audience: internal"), ("outer", "C", ""))
    )
    text = "text: Everything the Authority does."
    folder = project(replace={CODE: (text, text + more)})
    rewrite(folder, "site.yml", "title:", f"withheld: {withheld}\ntitle:")
    release(folder, f"{DAY} draft")
    found = {each.get("id"): each["values"] for each in items_in(kept(folder))}
    assert "inner" not in found
    assert "number" not in found["outer"]


def test_what_is_internal_does_not_get_out_in_a_list(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    internal = "Minutes are kept in the green cabinet behind the boiler."
    folder = project(replace={CODE: (BEFORE, f"{BEFORE}\n            evidence: {internal}")})

    def sabotaged(*given: Any) -> Iterator[Item]:
        yield from rows_of(*given)
        yield {"kind": "control", "id": "monthly-decisions", "values": {"text": internal}}

    monkeypatch.setattr(versions, "rows_of", sabotaged)
    release(folder, f"{DAY} draft")
    with pytest.raises(ExpectedError, match=r"release\.json"):
        built(folder)


FAULTS = {
    "word": f"{YEAR}@{FIRST}: release.json does not hold: control monthly-decisions {YEAR} is not "
    "what its digest was made from\n",
    "left out": f"{YEAR}@{FIRST}: the checksum of release.json is not in the log\n"
    f"{YEAR}@{FIRST}: its page does not show the checksum\n",
    "missing": f"{YEAR}@{FIRST}: release.json is missing\n",
    "other": f"{YEAR}@{FIRST}: release.json is that of {YEAR}@{SECOND}\n"
    f"{YEAR}@{FIRST}: the checksum of release.json is not in the log\n",
    "log": f"{YEAR}@{FIRST}: its line in the log does not follow from the line before\n"
    f"{YEAR}@{FIRST}: the checksum of release.json is not in the log\n",
    "page": f"{YEAR}@{FIRST}: its page does not show the checksum\n",
    "first page": f"the first page does not show the head of the log that {MANIFEST} has\n",
    "feed": f"feed.xml does not show the head of the log that {MANIFEST} has\n",
    "no feed": f"feed.xml does not show the head of the log that {MANIFEST} has\n",
    "nothing": "",
}
OF_THE_SITE = {"first page": "index.html", "feed": "feed.xml"}


def head_of(site: Path) -> str:
    """The checksum of the latest entry of the log, as a manifest has it."""
    log = json.loads((site / MANIFEST).read_bytes())["log"]
    return str(log[-1]["line"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public site with two releases, to be copied."""
    from support.project import write_project

    folder = tmp_path_factory.mktemp("site") / "project"
    return built(twice(lambda *_, **how: write_project(folder, **how)))


@pytest.mark.parametrize("how", FAULTS)
def test_a_site_is_proved_from_what_it_serves_alone(site: Path, tmp_path: Path, how: str) -> None:
    public = shutil.copytree(site, tmp_path / "public")
    file, manifest = published(public), public / MANIFEST
    held = json.loads(file.read_bytes())
    checksum_of_first, head = checksum(file), head_of(public)
    items = len(held["items"]) + len(items_in(published(public, SECOND)))
    page = file.with_name("about") / "index.html"
    match how:
        case "word":
            file.write_text(file.read_text("utf-8").replace("blue", "green"), "utf-8")
        case "left out":
            file.write_text(json.dumps({**held, "items": held["items"][1:]}), "utf-8")
        case "missing":
            file.unlink()
        case "other":
            shutil.copyfile(published(public, SECOND), file)
        case "log":
            text = manifest.read_text("utf-8").replace(checksum_of_first, "0" * 64)
            manifest.write_text(text, "utf-8")
        case "page":
            page.write_text(page.read_text("utf-8").replace(checksum_of_first, "0" * 64), "utf-8")
        case "first page" | "feed":
            shown = public / OF_THE_SITE[how]
            shown.write_text(shown.read_text("utf-8").replace(head, "0" * 64), "utf-8")
        case "no feed":
            (public / "feed.xml").unlink()
    with served(public) as address:
        result = governance(tmp_path, "verify", address)
    assert result.stdout == FAULTS[how]
    assert result.exit_code == int(how != "nothing")
    proved = 2 if FAULTS[how].find("@") < 0 else 1
    assert result.stderr.startswith(f"Releases as they were logged: {proved} of 2.\n")
    said = f"Head of the log, as the first page and feed.xml show it: {head}\n"
    assert (said in result.stderr) == (how not in {"first page", "feed", "no feed"})
    if how == "nothing":
        assert result.stderr.endswith(f"Items of them that are withheld: 0 of {items}.\n{said}")
    folder = governance(tmp_path, "verify", public)
    assert folder.stdout.endswith(FAULTS[how])
    assert folder.exit_code == int(how != "nothing")


@pytest.mark.parametrize("emptied", [False, True])
def test_a_release_that_the_log_of_a_site_does_not_name_is_told(
    site: Path,
    tmp_path: Path,
    emptied: bool,  # noqa: FBT001 - a case
) -> None:
    public = shutil.copytree(site, tmp_path / "public")
    manifest = public / MANIFEST
    told = json.loads(manifest.read_bytes())
    for row in told["log"]:
        for name in ("release", "sha256", "checksum"):
            row.pop(name, None)  # as of a withdrawal, of which a site names nothing
    manifest.write_text(json.dumps(told | ({"log": []} if emptied else {})), "utf-8")
    faults = "".join(
        f"{place}: the log does not name this release\n"
        for place in sorted(
            file.relative_to(public).as_posix() for file in public.rglob("release.json")
        )
    )
    if emptied:
        faults += FAULTS["feed"]
    with served(public) as address:
        result = governance(tmp_path, "verify", address)
    assert (result.stdout, result.exit_code) == (faults, 1)
    assert faults


DAMAGES: tuple[Any, ...] = (None, 5, 0.5, [], [5], {}, {"line": 5}, "", "x", "\ud800", [[[]]])


def places_in(value: Any) -> Iterator[tuple[str | int, ...]]:
    """The way to every value; of a long list or table, only to the first."""
    steps = [*value.items()] if isinstance(value, dict) else [*enumerate(value)]
    for step, inside in steps if len(steps) < 12 else steps[:1]:
        yield (step,)
        if isinstance(inside, dict | list):
            yield from ((step, *rest) for rest in places_in(inside))


@pytest.mark.parametrize("name", [MANIFEST, f"{YEAR}/releases/{FIRST}/release.json"])
def test_over_a_damaged_file_no_command_stumbles(site: Path, tmp_path: Path, name: str) -> None:
    place = f"{YEAR}/releases/{FIRST}"
    for each in (MANIFEST, f"{place}/release.json", f"{place}/about/index.html"):
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / each, tmp_path / each)
    sound = (tmp_path / name).read_text("utf-8")
    tried = 0
    for way in [(), *places_in(json.loads(sound))]:
        for damage in DAMAGES:
            held: Any = {"": json.loads(sound)}
            whole = held
            *above, last = ("", *way)
            for step in above:
                held = held[step]
            held[last] = damage
            (tmp_path / name).write_text(json.dumps(whole[""]), "utf-8")
            for given in ((tmp_path,), ("--against", tmp_path)):
                result = governance(tmp_path, "verify", *given)
                stumbled = result.exception and not isinstance(result.exception, SystemExit)
                assert not stumbled, (way, damage, result.exception)
            tried += 1
    assert tried > 90
