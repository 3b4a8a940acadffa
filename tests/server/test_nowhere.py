"""Another user than root, in a folder that cannot be written, without a home, the disk full."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Asks the app without a network, and tells each status with the beginning of what was said.
ASKED = """
import json, os, sys
from starlette.testclient import TestClient
import app
with TestClient(app.app) as client:
    told = {path: client.get(path) for path in json.loads(sys.argv[1])}
    told["no place"] = client.post("/rooms", json={})
    os.environ["EXPLAINER_ROOMS"] = sys.argv[2]
    told["full"] = client.post("/rooms", json={})
said = {name: (it.status_code, len(it.content), it.text[:200]) for name, it in told.items()}
print(json.dumps({**said, "user": os.getuid(), "home": os.path.expanduser("~")}))
"""
PATHS = [
    "/layers",
    "/?figure=layer-signal",
    "/data/gemma4-e4b/figures/layer-signal.csv",
    "/explorable/gemma4-e4b/layer-signal-.js",
    "/cards/layers.png",
]


def test_a_server_that_may_write_nowhere_serves_and_says_that_it_keeps_no_rooms(
    tmp_path: Path,
) -> None:
    if os.name != "posix" or not shutil.which("unshare"):
        pytest.skip("there is no unshare here, so no folder can be made like this")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounts = f"mount -t tmpfs -o size=64k none {disk} && mount --bind {ROOT} {ROOT}"
    mounts += f' && mount -o remount,bind,ro {ROOT} && cd {ROOT} && exec "$@"'
    nobody = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
    around = [
        "unshare",
        "--mount",
        "sh",
        "-c",
        mounts,
        "sh",
        *nobody,
    ]
    if subprocess.run([*around, "true"], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here, which needs root")
    settings = {name: it for name, it in os.environ.items() if not name.startswith("EXPLAINER_")}
    settings |= {"EXPLAINER_CACHE": str(disk / "cache"), "EXPLAINER_WARM": "off"}
    settings |= {"HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}
    full = str(disk / "rooms.sqlite")
    program = f"open({str(disk / 'filled')!r}, 'wb').write(bytes(60_000))\n{ASKED}"
    command = [*around, sys.executable, "-c", program, json.dumps(PATHS), full]
    done = subprocess.run(command, env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["user"], said["home"]) == (65534, "/nonexistent")
    assert {path: said[path][0] for path in PATHS} == dict.fromkeys(PATHS, 200)
    assert min(said[path][1] for path in PATHS) > 500
    for place, words in {
        "no place": "There is no place to keep rooms|The server cannot reach its rooms",
        "full": "disk is full",
    }.items():
        status, _, problem = said[place]
        assert status in (409, 503), problem
        assert re.search(words, json.loads(problem)["problem"])
    assert not list(disk.iterdir()), "what was full is another disk than this one"
