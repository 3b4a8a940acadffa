"""The repository runs its own tests, and a clone has the same bytes on every machine."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"


def git(*words: str, cwd: Path) -> str:
    command = ["git", "-c", "safe.directory=*", *words]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone as somebody gets it whose git makes lines end as on Windows."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is no repository, or git is not installed")
    made = tmp_path_factory.mktemp("clone") / "clone"
    git("clone", "--quiet", "-c", "core.autocrlf=true", str(ROOT), str(made), cwd=ROOT)
    return made


def test_tables_pass_their_checksums_in_a_clone_that_changes_line_ends(clone: Path) -> None:
    manifests = sorted(clone.glob("data/*/study.json"))
    assert {path.parent.name for path in manifests} >= {"gemma4-e4b", "toys"}
    for path in manifests:
        for record in json.loads(path.read_text("utf-8"))["tables"].values():
            content = (path.parent / record["file"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == record["sha256"], record["file"]


def test_every_line_of_a_clone_ends_as_it_was_written(clone: Path) -> None:
    ends = git("ls-files", "--eol", cwd=clone).splitlines()
    assert len(ends) > 500
    wrong = [line for line in ends if not re.search(r"\sw/(?:lf|-text|none)\s", line)]
    assert not wrong
    assert git("status", "--porcelain", cwd=clone) == "", "git sees changes that nobody made"


def test_what_a_host_gives_as_zip_is_complete(clone: Path, tmp_path: Path) -> None:
    """All pages and tables are there, and read by another process than this one."""
    git("archive", "--format=zip", f"--output={tmp_path / 'it.zip'}", "HEAD", cwd=clone)
    shutil.unpack_archive(tmp_path / "it.zip", tmp_path / "it")
    said = (
        "from components.study import load_study, study_ids\n"
        "studies = [load_study(id) for id in study_ids()]\n"
        "print(sum(len(study.table(name)) > 0 for study in studies for name in study.entries))"
    )
    settings = {name: it for name, it in os.environ.items() if name != "EXPLAINER_DATA"}
    ran = subprocess.run(
        [sys.executable, "-c", said],
        cwd=tmp_path / "it",
        env=settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(ran.stdout) > 80


def test_nothing_large_or_installed_is_tracked() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is no repository, or git is not installed")
    tracked = [Path(name) for name in git("ls-files", "-z", cwd=ROOT).split("\0") if name]
    assert not [path for path in tracked if "node_modules" in path.parts]
    assert not [path for path in tracked if (ROOT / path).stat().st_size > 1e6]


def test_all_tests_run_on_each_push_and_before_the_pages_are_deployed() -> None:
    check = (WORKFLOWS / "check.yml").read_text("utf-8")
    begins = re.search(r"^on:\n((?: .*\n)+)", check, re.MULTILINE)
    assert begins
    for event in ("push", "pull_request", "workflow_call"):
        assert re.search(rf"^  {event}:", begins[1], re.MULTILINE), event
    assert "- run: bash .ci/run" in check
    pages = (WORKFLOWS / "pages.yml").read_text("utf-8")
    assert "uses: ./.github/workflows/check.yml" in pages
    assert re.search(r"^  deploy:\n    needs: check$", pages, re.MULTILINE)
    # A push is tested by one of the two, whatever its branch.
    assert re.search(r"push:\n    branches-ignore: \[main\]", check)
    assert re.search(r"push:\n    branches: \[main\]", pages)


def test_nginx_is_found_where_it_is_installed() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    path = re.search(r'^export PATH="([^"]+)"', script, re.MULTILINE)
    assert path
    assert "/usr/sbin" in path[1].split(":")
    assert script.index(path[0]) < script.index("command -v nginx")


@pytest.mark.xdist_group("together")
def test_tests_of_one_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """Where they do not, each process writes the static edition again, and starts servers anew."""
    asked = getattr(request.config.option, "loadgroup", False)  # by --dist loadgroup
    assert request.node.nodeid.endswith("@together") == asked
