"""Start the app and its floors on free ports, and end exactly what was started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.bench import machine

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds until a server must answer
CALM, IDLE = 1.5, 0.05  # seconds, and the share of a core that a server at rest may use in them


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    pid: int
    port: int

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def get(self, path: str) -> bytes:
        """What it answers. Raises OSError."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=PATIENCE) as answer:
            return bytes(answer.read())


@contextmanager
def started(
    command: list[str], folder: Path, settings: Mapping[str, str], health: str
) -> Iterator[Server]:
    """A command that serves on the port it is given for `{port}`, ended afterwards."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [part.replace("{port}", str(port)) for part in command],
        cwd=folder,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Server(running.pid, port)
    try:
        _wait(server, running, health)
        _settle(server)
        yield server
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _wait(server: Server, running: subprocess.Popen[bytes], health: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if running.poll() is not None:
            break
        try:
            server.get(health)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")


def _settle(server: Server) -> None:
    """Return once the server has done what it does once after its start."""
    end = time.monotonic() + PATIENCE
    used = machine.cpu(server.pid)
    while time.monotonic() < end:
        time.sleep(CALM)
        before, used = used, machine.cpu(server.pid)
        if used - before < IDLE * CALM:
            return


def streamlit(
    script: Path, settings: Mapping[str, str], *options: str
) -> AbstractContextManager[Server]:
    """A Streamlit server of a script."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port={port}"]
    command += [f"--server.address={HOST}", "--server.headless=true", *options]
    command += ["--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    return started(command, script.parent, settings, "/_stcore/health")


def app(rooms: Path, data: Path | None = None) -> AbstractContextManager[Server]:
    """The project's own app, with its rooms in a file of its own, and other data if wanted."""
    settings = {"EXPLAINER_ROOMS": str(rooms)}
    if data:  # what is packed of made-up studies is not kept
        settings |= {"EXPLAINER_DATA": str(data), "EXPLAINER_CACHE": str(rooms.parent / "cache")}
    return streamlit(ROOT / "app.py", settings)


def plain(folder: Path) -> AbstractContextManager[Server]:
    """A folder of plain files, as a static host would serve it."""
    command = [sys.executable, "-m", "http.server", "{port}", "--bind", HOST, "-d", str(folder)]
    return started(command, folder, {}, "/")
