"""The script that Streamlit runs for every visitor: study, menu, and the page or the one figure."""

from __future__ import annotations

import streamlit as st

from components import limits
from components.figures import BY_ID
from components.study import DataProblem
from components.study.contents import contents, site_title
from components.ui import explorable, frame, joined, page, pages, route


def run() -> None:
    """One run, for one visitor."""
    figure_id = st.query_params.get("figure")
    menu = pages.pages(page.show)
    alone = figure_id is not None or st.context.is_embedded
    current = st.navigation(menu, position="hidden" if alone else "sidebar", expanded=True)
    name = BY_ID[figure_id].name if figure_id in BY_ID else current.title
    st.set_page_config(
        page_title=site_title()
        if current.url_path == "" and not figure_id
        else f"{name} · {site_title()}",
        layout="wide",
    )

    if not alone:
        frame.pick_study()
        frame.pick_depth()
        joined.keep(current.url_path)
    try:
        study = frame.current_study()
    except DataProblem as problem:
        frame.say(problem)
        st.stop()
    if figure_id is None:
        with frame.column():
            current.run()
            route.onward(current.url_path or contents()[0].id)
    elif figure_id in BY_ID:
        frame.paper(explorable.theme())
        explorable.show(BY_ID[figure_id], study, alone=True)
    else:
        st.error(frame.plain(f"There is no figure called “{figure_id[:80]}”."))


with limits.RUNS:
    run()
