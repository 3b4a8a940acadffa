"""What must never ship: prompts, replies, weights, vectors, e-mail addresses, recipes."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from components.figures import BY_ID, CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).name
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}")
MODEL_HUB = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co|ollama\.com)", re.IGNORECASE)
COMMANDS = re.compile(
    r"\b(?:pip install heretic|heretic --?\w|from_pretrained\(|obliteratus (?=[a-z-]))"
)
PROMPT_ID = re.compile(r"\b(?:sr|em|ws|hs|cs|mh|gz|sc)_\d{3}\b")
WEIGHTS = {".pt", ".pth", ".safetensors", ".gguf", ".ckpt", ".bin", ".npy", ".npz", ".onnx"}
KEPT_FILES = re.compile(
    r"\.(?:pt|pth|npy|safetensors)\b|evaluation_results|activations/|prompts\.json"
)
# As the study's own grid sorts its harmful prompts, in neutral words.
HARMFUL_TOPICS = (
    *("child safety", "infrastructure", "hospital network", "weapons-related"),
    *("drugs-related", "fraud", "intrusion", "violence"),
)
MADE = re.compile(r"(?:^|/)(?:\.venv|\.\w*cache|\.hypothesis|__pycache__|out/|node_modules)")
THIRD_PARTY = {".woff", ".woff2", ".ttf", ".otf"}
# A request or a reply reads like this; tables hold words and numbers, not sentences of people.
SPOKEN = re.compile(
    r"\b(?:how (?:do|can|to) (?:i|you)|step 1|here (?:is|are) (?:a|the) step)\b", re.IGNORECASE
)


def shipped() -> list[Path]:
    """All files of the repository; of one without git, as a ZIP is, all that a clone would have."""
    words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    command = ["git", "-c", "safe.directory=*", *words]
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return [
            path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()
        ]
    hidden = re.compile(
        r"(?:^|/)(?:\.venv|\.\w+_cache|\.cache|\.hypothesis|__pycache__|out|node_modules)"
    )
    files = (path for path in ROOT.rglob("*") if path.is_file())
    return [path for path in files if not hidden.search(path.relative_to(ROOT).as_posix())]


def texts() -> list[tuple[Path, str]]:
    kept = [path for path in shipped() if path.suffix not in {".png", ".webp", ".ico"}]
    return [(path, path.read_text("utf-8")) for path in kept if path.name != HERE]


def test_no_weights_vectors_or_files_of_others() -> None:
    for path in shipped():
        assert path.suffix not in WEIGHTS | THIRD_PARTY, path
        assert ".min." not in path.name, path


@pytest.mark.parametrize("pattern", [MAIL, MODEL_HUB, COMMANDS, PROMPT_ID])
def test_no_text_holds(pattern: re.Pattern[str]) -> None:
    for path, text in texts():
        found = pattern.search(text)
        assert not found, f"{path.relative_to(ROOT)} holds {found[0]!r}" if found else ""


def test_no_table_holds_what_somebody_asked_or_answered(gemma) -> None:
    for name in gemma.entries:
        for column in gemma.table(name).select_dtypes("str"):
            for cell in gemma.table(name)[column].unique():
                assert not SPOKEN.search(cell), f"{name}.{column}: {cell}"
                assert len(cell) < 400, f"{name}.{column} holds a long text"


def test_points_and_tiles_carry_no_identity(gemma) -> None:
    assert set(gemma.table("umap")) == {"layer", "point", "x", "y", "group", "error_x", "error_y"}
    tiles = gemma.table("outcomes")
    assert set(tiles) == {"tile", "refused", "cluster", "first"}
    assert list(tiles["tile"]) == list(range(1, len(tiles) + 1))


def test_no_harmful_topic_is_counted_by_itself(gemma) -> None:
    """Rule: harmful prompts are told apart inside and outside one group, and no further."""
    for name in gemma.entries:
        for column in gemma.table(name).select_dtypes("str"):
            assert not gemma.table(name)[column].isin(HARMFUL_TOPICS).any(), f"{name}.{column}"
    for figure in CATALOGUE:
        drawn = figure(gemma).to_json()
        for topic in HARMFUL_TOPICS:
            assert topic not in drawn, f"{figure.id} names {topic}"
    waffle = BY_ID["prompt-waffle"](gemma).layout.meta
    groups = {row[waffle["rows"]["columns"].index("group")] for row in waffle["rows"]["data"]}
    assert groups == {"most extreme topics", "other topics"}


def test_strengths_of_published_edits_are_as_coarse_as_the_drawing(gemma) -> None:
    for name, columns in (("kernel_exact", ["strength"]), ("kernel_envelope", ["low", "high"])):
        for column in columns:
            values = gemma.table(name)[column]
            assert (values == values.round(1)).all(), f"{name}.{column}"
    for choices in BY_ID["ablation-kernel"].variants(gemma):
        rows = BY_ID["ablation-kernel"](gemma, **choices).layout.meta["rows"]
        for column in ("low", "high"):
            at = rows["columns"].index(column)
            assert all(row[at] == round(row[at], 1) for row in rows["data"])


def test_sources_name_results_and_no_file_of_directions_or_replies(gemma) -> None:
    for name, entry in gemma.entries.items():
        place = f"{entry.provenance.locator} {entry.provenance.script}"
        assert not KEPT_FILES.search(place), f"{name}: {place}"


def test_the_patterns_above_can_find_something() -> None:
    assert MAIL.search("write to someone" + "@example.org")
    assert PROMPT_ID.search("sr" + "_001")
    assert SPOKEN.search("How do " + "I open this?")


def test_nothing_is_too_large_to_be_ours() -> None:
    assert all(path.stat().st_size < 400_000 for path in shipped() if path.suffix != ".png")
