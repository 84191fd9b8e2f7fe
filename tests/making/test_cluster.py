"""Units made on a cluster: the same sites, and nothing sent to where it must not go."""

from __future__ import annotations

import errno
import gc
import re
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import chain
from types import SimpleNamespace
from typing import TYPE_CHECKING

import dask
import pytest
import yaml
from click.testing import CliRunner
from distributed import Client
from support.clusters import cluster
from support.processes import manifests
from support.project import MINIMAL, REPOSITORY, write_project
from support.releases import released, rewrite

from generator import pipeline
from generator.cli import main
from generator.making import cluster as clusters
from generator.making.keeping import NOBODY, Listener, Part
from generator.making.unchanged import store_of
from generator.problems import ExpectedError
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.clusters import LocalCluster
    from support.project import MakeProject

GUIDE = (REPOSITORY / "docs" / "scale.md").read_text("utf-8")
HERE = "127.0.0.1"
CLOSED = f"{HERE}:9"  # where nobody listens


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """A cluster for all tests that do it no harm."""
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of a body that was released, with something internal, and both sites."""
    folder = write_project(tmp_path_factory.mktemp("project") / "project")
    minutes = "        text: Minutes are published.\n"
    rewrite(folder, "example/2024-25/code.yml", minutes, f"{minutes}        evidence: Lanterns.\n")
    released(folder)
    pipeline.build(folder, folder / "site", list(Audience), jobs=4)
    return folder


def built(project: Path, site: Path, executor: str, told: Listener = NOBODY) -> Path:
    pipeline.build(project, site, list(Audience), executor=executor, told=told)
    return site


def refused(project: Path, executor: str) -> str:
    """Why nothing is built."""
    with pytest.raises(ExpectedError) as caught:
        built(project, project / "site", executor)
    return str(caught.value)


@contextmanager
def patient_for_a_second() -> Iterator[None]:
    """Wait for answers no longer than a test can."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clusters, "PATIENCE", 1)
        yield


def what_is_kept(site: Path) -> set[str]:
    """The names of all entries that are kept of units and of what the gate found."""
    store = store_of(site).folder
    kinds = ("units", "texts", "quiet")
    return {f"{kind}/{path.name}" for kind in kinds for path in (store / kind).iterdir()}


def test_the_sites_are_those_that_one_machine_builds(
    two_workers: LocalCluster, folder: Path, tmp_path: Path
) -> None:
    said: list[Part] = []
    site = built(folder, tmp_path / "site", two_workers.address, Listener(done=said.append))
    assert manifests(site) == manifests(folder / "site")
    pipeline.build(folder, tmp_path / "alone", list(Audience), jobs=1)
    assert manifests(site) == manifests(tmp_path / "alone")
    assert ("internal", "example/2024-25") in said
    assert len(said) == len(set(said))


def test_what_is_made_is_kept_where_the_build_runs_and_nowhere_else(
    two_workers: LocalCluster, folder: Path, tmp_path: Path
) -> None:
    site = built(folder, tmp_path / "site", two_workers.address)
    assert what_is_kept(site) == what_is_kept(folder / "site")
    again: list[Part] = []
    built(folder, site, two_workers.address, Listener(done=again.append))
    assert again == []
    left = [
        path.name for path in two_workers.folder.rglob("*") if path.suffix in (".html", ".json")
    ]
    assert [name for name in left if name not in _TEMPLATES] == []


_TEMPLATES = {path.name for path in (REPOSITORY / "site_templates").rglob("*")} | {"scheduler.json"}


def test_a_worker_that_is_killed_has_its_units_made_by_another(
    folder: Path, tmp_path: Path
) -> None:
    with cluster(tmp_path) as running:
        killed: list[Part] = []

        def kill(said: Part) -> None:
            if not killed:
                running.workers[0].kill()
                running.workers[0].wait()
            killed.append(said)

        site, told = tmp_path / "site", Listener(done=kill)
        pipeline.build(folder, site, [Audience.INTERNAL], executor=running.address, told=told)
    assert len(killed) > 1
    name = "internal/manifest.json"
    assert (site / name).read_bytes() == (folder / "site" / name).read_bytes()


def test_a_cluster_without_workers_or_scheduler_says_so(folder: Path, tmp_path: Path) -> None:
    with patient_for_a_second():
        said = refused(folder, f"dask://{CLOSED}")
    assert said.startswith(
        f"The scheduler at tcp://{CLOSED} does not answer: Timed out trying to connect to"
    )
    with patient_for_a_second(), cluster(tmp_path, workers=0) as running:
        url = running.address.replace("dask", "tcp")
        assert refused(folder, running.address) == (
            f"The scheduler at {url} has no workers. Start one: dask worker {url}"
        )


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("workers", "All workers of the cluster are gone. Start others, and build again."),
        (
            "scheduler",
            ("The connection to the scheduler was lost. Build again once it is available."),
        ),
    ],
)
def test_a_cluster_that_goes_away_leaves_the_old_site(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], who: str, said: str
) -> None:
    with patient_for_a_second(), cluster(tmp_path, workers=1) as running:
        gone = running.workers[0] if who == "workers" else running.scheduler
        with pytest.raises(ExpectedError) as caught:
            built(folder, tmp_path / "site", running.address, Listener(done=lambda _: gone.kill()))
    assert str(caught.value) == said
    assert [path.name for path in (tmp_path / "site").iterdir()] == [".lock"]
    assert capfd.readouterr().err == ""


def test_what_was_lost_with_all_workers_is_not_waited_for_when_others_take_their_place(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """As Dask's nannies start them again, at other addresses."""
    with patient_for_a_second(), cluster(tmp_path, workers=1) as running:

        def restart(_: Part) -> None:
            if len(running.workers) == 1:
                with Client(running.address.replace("dask", "tcp")) as client:
                    while client.processing()[next(iter(client.nthreads()))]:
                        time.sleep(0.1)
                running.workers[0].kill()
                running.start_worker()

        with pytest.raises(ExpectedError) as caught:
            built(folder, tmp_path / "site", running.address, Listener(done=restart))
    assert (
        str(caught.value) == "All workers of the cluster are gone. Start others, and build again."
    )
    gc.collect()  # what nobody asked for any more tells of itself when it goes
    assert capfd.readouterr().err == ""


def test_a_unit_that_cannot_be_made_does_not_keep_the_others_from_it(
    two_workers: LocalCluster, project: MakeProject
) -> None:
    folder = project()
    shutil.copytree(REPOSITORY / "site_templates", folder / "site_templates")
    template = folder / "site_templates" / "pages" / "portal.md.jinja"
    template.write_text(template.read_text("utf-8") + "\n[x](gone.md)\n", "utf-8")
    said: list[Part] = []
    with pytest.raises(ExpectedError) as caught:
        built(folder, folder / "site", two_workers.address, Listener(done=said.append))
    assert str(caught.value) == (
        "The pages of the portal could not be built:\n"
        "  Doc file 'index.md' contains a link 'gone.md', but the target is not found among "
        "documentation files."
    )
    assert ("internal", "example/2024-25") in said


def test_a_unit_whose_workers_die_is_given_up(folder: Path, tmp_path: Path) -> None:
    impatient = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path, environment=impatient) as running:
        killed = Listener(done=lambda _: running.workers[0].kill())
        with pytest.raises(ExpectedError) as caught:
            built(folder, tmp_path / "site", running.address, killed)
    name, said = str(caught.value).split(" could not be built: ")
    assert name == "the portal" or name.startswith("example")
    assert said == (
        "1 of the workers that had it to make died, perhaps because memory ran out. "
        "See what they logged."
    )


def test_a_worker_that_cannot_write_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    worker = SimpleNamespace(local_directory="here", address="tls://192.0.2.1:4000")
    monkeypatch.setattr("distributed.get_worker", lambda: worker)
    monkeypatch.setattr(clusters, "make_from", full)
    assert clusters._make(b"", b"", 0) == (
        "The worker tls://192.0.2.1:4000 could not work: [Errno 28] No space left on device"
    )


@pytest.mark.parametrize("change", ["\n# Changed.\n", '\nraise ImportError("Not here.")\n'])
def test_a_worker_of_another_version_is_refused(folder: Path, tmp_path: Path, change: str) -> None:
    package = tmp_path / "other" / "generator"
    shutil.copytree(REPOSITORY / "generator", package)
    (package / "__init__.py").write_text(change, "utf-8")
    other = {"PYTHONPATH": str(package.parent)}
    with cluster(tmp_path, workers=1, environment=other) as running:
        said = refused(folder, running.address)
    assert re.sub(r"\d{2,5} ", "PORT ", said, count=1) == (
        f"The worker tcp://{HERE}:PORT has a different version of the program or of a library. "
        "Install the same versions there, and start it again."
    )


class Other:
    """A cluster with one worker, who cannot be sent anything."""

    def __init__(self, worker: str) -> None:
        self.nthreads = lambda: {worker: 1}
        self.wait_for_workers = lambda *_, **__: None


@pytest.mark.parametrize(
    "worker", ["tcp://192.0.2.1:4000", "ws://192.0.2.1:4000", "ws://127.0.0.1:1", "inproc://1/2"]
)
def test_a_worker_on_another_machine_without_tls_is_sent_nothing(worker: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        clusters._workers_of(Other(worker), "tls://192.0.2.1:8786")  # type: ignore[arg-type]
    assert str(caught.value) == (
        f"The worker {worker} is not reached by TLS. What travels is internal too: "
        "start it with TLS."
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "cluster.example", "localhost.example", "[2001::1]"])
def test_another_machine_is_sent_nothing_without_tls(folder: Path, host: str) -> None:
    assert refused(folder, f"dask://{host}:8786") == (
        f"Nothing was sent to {host}:8786. What travels is internal too, so another machine is "
        "reached by TLS only: set distributed.comm.tls in Dask's configuration."
    )


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"])
def test_this_machine_is_reached_without_tls(host: str) -> None:
    assert clusters._is_here(f"{host}:8786")


def test_without_dask_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused(folder, f"dask://{CLOSED}") == (
        "Building on a cluster needs Dask, here and on every machine of the cluster. "
        "Install it: pip install 'governance-statements[distributed]'."
    )


def test_dask_is_not_loaded_for_a_build_on_one_machine(tmp_path: Path) -> None:
    program = (
        "import sys; from generator.cli import main; main(sys.argv[1:], standalone_mode=False); "
        "assert not {'dask', 'distributed', 'tornado'} & {*sys.modules}"
    )
    arguments = ["build", "--project", str(MINIMAL), "--site", str(tmp_path / "site")]
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True)


WRITE_IT = "Write it as dask://HOST:PORT."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--executor", "cluster:8786"],
            f"Invalid value for '--executor': 'cluster:8786' is not an address. {WRITE_IT}",
        ),
        (
            ["--executor", "dask://cluster"],
            f"Invalid value for '--executor': 'dask://cluster' is not an address. {WRITE_IT}",
        ),
        (
            ["--executor", "dask://cluster:8786", "--jobs", "2"],
            "--jobs is for one machine, and --executor for a cluster.",
        ),
    ],
)
def test_wrong_usage_exits_with_2(options: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["build", *options])
    assert result.stderr.endswith(f"\n\nError: {said}\n")
    assert result.exit_code == 2


def certificates(folder: Path) -> dict[str, object]:
    """Make certificates as the guide says, and give what it says of them to Dask."""
    for line in re.findall(r"(?m)^    (openssl .+)$", GUIDE):
        subprocess.run(shlex.split(line), cwd=folder, check=True, capture_output=True)
    (configuration,) = re.findall(r"(?ms)^```yaml\n(.+?)^```$", GUIDE)
    text = configuration.replace("/etc/governance", str(folder))
    (folder / "dask.yaml").write_text(text, "utf-8")
    return _settings("", yaml.safe_load(text))


def _settings(name: str, value: object) -> dict[str, object]:
    """Settings by their full names: what is not named stays as it is."""
    if not isinstance(value, dict):
        return {name.removeprefix("."): value}
    parts = (_settings(f"{name}.{key}", part) for key, part in value.items())
    return dict(chain.from_iterable(part.items() for part in parts))


def test_by_tls_with_the_certificates_of_the_guide(folder: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for each in (ours, theirs):
        each.mkdir()
    known, other = certificates(ours), certificates(theirs)
    everywhere = {"DASK_CONFIG": str(ours / "dask.yaml")}
    with (
        dask.config.set(known),
        cluster(tmp_path, options=("--protocol", "tls"), environment=everywhere) as running,
    ):
        site = built(folder, tmp_path / "site", running.address)
        assert manifests(site) == manifests(folder / "site")
        url = running.address.replace("dask", "tls")
        with dask.config.set(other), patient_for_a_second():
            assert refused(folder, running.address).startswith(
                f"The scheduler at {url} does not answer: "
            )


def test_certificates_that_are_not_there(folder: Path) -> None:
    gone = dict.fromkeys(("ca-file", "client.cert", "client.key"), "gone.pem")
    with dask.config.set({f"distributed.comm.tls.{name}": file for name, file in gone.items()}):
        assert refused(folder, "dask://192.0.2.1:8786") == (
            "The certificates in Dask's configuration cannot be read: "
            "[Errno 2] No such file or directory"
        )
