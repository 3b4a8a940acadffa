"""Show a live figure: its controls as widgets, and one variant drawn for what they say.

The address gives the first value of each widget and follows it from then on, so that a link leads
to what its sender saw. Streamlit can bind a widget to the address by itself, but only one of a
name on a page; here several toys share the seed, and move together.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.browser import mount
from components.figures import CATALOGUE, Control, Figure, drawing
from components.study import DataProblem, Study
from components.ui import explorable

MOVED = "lab-others-moved"  # set while other figures must follow a choice


def show(
    figure: Figure,
    study: Study,
    *,
    parts: Sequence[str] = mount.PARTS,
    alone: bool = False,
) -> None:
    """Show one live figure below its controls; alone, an address may leave these out."""
    try:
        with drawing(figure):
            figure.chosen(study, {})
    except DataProblem:
        explorable.show(figure, study)  # says in one sentence what the study lacks
        return
    if alone:
        asked = explorable.asked()
        if asked.frozen or "controls" not in asked.parts:
            chosen = figure.chosen(study, st.query_params)
            explorable.show(figure, study, alone=True, choices=chosen)
            return
    _fragment(figure, study, tuple(parts), alone)


@st.fragment
def _fragment(figure: Figure, study: Study, parts: tuple[str, ...], alone: bool) -> None:
    """A choice runs this again and nothing else, unless other figures must follow."""
    if st.session_state.pop(MOVED, False):
        st.rerun()
    sliders = [control for control in figure.controls if control.kind == "slider"]
    embedded = st.context.is_embedded  # there the plot needs the room, and the choices fold away
    place = st.popover("Choices") if embedded else st.container(border=True)
    with place, st.container(key=f"lab-{figure.id}"):
        for control in figure.controls:
            if control not in sliders:
                _widget(control, figure, study)
        for control, place in zip(sliders, st.columns(len(sliders) or 1), strict=False):
            with place:
                _widget(control, figure, study)
    choices = {control.name: st.session_state[_key(figure, control)] for control in figure.controls}
    explorable.show(figure, study, parts=parts, alone=alone, choices=choices)


def _key(figure: Figure, control: Control) -> str:
    """Name of a widget's state: each figure has its own widget for a control.

    When another figure moves a shared control, the widget gets a new name and with it the new
    value. A browser that has not heard of this yet still sends the old one, under a name that no
    longer counts; otherwise it would put every figure back.
    """
    return f"{figure.id}-{control.name}-{st.session_state.get(_moves(figure, control), 0)}"


def _moves(figure: Figure, control: Control) -> str:
    """Name of the count of moves that a figure's widget took over from others."""
    return f"lab-moves-{figure.id}-{control.name}"


def _widget(control: Control, figure: Figure, study: Study) -> None:
    """One control. Its state is never set while a reader may be moving it."""
    key, said = _key(figure, control), control.choices(study)
    options, words = list(said), said.__getitem__
    if st.session_state.get(key) not in options:
        st.session_state[key] = control.read(st.query_params.get(control.name), study)

    def told() -> None:
        if key == _key(figure, control):  # else a late word, from before another figure moved it
            _told(control, figure, study)

    if control.kind == "slider":
        st.select_slider(control.label, options, format_func=words, key=key, on_change=told)
    else:
        st.segmented_control(
            control.label, options, format_func=words, key=key, on_change=told, required=True
        )


def _told(control: Control, figure: Figure, study: Study) -> None:
    """The reader chose: write it into the address, and hand it on to figures that share it."""
    for each in figure.controls:
        value = st.session_state.get(_key(figure, each))
        if value is not None and (each == control or value != each.default(study)):
            st.query_params[each.name] = value
    for other in CATALOGUE:
        if (
            other != figure
            and control in other.controls
            and _key(other, control) in st.session_state
        ):
            moves = _moves(other, control)
            st.session_state[moves] = st.session_state.get(moves, 0) + 1
            st.session_state[MOVED] = True
