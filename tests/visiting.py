"""Visits to pages without a browser: Streamlit's own test helper, which knows files alone."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

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
