"""Imports point one way, and only the edge knows Streamlit."""

import ast
import re
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "components" / "figures"
SHARED = {"core", "pieces"}
TOPICS = sorted(path.parent.name for path in FIGURES.glob("*/__init__.py"))
MAY_IMPORT = {
    "components/geometry": ["components.geometry"],
    "components/study": ["components.study", "components.geometry"],
    "components/figures": ["components.figures", "components.study", "components.geometry"],
    "components/blocks": ["components.blocks", "components.figures", "components.study"],
    "components/pictures": [
        "components.pictures",
        "components.blocks",
        "components.packing",
        "components.figures",
        "components.study",
    ],
    "components/paper": [
        "components.paper",
        "components.pictures",
        "components.blocks",
        "components.browser",
        "components.packing",
        "components.figures",
        "components.study",
    ],
    "components/takeaway": [
        "components.takeaway",
        "components.paper",
        "components.pictures",
        "components.blocks",
        "components.browser",
        "components.packing",
        "components.figures",
        "components.study",
    ],
    "components/figures/core": ["components.figures.core", "components.study"],
    **{
        f"components/figures/{topic}": [
            *(f"components.figures.{room}" for room in sorted({*SHARED, topic})),
            "components.study",
            "components.geometry",
        ]
        for topic in TOPICS
        if topic != "core"
    },
    "components/packing": [
        "components.limits",
        "components.packing",
        "components.figures",
        "components.study",
    ],
    "components/limits.py": [],
    "components/rooms": ["components.limits", "components.rooms", "components.figures"],
    "components/browser": [
        "components.browser",
        "components.packing",
        "components.figures",
        "components.study",
    ],
    "components/ui": ["components", "streamlit"],
    "pages": ["components.blocks"],
    "pipeline": [
        "components.blocks",
        "components.browser",
        "components.packing",
        "components.figures",
        "components.study",
        "components.geometry",
        "components.paper",
        "components.pictures",
        "components.takeaway",
        "pipeline",
        "streamlit.proto",  # what its protocol says, for visitors without a browser
    ],
    "app.py": ["components.ui", "streamlit"],
}
PLACES = ("components", "pages", "pipeline")
OURS = {"app", "components", "pages", "pipeline", "streamlit", "tests"}


def imported(path: Path) -> set[str]:
    """What a module imports, wherever it does."""
    names, tree = set(), ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
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


def test_no_import_leads_back_to_where_it_began() -> None:
    """Each module can come after all that it imports, be it only for its types."""
    files = [path for place in PLACES for path in (ROOT / place).rglob("*.py")]
    modules = {dotted(path): path for path in files}
    graph = {
        name: {module_of(each, modules) for each in imported(path)}
        for name, path in modules.items()
    }
    TopologicalSorter(graph).prepare()


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def module_of(name: str, modules: dict[str, Path]) -> str:
    """The module that holds an imported name, or that is imported itself."""
    return name if name in modules else name.rpartition(".")[0]


def test_no_room_is_crowded() -> None:
    modules = [
        path
        for place in ("components", "pipeline")
        for path in (ROOT / place).rglob("*")
        if path.suffix in {".py", ".js"}
    ]
    crowds = Counter(str(path.parent.relative_to(ROOT)) for path in modules)
    assert len(crowds) > 20
    assert {room: count for room, count in crowds.items() if count > 20} == {}


def test_what_is_heavy_stays_out_of_the_app() -> None:
    heavy = {"umap", "sklearn", "scipy", "statsmodels", "numba", "plotly.express"}
    for path in [ROOT / "app.py", *(ROOT / "components").rglob("*.py"), *ROOT.glob("pages/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            assert not heavy & set(names), f"{path.name} imports {names}"


def test_no_function_of_a_figure_is_long() -> None:
    for path in FIGURES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 60, f"{path.name}: {node.name}"


def test_one_module_opens_the_files_of_studies() -> None:
    """All others ask it, so that no link is followed and nothing without end is read."""
    opens = re.compile(r"\.(?:read_text|read_bytes|open)\(|\bopen\(|copyfile\(")
    for path in (ROOT / "components" / "study").rglob("*.py"):
        text = path.read_text("utf-8")
        if path.name not in {"reading.py", "schema.py"}:  # a recipe checks what it has just written
            assert not opens.search(text), path.name
            assert "tomllib" not in text, path.name
