"""Lines of Python that load what a figure draws, and draw it: for those who go on from there."""

from __future__ import annotations

import re

WEB = re.compile("https?:")


def lines(rows: str, chart: str) -> str:
    """Load rows with pandas and draw the chart with Plotly, each by its address or file name.

    The menu of a figure does the same (menu/python.js); both are tested on tests/twins/python.json.
    """
    far = bool(WEB.match(chart))
    read = f'urlopen("{chart}").read()' if far else f'Path("{chart}").read_bytes()'
    return "\n".join(
        [
            "from urllib.request import urlopen" if far else "from pathlib import Path",
            "",
            "import pandas as pd",
            "import plotly.io as pio",
            "",
            f'rows = pd.read_csv("{rows}")  # exactly the rows drawn',
            f"figure = pio.from_json({read})",
            'figure.update_layout(title_text=figure.layout.meta["title"])',
            "figure.show()",
            "",
        ]
    )
