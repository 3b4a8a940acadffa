"""Entry point: `streamlit run app.py`, or any ASGI server with `app:app`.

The script itself lies in components/ui, so that no folder named pages/ stands beside it: there,
Streamlit's old page mechanism would take over for the first visitor by a deep link.
"""

from pathlib import Path

import streamlit as st

from components.ui import front, warm

app = st.App(
    Path(__file__).parent / "components" / "ui" / "script.py",
    routes=list(front.routes()),
    middleware=front.middleware,
    lifespan=warm.lifespan,
)
