"""The article of a page, in the app: one component, which the browser fills and keeps.

Its data say which article it is. The browser has it from the first HTML, or fetches it; nothing of
it goes by the websocket, and the server is not asked about what readers choose in it. Links in it
are followed by the browser, which changes the address: Streamlit then shows the page of that.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.browser import assets, modules
from components.paper import files
from components.study import Study
from components.study.contents import contents

SCRIPTS = Path(__file__).parent / "scripts"
KEY = "article"

_article = st.components.v2.component(
    "article",
    html="<div class='paper-place'></div>",
    js=modules.module(SCRIPTS / "article.js"),
    isolate_styles=False,
)


def show(path: str, study: Study) -> None:
    """The article at a path (see paper.files).

    Called outside of all pages, so that it stays in place when the page changes.
    """
    asset = files.ready(study, path)
    _article(
        key=KEY,
        data={
            "src": asset.name if asset else f"{files.FOLDER}/{study.id}/{path}.html",
            "sha": files.sha_of(asset) if asset else "",
            "next": f"{files.FOLDER}/{study.id}/ID.html",
            "path": path,
            "study": study.id,
            "home": contents()[0].id,
            "script": f"{assets.FOLDER}/{files.page_name()}",
            "room": str(st.query_params.get("room", "")),
        },
    )
