"""The article of a page, in the app: one component, which the browser fills and keeps.

Its data say which article it is. The browser has it from the first HTML, or fetches it; nothing of
it goes by the websocket, and the server is not asked about what readers choose in it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import blocks
from components.browser import assets, modules
from components.paper import files
from components.study import Study
from components.study.contents import contents
from components.ui import joined
from components.ui.pages import named

SCRIPTS = Path(__file__).parent / "scripts"
KEY = "article"
TO = "article-to"  # where the link leads that was followed
TURN = "article-turn"  # how often a reader of this session followed a link

_article = st.components.v2.component(
    "article",
    html="<div class='paper-place'></div>",
    js=modules.module(SCRIPTS / "article.js"),
    isolate_styles=False,
)
_rest = st.components.v2.component(
    "article_rest",
    html="<div class='paper-place'></div>",
    js=modules.module(SCRIPTS / "article_rest.js"),
    isolate_styles=False,
)


def show(path: str, study: Study) -> None:
    """The article at a path (see paper.files), and where the links in it lead.

    Called outside of all pages, so that it stays in place when the page changes.
    """
    asset = files.ready(study, path)
    _article(
        key=KEY,
        data={
            "src": asset.name if asset else f"{files.FOLDER}/{study.id}/{path}.html",
            "sha": files.sha_of(asset) if asset else "",
            "split": parted(path),
            "next": f"{files.FOLDER}/{study.id}/ID.html",
            "home": contents()[0].id,
            "script": f"{assets.FOLDER}/{files.page_name()}",
            "room": str(st.query_params.get(joined.FIELD, "")),
            "turn": st.session_state.get(TURN, 0),
        },
        on_go_change=_told,
    )


def rest(path: str, study: Study) -> None:
    """What comes after that which Streamlit shows in the middle of a page, if it shows anything."""
    asset = files.article_of(study, path)
    if asset and parted(path):
        _rest(key=f"{KEY}-rest", data={"sha": files.sha_of(asset)})


def parted(path: str) -> bool:
    """Whether Streamlit shows something in the middle of a page."""
    return path in {page.id for page in contents()} and blocks.Room() in blocks.blocks(path)


def _told() -> None:
    """A link was followed: what it leads to is kept until the run that follows."""
    st.session_state[TO] = st.session_state[KEY].go


def follow() -> None:
    """Go where a link led, before anything of the page that is left is shown again."""
    to = st.session_state.pop(TO, None)
    if not isinstance(to, dict):
        return
    ids = {page.id for page in contents()}
    id = str(to.get("page") or contents()[0].id)
    query = to.get("query")
    if id in ids and isinstance(query, dict):
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        asked = {str(name): str(value) for name, value in query.items()}
        st.switch_page(named(id), query_params=asked)
