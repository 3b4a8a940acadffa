"""A visitor without a browser: speaks Streamlit's protocol over its websocket.

A visitor sends a BackMsg with the values of all widgets it has touched, and gets ForwardMsgs until
one says that the script has finished. As read in streamlit 1.67: the first message names the
page, later ones its hash; a run of a fragment names the fragment of the widget that was moved;
elements of 10 kB and more are sent once and named by their hash from then on.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

STOPPED_FOR_ANOTHER_RUN = 2  # ForwardMsg.ScriptFinishedStatus


@dataclass(slots=True)
class Run:
    """What one run of the script cost."""

    seconds: float = 0.0  # from sending to “finished”
    bytes: int = 0  # received
    errors: list[str] = field(default_factory=list)  # exceptions shown to the reader


class Visitor:
    """One session of an app: `async with Visitor(port, "layers") as visitor`."""

    def __init__(
        self,
        port: int,
        page: str = "",
        query: str = "",
        patience: float = 60.0,
        source: str = "",
    ) -> None:
        self.uri = f"ws://127.0.0.1:{port}/_stcore/stream"
        self.source = (source, 0) if source else None  # an address of this machine to come from
        self.page, self.query, self.patience = page, query, patience
        self.hash = ""
        self.widgets: dict[str, tuple[str, Any, str]] = {}  # id -> kind, element, fragment
        self.values: dict[str, WidgetState] = {}
        self.kept: dict[str, ForwardMsg] = {}

    async def __aenter__(self) -> Visitor:
        self.socket = await websockets.connect(
            self.uri,
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            open_timeout=self.patience,
            local_addr=self.source,
        )
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self.socket.close()

    def find(self, name: str) -> str:
        """Id of the widget with this id, key or label. Raises KeyError."""
        for id, (_, element, _) in self.widgets.items():
            if id == name or id.endswith(f"-{name}") or getattr(element, "label", None) == name:
                return id
        raise KeyError(f"{name} is not among {sorted(self.widgets)}")

    def data(self, name: str) -> dict[str, Any]:
        """What a component of version 2 was given."""
        given: dict[str, Any] = json.loads(self.widgets[self.find(name)][1].json)
        return given

    def hold(self, name: str, value: Any) -> str:
        """Give a widget a value, without running anything yet; returns its fragment."""
        id = self.find(name)
        kind, element, fragment = self.widgets[id]
        state = self.values[id] = WidgetState(id=id)
        if kind == "slider" and element.options:  # Streamlit's “select slider”
            state.string_array_value.data.append(value)
        elif kind == "slider":
            state.double_array_value.data.append(value)
        elif kind in ("radio", "selectbox"):
            state.string_value = value
        elif kind == "button_group":
            state.string_array_value.data.append(value)
        else:
            state.json_value = json.dumps(value)
        return fragment

    async def move(self, name: str, value: Any) -> Run:
        """Give a widget a value, and run what it belongs to."""
        return await self.run(self.hold(name, value))

    async def run(self, fragment: str = "") -> Run:
        """Run the page, or one fragment of it. Raises TimeoutError."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self.query, self.hash
        if not self.hash:
            asked.page_name = self.page
        asked.fragment_id = fragment
        asked.widget_states.widgets.extend(self.values.values())
        asked.cached_message_hashes.extend(self.kept)
        asked.context_info.timezone, asked.context_info.locale = "Europe/Paris", "en"
        run, start = Run(), time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            data = await asyncio.wait_for(self.socket.recv(), self.patience)
            run.bytes += len(data)
            said = ForwardMsg()
            said.ParseFromString(bytes(data))  # type: ignore[arg-type]
            if said.WhichOneof("type") == "script_finished":
                if said.script_finished != STOPPED_FOR_ANOTHER_RUN:
                    run.seconds = time.perf_counter() - start
                    return run
            else:
                self._take(said, run)

    def _take(self, said: ForwardMsg, run: Run) -> None:
        """Note what a message shows."""
        kind = said.WhichOneof("type")
        if kind == "new_session":
            self.hash = said.new_session.page_script_hash or self.hash
        elif kind == "navigation":
            self.hash = said.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = said.page_info_changed.query_string
        elif kind == "ref_hash" and said.ref_hash in self.kept:
            self._take(self.kept[said.ref_hash], run)
        elif kind == "delta" and said.delta.WhichOneof("type") == "new_element":
            if said.metadata.cacheable:
                self.kept[said.hash] = said
            name = said.delta.new_element.WhichOneof("type")
            element = getattr(said.delta.new_element, name or "")
            if name == "exception":
                run.errors.append(f"{element.type}: {element.message}")
            if id := getattr(element, "id", ""):
                self.widgets[id] = (str(name), element, said.delta.fragment_id)
