"""Imports point one way, and only the edge knows Streamlit."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "components/geometry": ["components.geometry"],
    "components/study": ["components.study", "components.geometry"],
    "components/figures": ["components.figures", "components.study", "components.geometry"],
    "components/blocks": ["components.blocks", "components.figures", "components.study"],
    "components/paper": [
        "components.paper",
        "components.blocks",
        "components.browser",
        "components.figures",
        "components.study",
    ],
    "components/rooms": ["components.rooms", "components.figures"],
    "components/browser": ["components.browser", "components.figures", "components.study"],
    "components/ui": ["components", "streamlit"],
    "pages": ["components.blocks"],
    "pipeline": [
        "components.blocks",
        "components.browser",
        "components.figures",
        "components.study",
        "components.geometry",
        "components.paper",
        "pipeline",
        "streamlit.proto",  # what its protocol says, for visitors without a browser
    ],
    "app.py": ["components.ui", "streamlit"],
}
OURS = {"app", "components", "pages", "pipeline", "streamlit", "tests"}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] in OURS}


@pytest.mark.parametrize("place", MAY_IMPORT)
def test_imports_point_one_way(place: str) -> None:
    target = ROOT / place
    files = list(target.rglob("*.py")) if target.is_dir() else [target]
    assert files
    for path in files:
        for name in imported(path):
            allowed = any(f"{name}.".startswith(f"{ok}.") for ok in MAY_IMPORT[place])
            assert allowed, f"{path.relative_to(ROOT)} may not import {name}"


def test_what_is_heavy_stays_out_of_the_app() -> None:
    heavy = {"umap", "sklearn", "scipy", "statsmodels", "numba", "plotly.express"}
    for path in [ROOT / "app.py", *(ROOT / "components").rglob("*.py"), *ROOT.glob("pages/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            assert not heavy & set(names), f"{path.name} imports {names}"
