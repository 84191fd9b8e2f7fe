"""Releases as they are read back: whatever is not as it was published is told by its file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL, REPOSITORY
from support.releases import RELEASES, WHOLE, YEAR, release, rewrite

from generator.digests import digest_of
from generator.pipeline import check, check_content
from generator.problems import ContentError, Severity
from generator.reading import yamlfile
from generator.reading.upgrade import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

NAME = "2025-06-13-unaudited"
FOLDER = f"{RELEASES}/{NAME}"
LOG = "content/published.yml"
BACK = "put the file back from a copy: what was published never changes"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one release, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("published") / "project"
    shutil.copytree(MINIMAL, folder)
    release(folder, "2025-06-13 unaudited")
    return folder


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of that project."""
    return shutil.copytree(published, tmp_path / "copy")


def told(project: Path) -> list[str]:
    """Every problem in one line: where, code, what was found, what to do."""
    problems = [(str(each.place).removesuffix(":1:1"), each) for each in check(project)]
    return [f"{place}: {each.code}: {each.message}; {each.hint}" for place, each in problems]


def test_an_untouched_release_is_no_problem_and_knows_what_it_is(copy: Path) -> None:
    (found,) = check_content(copy).releases
    assert told(copy) == []
    assert (found.id, found.edition, found.name) == (f"{YEAR}@{NAME}", YEAR, NAME)
    assert found.digest == digest_of((copy / FOLDER / "release.yml").read_bytes())
    assert found.folder == copy / FOLDER


def flip(file: Path) -> None:
    """Change one byte, and keep it valid YAML where that can be."""
    data = bytearray(file.read_bytes())
    at = data.rindex(b"a")
    data[at] = ord("b")
    file.write_bytes(data)


@pytest.mark.parametrize("name", WHOLE)
def test_one_changed_byte_in_any_file_is_told(copy: Path, name: str) -> None:
    flip(copy / FOLDER / "content" / name)
    assert told(copy) == [
        (
            f"{FOLDER}/content/{name}: changed-release: "
            f"found a file that is not as it was published; {BACK}"
        )
    ]


@pytest.mark.parametrize("name", WHOLE)
def test_a_missing_file_is_told(copy: Path, name: str) -> None:
    (copy / FOLDER / "content" / name).unlink()
    assert told(copy) == [
        (
            f"{FOLDER}/content/{name}: changed-release: "
            f"found no such file, but the release has it; {BACK}"
        )
    ]


@pytest.mark.parametrize(
    "name", [f"content/{YEAR}/papers/2025-06-12-new.yml", "content/.hidden", "notes/x.txt", "x.yml"]
)
def test_an_added_file_is_told(copy: Path, name: str) -> None:
    (copy / FOLDER / name).parent.mkdir(exist_ok=True)
    (copy / FOLDER / name).write_text("audience: public\n", "utf-8")
    assert told(copy) == [
        (
            f"{FOLDER}/{name}: changed-release: found a file that the release did not have; "
            "take it out: what was published never changes"
        )
    ]


@pytest.mark.parametrize(
    "name", ["content/.DS_Store", f"content/{YEAR}/Thumbs.db", "desktop.ini", "content/._site.yml"]
)
def test_what_a_system_leaves_in_a_release_is_no_change(copy: Path, name: str) -> None:
    (copy / FOLDER / name).write_bytes(b"\0")
    assert told(copy) == []


def test_changed_facts_are_told(copy: Path) -> None:
    flip(copy / FOLDER / "release.yml")
    assert told(copy) == [
        (
            f"{FOLDER}/release.yml: changed-release: "
            f"found release.yml with another digest than {LOG} has for it; {BACK}"
        )
    ]


def test_missing_facts_are_told(copy: Path) -> None:
    (copy / FOLDER / "release.yml").unlink()
    assert told(copy) == [
        f"{FOLDER}/release.yml: changed-release: found no such file, but the release has it; {BACK}"
    ]


def test_a_missing_folder_is_told_with_how_long_it_must_stay(copy: Path) -> None:
    shutil.rmtree(copy / FOLDER)
    assert told(copy) == [
        (
            f"{LOG}:3:5: missing-release: found {NAME} of {YEAR} in the log, but not its folder; "
            f"put {FOLDER}/ back from a copy; it stays published until 13 June 2030 at least"
        )
    ]


UNLOGGED = (
    f"{FOLDER}: unlogged-release: found the release {NAME}, which {LOG} does not list; "
    "put its line back from a copy of the log, or remove what was never published"
)


def test_a_missing_line_is_told(copy: Path) -> None:
    (copy / LOG).write_text("releases: []\n", "utf-8")
    assert told(copy) == [UNLOGGED]


def test_a_missing_log_is_told(copy: Path) -> None:
    (copy / LOG).unlink()
    assert told(copy) == [UNLOGGED]


def test_a_line_that_stands_twice_is_told(copy: Path) -> None:
    text = (copy / LOG).read_text("utf-8")
    line = text.partition("releases:\n")[2]
    (copy / LOG).write_text(text + line, "utf-8")
    assert told(copy) == [
        f"{LOG}:8:5: logged-twice: found {NAME} of {YEAR} a second time; remove one of its lines"
    ]


def test_another_digest_in_the_log_is_told(copy: Path) -> None:
    digest = digest_of((copy / FOLDER / "release.yml").read_bytes())
    rewrite(copy, "published.yml", digest, "0" * 64)
    assert told(copy) == [
        (
            f"{FOLDER}/release.yml: changed-release: "
            f"found release.yml with another digest than {LOG} has for it; {BACK}"
        )
    ]


def test_changes_of_two_files_are_told_together(copy: Path) -> None:
    for name in ("site.yml", "glossary.yml"):
        flip(copy / FOLDER / "content" / name)
    (found,) = check(copy)
    assert [place.file for place in (found.place, *found.also)] == [
        f"{FOLDER}/content/glossary.yml",
        f"{FOLDER}/content/site.yml",
    ]


def log_anew(project: Path) -> None:
    """Log the release with the digest that it has now, as an earlier program would have done."""
    (project / FOLDER / "release.json").unlink()
    facts = digest_of((project / FOLDER / "release.yml").read_bytes())
    text = f"releases:\n  - {{edition: {YEAR}, release: {NAME}, sha256: {facts}}}\n"
    (project / LOG).write_text(text, "utf-8")


@pytest.mark.parametrize("more", ["", "scope: what only a newer program knows\n"])
def test_a_release_of_a_newer_program_is_told_as_such(copy: Path, more: str) -> None:
    facts = copy / FOLDER / "release.yml"
    text = facts.read_text("utf-8").replace(f"format: {FORMAT}", f"format: {FORMAT + 1}")
    facts.write_text(more + text, "utf-8")
    log_anew(copy)
    assert told(copy) == [
        (
            f"{FOLDER}/release.yml:{1 + bool(more)}:9: newer-format: "
            f"found format {FORMAT + 1}, expected at most {FORMAT}; "
            "the release was made by a newer version of the program: install that"
        )
    ]


def test_a_release_that_was_logged_with_bad_content_is_told_by_its_own_files(copy: Path) -> None:
    """As when someone gave the changed file a new digest in both lists."""
    file = copy / FOLDER / "content/glossary.yml"
    old = digest_of(file.read_bytes())
    file.write_text(file.read_text("utf-8").replace("term: AGS", "trem: AGS"), "utf-8")
    facts = copy / FOLDER / "release.yml"
    new = facts.read_text("utf-8").replace(old, digest_of(file.read_bytes()))
    facts.write_text(new, "utf-8")
    log_anew(copy)
    assert [line.partition("; ")[0] for line in told(copy)] == [
        (
            f"{FOLDER}/content/glossary.yml:3:5: missing-key: "
            'found a term without "term", expected that key'
        ),
        (
            f"{FOLDER}/content/glossary.yml:4:5: unknown-key: "
            'found the key "trem", which a term does not have'
        ),
    ]


def test_a_report_shows_the_plan_as_at_its_date(copy: Path) -> None:
    release(copy, "2025-09-12 report")
    _, report = check_content(copy).releases
    plan = report.library.editions[0].improvement
    assert plan
    assert plan.as_at == "2025-09-12"


WITHDRAWAL = (
    "  - {edition: example/2024-25, kind: control, id: %s, date: 2025-07-01, reason: No.}\n"
)


def test_what_is_withdrawn_may_stand_in_a_release_alone(copy: Path) -> None:
    rewrite(copy, f"{YEAR}/code.yml", "published-minutes", "minutes-online")
    names = ("published-minutes", "minutes-online", "minutes-printed")
    text = "withdrawals:\n" + "".join(WITHDRAWAL % name for name in names)
    (copy / "content/withdrawals.yml").write_text(text, "utf-8")
    assert told(copy) == [
        (
            "content/withdrawals.yml:4:5: unknown-withdrawal: found the withdrawal of "
            '"control minutes-printed example/2024-25", which does not exist; '
            'no control of that name; did you mean "minutes-online"?'
        )
    ]


def test_a_release_that_is_not_as_it_was_makes_no_lineage_unknown(tmp_path: Path) -> None:
    # Two improvement areas come from one that only the first release of their year has.
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    release = tmp_path / "content/met/2016-17/releases/2017-06-13-unaudited"
    with (release / "content/glossary.yml").open("a", encoding="utf-8") as file:
        file.write("x")
    with pytest.raises(ContentError) as caught:
        check_content(tmp_path)
    grave = [each.code for each in caught.value.problems if each.severity is Severity.ERROR]
    assert grave == ["changed-release"]


def test_a_release_from_before_a_rule_of_reading_stays_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = shutil.copytree(MINIMAL, tmp_path / "project")
    code = f"{YEAR}/code.yml"
    rewrite(project, code, "text: Minutes are published.", "text: Minutes are published. #12 late.")
    with monkeypatch.context() as before:
        before.setattr(yamlfile, "cut_off", lambda *_: None)
        release(project, "2025-06-13 unaudited")
    with pytest.raises(ContentError) as refused:
        release(project, "2025-06-14 audited")
    assert [each.place.file for each in refused.value.problems] == [f"content/{code}"]
    rewrite(project, code, "published. #12 late.", "published.")
    assert told(project) == []
    assert [each.name for each in check_content(project).releases] == [NAME]
