"""Visits to pages without a browser: Streamlit's own test helper, which knows files alone."""

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.paper import files
from components.study import load_study
from components.study.contents import contents

SCRIPT = Path(__file__).resolve().parents[1] / "components" / "ui" / "script.py"


def begin(**query: str) -> AppTest:
    """A visit that has not run yet, at an address."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=60)
    app.query_params.update(query)
    return app


def go(app: AppTest, page: str) -> AppTest:
    """Be on a page from the next run on."""
    app._page_hash = calc_hash("" if page == contents()[0].id else page)
    return app


def open_page(page: str, **query: str) -> AppTest:
    """A page at an address, run."""
    return go(begin(**query), page).run()


def shown(app: AppTest) -> dict[str, Any]:
    """What the browser is told of the article."""
    (found,) = (it for it in app.get("bidi_component") if it.proto.component_name == "article")
    return dict(json.loads(found.proto.json or found.proto.mixed.json))


def article(path: str, study: str = "gemma4-e4b") -> str:
    """The article of a page by its id, or of a figure at figures/ID, as the app serves it."""
    asset = files.article_of(load_study(study), path)
    assert asset
    return asset.body.decode()
