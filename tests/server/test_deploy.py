"""What is shipped for servers fits what is there: image, hashes, licences and documents."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = ["requirements", ".ci/requirements", "docs/deploy/requirements"]
DOCS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COPIED = [
    path.replace("${LOCK}", "requirements.lock")
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    for path in line.split()
]
PIN = re.compile(r"^([\w.-]+)(?:\[\w+\])?==([\w.]+)", re.MULTILINE)


def pins(path: Path) -> dict[str, str]:
    """Name, as indexes spell it, to version; of the lists that it takes in as well."""
    text = path.read_text("utf-8")
    found = {}
    for other in re.findall(r"^-r (\S+)", text, re.MULTILINE):
        found |= pins(path.parent / other)
    return found | {re.sub(r"[-_.]+", "-", name).lower(): it for name, it in PIN.findall(text)}


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_is_locked_with_its_hashes(name: str) -> None:
    listed, locked = pins(ROOT / f"{name}.txt"), pins(ROOT / f"{name}.lock")
    assert listed.items() <= locked.items(), "run bash .ci/lock"
    text = (ROOT / f"{name}.lock").read_text("utf-8")
    for package in re.split(r"^(?=[\w])", text, flags=re.MULTILINE)[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", package), package
    more = locked.keys() - listed.keys()
    assert all(re.search(rf"^{it}==\S+ ; ", text, re.MULTILINE) for it in more), "run bash .ci/lock"


def test_every_package_has_a_licence_that_is_listed() -> None:
    rows = re.findall(
        r"^\| ([\w.-]+) +\| ([\w.]+) +\| (.+?) +\|",
        (ROOT / "docs" / "licences.md").read_text("utf-8"),
        re.MULTILINE,
    )
    listed = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version, _ in rows}
    assert listed.items() >= pins(ROOT / "docs/deploy/requirements.txt").items(), (
        "bash .ci/licences"
    )
    assert not [name for name, _, licence in rows if licence.upper() == "UNKNOWN"]


def test_the_image_holds_what_exists_and_nothing_else() -> None:
    let_in = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    ]
    for path in COPIED:
        assert (ROOT / path).exists(), path
        assert path.removeprefix("./") in let_in, f"{path} is not sent to the builder"
    needed = {"app.py", "components", "pages", "data", ".streamlit"}
    assert needed <= set(COPIED)


def test_the_image_is_small_and_nobody_is_root_in_it() -> None:
    instructions = [line.split()[0] for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]", line)]
    assert "FROM python:3.11-slim" in DOCKERFILE
    assert instructions.index("USER") < instructions.index("CMD")
    assert "USER root" not in DOCKERFILE
    assert "_stcore/health" in DOCKERFILE.partition("HEALTHCHECK")[2]
    assert "--require-hashes" in DOCKERFILE
    assert not re.search(r"apt|build-essential|gcc", DOCKERFILE)


def test_the_compose_file_names_what_exists() -> None:
    compose = (ROOT / "docs" / "deploy" / "compose.yaml").read_text("utf-8")
    nginx = (ROOT / "docs" / "deploy" / "nginx.conf").read_text("utf-8")
    assert (ROOT / re.findall(r"LOCK: (\S+)", compose)[0]).is_file()
    assert "./nginx.conf:" in compose
    for server in re.findall(r"server (\w+):8501;", nginx):
        assert f"  {server}: *app" in compose
    assert not re.search(r"(PASSWORD|SECRET): [^$]", compose), "a secret is written down"


def test_the_citation_names_the_explainer_and_the_study() -> None:
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    keys = re.findall(r"^([a-z-]+):", text, re.MULTILINE)
    assert {"cff-version", "message", "title", "authors", "type", "license", "references"} <= set(
        keys
    )
    assert "@" not in text
    site = tomllib.loads((ROOT / "pages" / "contents.toml").read_text("utf-8"))["title"]
    assert f"title: {site}" in text or f'title: "{site}' in text
    assert "Geometry of Alignment" in text


@pytest.mark.parametrize(
    "path",
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *DOCS],
)
def test_links_between_documents_lead_somewhere(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert ((ROOT / path).parent / target).exists(), f"{path}: {target}"
