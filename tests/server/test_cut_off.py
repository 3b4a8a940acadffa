"""With the network cut off the app works, asks nobody for anything, and runs nothing of a study."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.seal import seal
from tests.conftest import ROOT, SHIPPED, STRANGE
from tests.hostile import ATTACKS

pytestmark = pytest.mark.browser
ALONE = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
# Python runs this first in the server: it notes every address that the process turns to.
WATCH = """
import os, sys
def watch(event, said):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with open(os.environ["WATCHED"], "a") as log:
            log.write(repr(said[1] if event != "socket.getaddrinfo" else said[0]) + "\\n")
sys.addaudithook(watch)
watch("socket.connect", (None, "localhost"))  # so that there is a log, if nothing else is noted
"""


def hostile_study(folder: Path) -> None:
    """The small study, with markup wherever words may stand."""
    shutil.copytree(STRANGE / "small-and-strange", folder)
    manifest = json.loads((folder / "study.json").read_text("utf-8"))
    everything = " ".join(
        attack for attack in ATTACKS if 0 < len(attack) < 80 and "\0" not in attack
    )
    manifest["title"] = everything
    manifest["model"]["name"] = everything
    manifest["origins"]["tests"].update(name=everything, citation=everything, licence=everything)
    for record in manifest["tables"].values():
        record.update(script=everything, caveat=everything)
    (folder / "study.json").write_text(json.dumps(manifest), "utf-8")
    with (folder / "cascade.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    markup = [attack for attack in ATTACKS if "ran=1" in attack]
    for row in rows:
        for name in ("name", "added", "question", "verdict"):
            row[head.index(name)] = f"{row[head.index('order')]} {' '.join(markup)}"
    with (folder / "cascade.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    for name in ("layers", "cascade"):
        (folder / "text").mkdir(exist_ok=True)
        words = "\n\n".join(["<!-- opening -->", *markup, "<!-- finding -->", *markup])
        (folder / "text" / f"{name}.md").write_text(words, "utf-8")
    seal(folder)


def test_nothing_is_asked_of_anybody_and_nothing_of_a_study_runs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "gemma4-e4b").symlink_to(SHIPPED / "gemma4-e4b")
    hostile_study(data / "hostile")
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    settings = {
        "EXPLAINER_DATA": str(data),
        "EXPLAINER_ROOMS": str(tmp_path / "rooms.sqlite"),
        "EXPLAINER_WARM": "off",
        "PYTHONPATH": str(tmp_path / "watch"),
        "WATCHED": str(tmp_path / "watched"),
    }
    command = [sys.executable, "-m", "tests.cut_off", json.dumps(settings)]
    cut = not subprocess.run([*ALONE, "true"], capture_output=True).returncode
    if cut:
        command = [*ALONE, *command]
    else:
        print("The network cannot be cut off here, so requests are only recorded.")
    seen = tmp_path / "seen.json"
    subprocess.run(
        command, cwd=ROOT, check=True, env={**os.environ, "CUT_OFF_SEEN": str(seen)}, timeout=240
    )
    found = json.loads(seen.read_text())
    assert found["asked"] > 20, "nothing was recorded"
    assert found["outside"] == []
    assert found["run"] == []
    assert found["complaints"] == []
    assert not (cut and found["reachable"])
    watched = set((tmp_path / "watched").read_text().splitlines())
    assert all("127.0.0.1" in it or "localhost" in it or it.startswith("'/") for it in watched), (
        watched
    )
