"""What a long command has done so far, so that an interrupted one need not begin anew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.save import save_json


class Cache:
    """Results in `folder`, one JSON file each; thrown away if they belong to another `task`.

    `task` is JSON. Raises FileExistsError for a folder that no cache has made.
    """

    def __init__(self, folder: Path, task: dict[str, Any]) -> None:
        self.folder = folder
        known = folder / "task.json"
        if folder.exists() and not known.is_file() and any(folder.iterdir()):
            raise FileExistsError(f"{folder} holds something else")
        same = known.is_file() and json.loads(known.read_text("utf-8")) == task
        if not same:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            save_json(task, known)

    def get(self, name: str, make: Callable[[], Any]) -> Any:
        """The result called `name`, made now unless an earlier run has it."""
        path = self.folder / f"{name}.json"
        if not path.is_file():
            save_json(make(), path)
        return json.loads(path.read_text("utf-8"))

    def remove(self) -> None:
        """Delete it all, once the command has its result."""
        shutil.rmtree(self.folder, ignore_errors=True)
