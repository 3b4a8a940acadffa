"""The gallery on its page: two filters, both of them in the URL, and the cards."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urljoin

import streamlit as st

from components.browser.gallery import Card, Ways, cards, gallery, matching
from components.browser.mount import address
from components.figures import Figure
from components.packing import stored
from components.packing.variants import data_sha
from components.study import Study
from components.study.contents import contents
from components.ui import explorable

LONGEST = 80  # characters that a search may have


def show(study: Study) -> None:
    """The filters and the cards they leave."""
    _filtered(cards(study, stored.usual), study)


@st.fragment
def _filtered(every: tuple[Card, ...], study: Study) -> None:
    kinds = tuple(dict.fromkeys(kind for card in every for kind in card.kinds))
    find = st.text_input(
        "Search in the figures", key="search", max_chars=LONGEST, bind="query-params"
    )
    kind = st.pills("Numbers that are", kinds, key="kind", bind="query-params")
    found = matching(every, find, kind or "")
    said = f"{len(found)} of {len(every)} figures"
    listed = gallery(
        found, lambda figure: ways(figure, study), datetime.now(UTC).date().isoformat()
    )
    st.html(f'<p role="status">{said}</p>{listed}')


def ways(figure: Figure, study: Study) -> Ways:
    """Addresses of a figure: to follow from here, and whole where they are taken elsewhere."""
    home, here = explorable.home(figure, study), str(st.context.url or "")
    return Ways(
        page="." if figure.page == contents()[0].id else figure.page,
        alone=home,
        rows=f"data/{study.id}/figures/{figure.id}.csv",
        embed=urljoin(here, address(home, {"embed": "true"})),
        printed=urljoin(here, address(home, {"frozen": data_sha(figure, study)})),
    )
