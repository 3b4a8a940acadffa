"""Show a figure: mount its explorable, and keep the URL at what the reader chose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from components.browser import assets, modules, mount
from components.browser.mount import AT_DEPTH, PARTS
from components.figures import Figure
from components.packing import Packed, stored
from components.study import DataProblem, NotInStudy, Study, study_ids
from components.study.prose import Depth
from components.ui import frame

ADAPTER = Path(__file__).parent / "scripts" / "explorable.js"


@lru_cache(maxsize=1)
def _style() -> str:
    return assets.STYLE.read_text("utf-8")


_mount = st.components.v2.component(
    "explorable",
    html='<div class="xp-root" style="min-height:420px"></div>',
    css=_style(),
    js=modules.module(ADAPTER),
    isolate_styles=False,
)


def show(
    figure: Figure,
    study: Study,
    *,
    parts: Sequence[str] = PARTS,
    alone: bool = False,
) -> None:
    """Show one figure; in its place, one sentence where the study cannot feed it.

    Alone, it has the parts that the address asks for, which may also freeze it.
    """
    try:
        packed = stored.packed(figure, study)
    except DataProblem as problem:
        absent = isinstance(problem, NotInStudy)
        frame.say(problem, f"{figure.name}{':' if absent else ' cannot be drawn.'} ")
        return
    _place(figure, study, packed, list(parts), alone)


@st.fragment
def _place(figure: Figure, study: Study, packed: Packed, parts: list[str], alone: bool) -> None:
    """Mount what is packed. A choice is told for the address alone: nothing else runs again."""
    key = f"figure-{study.id}-{figure.id}"

    def told() -> None:
        """The reader settled on a value: keep it in the URL."""
        said = st.session_state[key].choice
        if isinstance(said, dict):
            for control in figure.controls:
                value = str(said.get("value"))
                if control.name == said.get("name") and value in control.choices(study):
                    st.query_params[control.name] = value

    said = asked()
    _mount(
        key=key,
        data={
            **mount.options(
                figure,
                study,
                packed,
                home=home(figure, study),
                parts=said.parts if alone else parts,
                theme=said.theme,
                level=1 if alone else 2,
                predict=asks(alone),
                frozen=said.frozen if alone else "",
                fit=alone and said.fit,
            ),
            "folder": f"{assets.FOLDER}/",
            "src": assets.figure_name(study.id, figure.id, packed.sha),
            "drawn": assets.variants_name(study.id, figure.id, packed.sha),
            "script": assets.script_name(),
            "plotly": assets.plotly_name(),
        },
        on_choice_change=told,
    )


def home(figure: Figure, study: Study) -> str:
    """The address of a figure alone, relative to any page; it names the study if it must."""
    query = {"figure": figure.id}
    if len(study_ids()) > 1:
        query["study"] = study.id
    return f"./?{urlencode(query)}"


def parts(depth: Depth) -> list[str]:
    """What stands around a plot at this depth."""
    return list(AT_DEPTH[depth])


def asks(alone: bool) -> bool:
    """Whether readers guess before they see: on pages unless declined, alone if asked for."""
    said = st.query_params.get("predict")
    usual = not alone and st.session_state.get("depth") != "story"
    return said == "on" or (usual and said != "off")


def asked() -> mount.Asked:
    """What the URL asks for; Streamlit keeps `embed` to itself, and says it in another way."""
    query = dict(st.query_params.items())
    return mount.asked({**query, "embed": "true"} if st.context.is_embedded else query)


def theme() -> str:
    """The theme the URL asks for, else that of the page."""
    return asked().theme
